"""The mouse reaches what the keys reach."""

from __future__ import annotations

from idlib_tui.tui.dialogs.help import HelpScreen
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.workspace import Workspace
from tests.tui.driving import NORMAL, Driver, opened


async def click(driver: Driver, text: str, *, times: int = 1) -> None:
    """Click on a text where it first stands on the screen."""
    lines = driver.text().splitlines()
    row = next(row for row, line in enumerate(lines) if text in line)
    place = (lines[row].index(text) + 1, row)
    await driver.pilot.click(offset=place, times=times)
    await driver.settle()


async def test_a_click_on_a_tab_goes_to_the_pane(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await click(driver, "Quotes")
        assert driver.main.pane is Pane.QUOTES
        await click(driver, "Sources")
        assert driver.main.pane is Pane.SOURCES


async def test_a_click_on_a_hint_is_its_key(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await click(driver, "? Keys")
        assert isinstance(driver.app.screen, HelpScreen)
        await click(driver, "esc Close")
        assert driver.app.screen is driver.main
        assert "Search" in str(driver.main.query_one(KeyHints).render())


async def test_a_double_click_opens_a_source(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await click(driver, "The ferry began", times=2)
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "ferry"


async def test_a_click_into_the_search_bar_searches(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await click(driver, "Search all articles")
        await driver.type("ferry")
        assert driver.main.searching.has_hits
        await driver.press("escape")
        assert driver.app.focused is driver.main.panes.sources
