"""The orders of the source list: what stands where, and that the list stays where it is read."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.filters import Marks
from idlib_tui.library import ArticleRow
from idlib_tui.model import Published
from idlib_tui.tui.widgets.source_rows import Arrangement, Source, arrange, fold_versions
from idlib_tui.workspace import Workspace
from tests.tui.conftest import ARTICLES
from tests.tui.driving import NORMAL, Driver, opened
from tests.tui.test_searching import listed


def row(name: str, day: int | None, outlet: str | None = None, group: str | None = None) -> Source:
    published = Published(date(2021, 3, day) if day else None)
    return Source(ArticleRow(name, f"{name}.txt", name, outlet, None, published, 9, name, group))


NEWEST = [
    row("d", 9, "The Gull"),
    row("c", 9, "The Lighthouse"),
    row("b", 4, "The Gull"),
    row("a", None),
]
LAST = [Source(None, remark="1 image")]


@pytest.mark.parametrize(
    ("how", "order", "headings"),
    [
        (Arrangement.NEWEST, "dcba", []),
        (Arrangement.OLDEST, "bdca", []),
        (
            Arrangement.DAY,
            "dcba",
            [("Tuesday 9 March 2021", 2), ("Thursday 4 March 2021", 1), ("No date", 1)],
        ),
        (
            Arrangement.OUTLET,
            "dbca",
            [("The Gull", 2), ("The Lighthouse", 1), ("Outlet unknown", 1)],
        ),
        (Arrangement.UNREAD, "cbda", [("Unread", 2), ("Read", 2)]),
    ],
)
def test_each_order(how: Arrangement, order: str, headings: list[tuple[str, int]]) -> None:
    rows, groups = arrange(NEWEST, how, Marks(read=frozenset("ad")), LAST)
    assert "".join(each.article.id for each in rows if each.article) == order
    assert rows[-1] == LAST[0]
    shown = [(group.title, group.count) for group in groups]
    assert shown[: len(headings)] == headings
    assert sum(count for _, count in shown) == (len(rows) if headings else 0)


def test_versions_stand_below_their_article_where_they_are_unfolded() -> None:
    articles = [
        each.article for each in (row("v", 9, group="o"), row("n", 8), row("o", 7, "", "o"))
    ]
    rows = [each for each in articles if each is not None]
    assert [each.article.id for each in fold_versions(rows, ()) if each.article] == ["n", "o"]
    unfolded = fold_versions(rows, {"o"})
    assert [(each.article.id, each.is_version) for each in unfolded if each.article] == [
        ("n", False),
        ("o", False),
        ("v", True),
    ]
    oldest, _ = arrange(unfolded, Arrangement.OLDEST, Marks())
    assert [each.article.id for each in oldest if each.article] == ["o", "v", "n"]


def cursor(driver: Driver) -> str:
    found = driver.main.panes.sources.current_row
    assert found is not None
    assert found.article is not None
    return found.article.id


async def test_the_order_is_shown_and_the_cursor_stays_on_its_article(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("j")
        assert cursor(driver) == "ferry"
        await driver.press("plus")
        assert listed(driver) == ["bridge", "ferry", "council"]
        assert "2 of 4 · oldest first" in driver.text()
        assert cursor(driver) == "ferry"
        await driver.press("plus")
        assert "Tuesday 9 March 2021" in driver.text()
        await driver.press("right_curly_bracket")
        assert cursor(driver) == "bridge"
        await driver.press("minus", "minus")
        assert listed(driver) == ["council", "ferry", "bridge"]
        assert "first" not in driver.text()


async def test_the_next_unread_is_the_next_of_the_list(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("plus", "g", "enter", "u")
        assert driver.main.reading.article is not None
        assert driver.main.reading.article.id == "ferry"


async def test_a_row_read_in_between_stays_where_it_is(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("minus")
        before = listed(driver)
        await driver.press("g", "j", "enter", "1")
        assert listed(driver) == before
        await driver.press("plus", "minus")
        assert listed(driver) != before


async def test_the_order_comes_back_with_the_next_start(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("minus", "minus")
    async with opened(bridge, NORMAL) as driver:
        assert driver.main.panes.sources.arrangement is Arrangement.OUTLET
        assert "by outlet" in driver.text()


async def test_a_filter_keeps_the_order_and_a_search_has_its_own(bridge: Workspace) -> None:
    async with opened(bridge, NORMAL) as driver:
        await driver.press("plus", "f")
        await driver.type("c")
        await driver.press("enter")
        assert listed(driver) == ["bridge", "council"]
        assert "oldest first · “c”" in driver.text()
        await driver.search("ferry")
        assert "oldest first" not in driver.text()


async def test_versions_can_be_unfolded_in_any_order(bridge: Workspace) -> None:
    later = ARTICLES["bridge.txt"].replace("2021-03-04", "2021-03-19")
    (bridge.seeds / "reprint.txt").write_text(later, encoding="utf-8")
    async with opened(bridge, NORMAL) as driver:
        await driver.press("plus", "g", "v")
        assert listed(driver) == ["bridge", "reprint", "ferry", "council"]
        assert cursor(driver) == "bridge"
        driver.main.reading.open("reprint")
        assert cursor(driver) == "reprint"
        await driver.press("1", "v")
        assert listed(driver) == ["bridge", "ferry", "council"]
        assert cursor(driver) == "bridge"
