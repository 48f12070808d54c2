"""Opening, reading, going back, marking and leaving, driven by keys."""

from __future__ import annotations

import pytest
from filelock import FileLock
from textual.widgets import Input

from idlib_tui.brief import Desk
from idlib_tui.brief.desk_file import LOCK_FILE
from idlib_tui.tui.panes import Pane
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, WIDE, opened


async def test_starts_with_the_newest_article_and_the_focus_in_the_sources(
    bridge: Workspace,
) -> None:
    async with opened(bridge) as driver:
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "council"
        assert driver.app.focused is driver.main.panes.sources
        assert "3 articles, 1 problem" in driver.text()
        assert not Desk(bridge.briefs / "desk.yaml").is_read(
            driver.main.reading.article.content_hash
        ), "nobody has opened it yet"


async def test_enter_opens_and_marks_as_read(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("j", "enter")
        article = driver.main.reading.article
        assert article is not None
        assert article.id == "ferry"
        assert driver.main.pane is Pane.ARTICLE
        assert Desk(bridge.briefs / "desk.yaml").is_read(article.content_hash)


async def test_the_way_back_and_forward_restores_place(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("2", "j", "j")
        before = driver.main.reading.here
        await driver.press("1", "j", "enter")
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "ferry"
        await driver.press("backspace")
        assert driver.main.reading.here == before
        await driver.press("backslash")
        assert driver.main.reading.article.id == "ferry"


async def test_no_way_back_at_the_beginning(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("backspace")
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "council"
        assert "backspace" not in driver.main.active_bindings


async def test_next_unread_goes_through_all_and_then_says_so(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        seen = []
        for _ in range(3):
            await driver.press("u")
            assert driver.main.reading.article is not None
            seen.append(driver.main.reading.article.id)
        assert sorted(seen) == ["bridge", "council", "ferry"]
        await driver.press("u")
        assert "Every article has been read." in driver.notices()


async def test_read_mark_is_taken_back(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("enter", "m")
        article = driver.main.reading.article
        assert article is not None
        assert not Desk(bridge.briefs / "desk.yaml").is_read(article.content_hash)


async def test_pin_survives_the_program(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("2", "j", "p")
    pins = Desk(bridge.briefs / "desk.yaml").pins
    assert [pin.article for pin in pins] == ["council"]
    assert pins[0].text.startswith("Mayor Anna Field called")
    async with opened(bridge) as driver:
        assert "pinned" in driver.text()
        await driver.press("2", "p")
    assert Desk(bridge.briefs / "desk.yaml").pins == ()


async def test_escape_works_its_way_out(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("2", "z")
        assert driver.main.zen
        await driver.press("escape")
        assert not driver.main.zen
        await driver.press("r", "escape")
        assert not driver.main.panes.reader.raw
        await driver.press("escape")
        assert driver.main.pane is Pane.SOURCES
        assert driver.main.way_out() is None
        assert "escape" not in driver.main.active_bindings


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW, (40, 10)])
async def test_digits_and_tab_reach_every_pane(bridge: Workspace, size: tuple[int, int]) -> None:
    async with opened(bridge, size) as driver:
        for pane in Pane:
            await driver.press(str(pane.number))
            assert driver.main.pane is pane
            focused = driver.app.focused
            assert focused is not None
            assert focused.region.width > 0, f"{pane} has the focus but no room"
        await driver.press("tab")
        assert driver.main.pane is Pane.SOURCES
        await driver.press("shift+tab")
        assert driver.main.pane is Pane.FIGURES


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        (WIDE, {Pane.SOURCES, Pane.ARTICLE, Pane.QUOTES}),
        (NORMAL, {Pane.ARTICLE, Pane.QUOTES}),
        (NARROW, {Pane.QUOTES}),
    ],
)
async def test_as_many_panes_as_fit(
    bridge: Workspace, size: tuple[int, int], seen: set[Pane]
) -> None:
    async with opened(bridge, size) as driver:
        await driver.press("4")
        widgets = {pane: driver.main.panes.widget(pane) for pane in Pane}
        on_screen = {pane for pane, widget in widgets.items() if widget.is_on_screen}
        assert on_screen == seen


async def test_a_new_width_keeps_the_pane_and_the_place(bridge: Workspace) -> None:
    async with opened(bridge, WIDE) as driver:
        await driver.press("2", "j")
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert driver.main.pane is Pane.ARTICLE
        assert driver.main.panes.reader.cursor == 1
        assert driver.app.focused is driver.main.panes.reader


async def test_theme_is_remembered(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        first = driver.app.theme
        await driver.press("t")
        chosen = driver.app.theme
        assert chosen != first
        folder = driver.app.settings.folder
    from idlib_tui.tui.settings import Settings  # noqa: PLC0415

    assert Settings.load(folder).theme == chosen


async def test_a_keymap_moves_a_key_and_its_hint(bridge: Workspace) -> None:
    from idlib_tui.tui.settings import Settings  # noqa: PLC0415

    settings = Settings(bridge.root / "settings", keymap={"zen": "f11", "zne": "x"})
    async with opened(bridge, settings=settings) as driver:
        await driver.press("z")
        assert not driver.main.zen
        await driver.press("f11")
        assert driver.main.zen
        assert any("Did you mean 'zen'?" in notice for notice in driver.notices())


async def test_filter_narrows_the_sources_and_escape_widens_them(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("f")
        await driver.type("ferry")
        assert driver.main.panes.sources.count == 1
        await driver.press("enter")
        assert driver.main.panes.sources.count == 1
        await driver.press("escape")
        assert driver.main.panes.sources.count == 4


async def test_cancelling_a_filter_leaves_the_list_as_it_was(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("f")
        await driver.type("ferry")
        await driver.press("escape")
        assert driver.main.panes.sources.count == 4


async def test_new_files_appear_without_moving_the_reader(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("j", "enter", "j")
        before = driver.main.reading.here
        (bridge.seeds / "late.txt").write_text(
            "date 2021-04-01 RIVERTON – The crossing opened on Thursday.\n", encoding="utf-8"
        )
        await driver.press("ctrl+r")
        assert driver.main.article_count == 4
        assert driver.main.reading.here == before
        assert "4 articles" in driver.text()


async def test_quitting_leaves_with_status_zero(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.pilot.press("q")
        await driver.pilot.pause()
        assert driver.app.return_value == 0


async def test_typing_in_the_search_bar_runs_no_command(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("slash")
        await driver.type("q/?z1")
        assert driver.main.query_one(Input).value == "q/?z1"
        assert driver.app.is_running


async def test_unpinning_is_undone_with_the_note(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("2", "j", "c")
        await driver.type("ask her")
        await driver.press("enter", "p")
        assert "Unpinned, its note too; press U to undo" in driver.notices()[-1]
        assert Desk(bridge.briefs / "desk.yaml").pins == ()
        await driver.press("U")
        assert driver.notices()[-1].startswith("Undone: you had unpinned “Mayor Anna Field")
        assert [pin.note for pin in Desk(bridge.briefs / "desk.yaml").pins] == ["ask her"]
        await driver.press("U")
        assert Desk(bridge.briefs / "desk.yaml").pins == ()
        assert "U" not in driver.main.active_bindings, "the mark of the opened article stays"


async def test_a_search_is_saved_forgotten_and_brought_back(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("ferry")
        await driver.press("enter", "s", "enter")
        assert driver.notices()[-1] == "Saved as “ferry”."
        await driver.press("escape", "s", "ctrl+x", "escape")
        assert driver.notices()[-1] == "Forgot “ferry”; press U to undo."
        assert Desk(bridge.briefs / "desk.yaml").searches == {}
        await driver.press("U")
        assert Desk(bridge.briefs / "desk.yaml").searches == {"ferry": "ferry"}


async def test_keys_pressed_while_another_program_writes_are_not_lost(bridge: Workspace) -> None:
    bridge.briefs.mkdir(exist_ok=True)
    async with opened(bridge) as driver:
        await driver.press("2", "j")
        with FileLock(bridge.briefs / LOCK_FILE):
            for key in ("p", "j", "p", "m"):
                await driver.pilot.press(key)
            assert not any("Pinned" in notice for notice in driver.notices()), (
                "it is not on disk yet"
            )
            assert Desk(bridge.briefs / "desk.yaml").pins == ()
        # Left at once: what was asked for is finished first.
    desk = Desk(bridge.briefs / "desk.yaml")
    assert len(desk.pins) == 2
