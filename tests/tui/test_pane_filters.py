"""Escape shows everything again, whatever left rows out."""

import pytest

from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, opened


@pytest.mark.parametrize(("pane", "key"), [("3", "w"), ("4", "w"), ("4", "K")])
async def test_escape_clears_what_a_key_left_out(bridge: Workspace, pane: str, key: str) -> None:
    async with opened(bridge, NARROW) as driver:
        await driver.press(pane, key)
        panes = driver.main.panes
        shown = panes.chronology if pane == "3" else panes.quotes
        assert shown.filtered
        await driver.press("escape")
        assert not shown.filtered
        assert shown.list.has_focus
