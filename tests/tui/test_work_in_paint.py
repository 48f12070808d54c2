"""What a paint costs: no file is looked at, and each row is drawn once."""

from collections import Counter
from pathlib import Path

import pytest

from idlib_tui.filters import EVERY_FIGURE, FigureFilter
from idlib_tui.library import Library
from idlib_tui.model import Statement
from idlib_tui.tui.widgets.quote_list import QuoteList
from idlib_tui.workspace import Workspace
from tests.tui.driving import opened


async def test_no_file_is_looked_at_while_painting(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(bridge) as driver:
        looked: list[Path] = []
        stat = Path.stat

        def watched(path: Path, *, follow_symlinks: bool = True) -> object:
            looked.append(path)
            return stat(path, follow_symlinks=follow_symlinks)

        monkeypatch.setattr(Path, "stat", watched)
        driver.main.refresh(layout=True)
        await driver.press("j", "k", "4", "j")
        assert looked == []


async def test_a_change_of_the_desk_by_another_program_is_seen_on_coming_back(
    bridge: Workspace,
) -> None:
    async with opened(bridge) as driver:
        assert driver.main.desk is not None
        await driver.press("4", "p")
        desk = bridge.briefs / "desk.yaml"
        desk.write_text("", encoding="utf-8")
        assert driver.main.desk.pins
        driver.main.look_for_changes()
        await driver.settle()
        assert driver.main.desk.pins == ()


async def test_a_row_is_drawn_once_a_paint(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(bridge) as driver:
        await driver.press("4")
        quotes = driver.main.panes.quotes.list
        drawn: Counter[int] = Counter()
        words = QuoteList.words

        def counted(self: QuoteList, row: Statement, room: int) -> object:
            drawn[row.quote.start] += 1
            return words(self, row, room)

        monkeypatch.setattr(QuoteList, "words", counted)
        quotes.refresh()
        await driver.pilot.pause()
        assert drawn
        assert set(drawn.values()) == {1}


async def test_figures_are_read_in_windows(
    bridge: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    windows: list[int | None] = []
    figures = Library.figures

    def counted(
        self: Library,
        wanted: FigureFilter = EVERY_FIGURE,
        *,
        offset: int = 0,
        limit: int | None = None,
    ) -> object:
        windows.append(limit)
        return figures(self, wanted, offset=offset, limit=limit)

    monkeypatch.setattr(Library, "figures", counted)
    async with opened(bridge) as driver:
        await driver.press("5")
        assert windows
        assert None not in windows
