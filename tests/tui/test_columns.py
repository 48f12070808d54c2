"""The columns beside the article: as wide as the user wants them, or hidden, also the next time."""

from __future__ import annotations

import json

from idlib_tui.tui.panes import NARROWEST, WIDEST, ColumnShape, Pane
from idlib_tui.tui.session import Session, session_file
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, WIDE, Driver, opened


def widths(driver: Driver) -> dict[str, int]:
    """The widths of the columns on show."""
    return {
        name: column.outer_size.width
        for name in ("sources", "article", "side")
        if (column := driver.main.query_one(f"#{name}-column")).display
    }


async def test_a_column_is_widened_and_narrowed_at_the_cost_of_the_article(
    bridge: Workspace,
) -> None:
    async with opened(bridge, WIDE) as driver:
        before = widths(driver)
        await driver.press("1", "ctrl+right")
        wider = widths(driver)
        assert wider["sources"] - before["sources"] == before["article"] - wider["article"] == 8
        assert wider["side"] == before["side"]
        await driver.press("ctrl+left")
        assert widths(driver) == before


async def test_the_article_is_widened_at_the_cost_of_the_column_beside_it(
    bridge: Workspace,
) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("3", "2")
        before = widths(driver)
        await driver.press("ctrl+right", "ctrl+right")
        after = widths(driver)
        assert after["article"] > before["article"]
        assert sum(after.values()) == sum(before.values()) == NORMAL[0]


async def test_no_column_takes_all_or_nothing(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("1", *["ctrl+left"] * 20)
        assert widths(driver)["sources"] == round(NORMAL[0] * NARROWEST / 100)
        await driver.press(*["ctrl+right"] * 30)
        assert widths(driver)["sources"] == NORMAL[0] * WIDEST // 100


async def test_a_hidden_column_is_on_show_only_while_it_has_the_focus(bridge: Workspace) -> None:
    async with opened(bridge, WIDE) as driver:
        await driver.press("1", "H")
        assert driver.main.pane is Pane.ARTICLE
        assert set(widths(driver)) == {"article", "side"}
        await driver.press("1")
        assert set(widths(driver)) == {"sources", "article", "side"}
        await driver.press("3")
        assert set(widths(driver)) == {"article", "side"}
        await driver.press("1", "H", "3")
        assert set(widths(driver)) == {"sources", "article", "side"}
        assert "Sources stays beside the article." in driver.notices()


async def test_the_columns_are_the_same_at_the_next_start(bridge: Workspace) -> None:
    async with opened(bridge, WIDE) as driver:
        await driver.press("1", "ctrl+right", "4", "H")
        before = widths(driver)
    async with opened(bridge, WIDE) as driver:
        assert widths(driver) == before


async def test_one_column_alone_has_the_whole_screen(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("1", "ctrl+left")
        await driver.pilot.resize_terminal(*NARROW)
        await driver.settle()
        assert widths(driver) == {"sources": NARROW[0]}
        await driver.press("ctrl+right")
        assert driver.notices() == ["Widen column: there is only one column."]


def test_a_session_with_columns_that_cannot_be_is_taken_as_far_as_it_can_be(
    bridge: Workspace,
) -> None:
    file = session_file(bridge)
    file.parent.mkdir(parents=True)
    columns = {"sources": {"share": 10**9, "hidden": "yes"}, "side": [], "other": {"share": 3}}
    file.write_text(json.dumps({"columns": columns}), encoding="utf-8")
    assert Session.load(file).columns == {"sources": ColumnShape(WIDEST)}
