"""Stars and tags of articles: set by keys, shown in the rows, filtered by, and taken back."""

from __future__ import annotations

import pytest

from idlib_tui.brief import Desk
from idlib_tui.errors import FilterError
from idlib_tui.tui.widgets.source_filter import SourceFilter, read_source_filter
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, NORMAL, Driver, opened


async def listed(driver: Driver) -> list[str]:
    """The ids of the listed articles."""
    sources = driver.main.panes.sources
    rows = [sources.row_at(index) for index in range(sources.count)]
    return [row.article.id for row in rows if row is not None and row.article is not None]


async def test_a_star_is_given_shown_filtered_by_and_taken_back(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("1", "j", "asterisk")
        assert driver.notices() == ["Starred."]
        assert "★" in driver.text()
        await driver.press("f")
        await driver.type("is:starred")
        await driver.press("enter")
        assert await listed(driver) == ["ferry"]
        await driver.press("escape", "U")
        assert "★" not in driver.text()
        assert not Desk(bridge.briefs / "desk.yaml").marks.starred


async def test_tags_are_given_and_taken_away_by_name(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("1", "T")
        await driver.type("To  check [b]")
        await driver.press("enter")
        assert "#To check [b]" in driver.text()
        # The second article gets it from the list.
        await driver.press("j", "T")
        assert "1 article" in driver.text()
        await driver.press("enter")
        tags = Desk(bridge.briefs / "desk.yaml").marks.tags
        assert {name: len(articles) for name, articles in tags.items()} == {"To check [b]": 2}
        await driver.press("f")
        await driver.type('tag:"to check')
        assert await listed(driver) == []
        await driver.type(" [b]")
        assert await listed(driver) == ["council", "ferry"]
        await driver.press("enter", "escape", "T")
        assert "has it" in driver.text()
        await driver.press("enter")
        tags = Desk(bridge.briefs / "desk.yaml").marks.tags
        assert {name: len(articles) for name, articles in tags.items()} == {"To check [b]": 1}
        # The query language knows the same marks.
        await driver.press("U")
        await driver.search('tag:"to check*"')
        assert len(await listed(driver)) == 2


async def test_the_prompt_says_what_a_filter_may_be(bridge: Workspace) -> None:
    async with opened(bridge, NARROW) as driver:
        await driver.press("1", "f")
        await driver.type("is:new")
        await driver.press("enter")
        assert "is: is one of read, unread, starred, pinned" in driver.text()
        await driver.press("escape", "f")
        await driver.type("ferry")
        await driver.press("enter")
        # Without a frame around the list, the line of the panes tells what is listed.
        assert "1 of 1 · “ferry”" in driver.text()


def test_the_parts_of_a_filter() -> None:
    read = read_source_filter('Bridge is:unread tag:"To check" is: tag:che* IS:Starred')
    assert read == SourceFilter(("bridge",), frozenset({"unread", "starred"}), ("to check", "che*"))
    with pytest.raises(FilterError):
        read_source_filter("is:nothing")
