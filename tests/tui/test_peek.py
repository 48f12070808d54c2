"""Looking at words in their paragraph without leaving the list."""

from __future__ import annotations

import pytest

from idlib_tui.tui.controllers.explaining import excerpt
from idlib_tui.tui.dialogs.peek import Peek
from idlib_tui.tui.passage import Passage
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, opened


@pytest.mark.parametrize("size", [NORMAL, NARROW])
@pytest.mark.parametrize("key", ["j", "escape", "q", "semicolon"])
async def test_a_quote_in_its_paragraph_until_any_key(
    bridge: Workspace, size: tuple[int, int], key: str
) -> None:
    async with opened(bridge, size) as driver:
        await driver.press("4", "j")
        row = driver.main.panes.quotes.list.current_row
        assert row is not None
        before = driver.main.panes.quotes.list.cursor
        await driver.press("semicolon")
        assert isinstance(driver.app.screen, Peek)
        shown = " ".join(driver.text().replace("│", " ").split())
        assert "“The bridge is not safe,” Field told reporters. “We will build a new one.”" in shown
        assert "4 Mar 2021 · paragraph 2 of 4" in shown
        assert "speaker: Anna Field (“Field”)" in shown
        await driver.press(key)
        assert not isinstance(driver.app.screen, Peek)
        assert driver.main.panes.quotes.list.cursor == before, "the key does nothing else"


async def test_events_and_times_are_explained(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("3", "f")
        await driver.type("ferry began")
        await driver.press("enter", "semicolon")
        assert isinstance(driver.app.screen, Peek)
        assert "“Monday” → 8 Mar 2021" in driver.text().replace("\xa0", " ")
        await driver.press("space", "1", "semicolon")
        # Of a whole article, the beginning.
        assert "paragraph 1 of" in driver.text()


async def test_an_endless_paragraph_is_cut_around_the_words(bridge: Workspace) -> None:
    text = "word " * 4_000 + "“It is over,” Tom Reed said. " + "word " * 4_000
    (bridge.seeds / "endless.txt").write_text(f"date 2021-03-22 {text}\n", encoding="utf-8")
    async with opened(bridge, NORMAL) as driver:
        library = driver.main.open_library
        article, found = library.article("endless"), library.annotations("endless")
        start = article.text.index("“It is over")
        words = Passage(found.quotes[0].kind, "endless", start, start + 14, "")  # type: ignore[arg-type]
        shown = excerpt(article, found, words, "endless")
        assert shown.text[slice(*shown.words)] == "“It is over,” "
        assert len(shown.text) < 3_000
