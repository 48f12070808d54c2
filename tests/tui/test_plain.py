"""The reader without ornaments, and on terminals that know no Unicode."""

from __future__ import annotations

from rich.cells import cell_len

from idlib_tui.tui.app import IdlibApp
from idlib_tui.tui.settings import Settings
from idlib_tui.tui.terminal.ascii import signs, wants_ascii
from idlib_tui.workspace import Workspace
from tests.tui.driving import NORMAL, Driver


def test_the_locale_tells_whether_there_is_unicode() -> None:
    assert not wants_ascii({})
    assert not wants_ascii({"LANG": "de_DE.UTF-8"})
    assert not wants_ascii({"LANG": "C.utf8"})
    assert wants_ascii({"LANG": "C"})
    assert wants_ascii({"LC_ALL": "POSIX", "LANG": "C.UTF-8"})
    assert wants_ascii({"LC_CTYPE": "en_US.ISO-8859-1"})


def test_every_character_becomes_one_of_ascii_cell_for_cell() -> None:
    table = signs({"LANG": "C"})
    assert table is not None
    shown = "╭─ 1 Sources ▌ • “Çavuşoğlu” said… ≈ 18 Feb ★ 漢字 ½ \u0301"
    plain = shown.translate(table)
    assert plain.isascii()
    assert cell_len(plain) == cell_len(shown)
    assert plain.startswith('+- 1 Sources | * "Cavusoglu" said~ ~ 18 Feb * ????')
    escape = "\x1b[38;2;1;2;3m\r\n"
    assert escape.translate(table) == escape


def test_without_ornaments_frames_are_blank_and_the_cursor_is_a_letter() -> None:
    table = signs({"LANG": "C.UTF-8"}, plain=True)
    assert table is not None
    assert "╭─╮│▌ • “so”▆".translate(table) == "    > • “so” "
    assert signs({"LANG": "C.UTF-8"}) is None


async def test_one_pane_at_a_time_and_no_plots(bridge: Workspace) -> None:
    app = IdlibApp(bridge, None, Settings(bridge.root / "settings"), plain=True)
    async with app.run_test(size=NORMAL) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        assert "╭" not in driver.text()
        assert "enter Open" in driver.text()
        await driver.press("3")
        assert not driver.main.query_one("#sources-column").display
        assert not driver.main.panes.chronology.query_one("TimePlot").display
        await driver.press("5")
        assert not driver.main.panes.figures.query_one("RangePlot").display
