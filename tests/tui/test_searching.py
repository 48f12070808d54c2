"""Searching while typing: results, restoring, mistakes, and going from hit to hit."""

from __future__ import annotations

from textual.events import Key

from idlib_tui.errors import IdlibError
from idlib_tui.library import SearchResult
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.widgets.search_bar import SearchBar
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, Driver, opened


def listed(driver: Driver) -> list[str]:
    """The ids of the articles in the source list."""
    sources = driver.main.panes.sources
    rows = [sources.row_at(index) for index in range(sources.count)]
    return [row.article.id for row in rows if row is not None and row.article is not None]


async def test_results_appear_while_typing(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("shopkeep")
        assert listed(driver) == ["bridge"]
        assert "1 article, 1 hit" in driver.text()
        assert driver.app.focused is driver.main.search_bar.query_input


async def test_letters_typed_at_once_are_the_query_and_no_commands(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        for letter in "/paqe":
            driver.app.post_message(Key("slash" if letter == "/" else letter, letter))
        await driver.settle()
        assert driver.main.search_bar.query_input.value == "paqe"
        assert driver.app.screen is driver.main
        assert driver.main.desk is not None
        assert driver.main.desk.pins == ()


async def test_enter_opens_the_best_at_its_first_hit(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("ferry")
        await driver.press("enter")
        article, reader = driver.main.reading.article, driver.main.panes.reader
        assert article is not None
        assert article.id == listed(driver)[0]
        assert reader.hit == (1, len(driver.main.searching.hits_in(article.id)))
        assert f"1 of {reader.hit[1]}" in driver.text()
        assert driver.main.pane is Pane.ARTICLE


async def test_hits_are_counted_and_stepped_through_over_articles(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("ferry")
        await driver.press("enter")
        total = sum(len(hit.hits) for hit in driver.main.searching.result.hits)  # type: ignore[union-attr]
        articles, places = set(), set()
        for _ in range(total):
            await driver.press("n")
            article = driver.main.reading.article
            assert article is not None
            articles.add(article.id)
            places.add((article.id, driver.main.panes.reader.hit, driver.main.panes.reader.mark))
        assert articles == {"bridge", "ferry"}
        assert len(places) == total, "every hit is reached once before the first comes again"


async def test_escape_restores_list_cursor_and_focus(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.press("j", "j")
        before = listed(driver)
        await driver.search("ferry")
        assert listed(driver) != before
        await driver.press("escape")
        assert listed(driver) == before
        assert driver.main.panes.sources.cursor == 2
        assert driver.app.focused is driver.main.panes.sources
        assert driver.main.search_bar.query_input.value == ""
        assert driver.main.panes.reader.hit == (0, 0)


async def test_escape_from_an_opened_hit_ends_the_search(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("ferry")
        await driver.press("enter", "escape")
        assert driver.main.searching.query == ""
        assert len(listed(driver)) == 3


async def test_an_impossible_query_keeps_the_last_results(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("ferry")
        before = listed(driver)
        await driver.type(" *")
        assert listed(driver) == before
        assert driver.main.search_bar.message.display
        assert driver.main.search_bar.message.has_class("-error")
        await driver.press("backspace")
        assert not driver.main.search_bar.message.has_class("-error")


async def test_nothing_found_says_so(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("zeppelin")
        assert listed(driver) == []
        assert "Nothing found for “zeppelin”." in driver.text()


async def test_a_likelier_spelling_is_suggested(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("shopkeepres")
        assert "Did you mean: shopkeepers" in driver.text()


async def test_a_late_answer_is_dropped(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        searching = driver.main.searching
        await driver.search("ferry")
        late = SearchResult("shopkeepers", (), 0)
        generation = searching._latest._generation
        await searching._latest._deliver(generation - 1, searching._found, late)
        assert searching.query == "ferry"
        await searching._latest._deliver(generation - 1, searching._refused, IdlibError("late"))
        assert not driver.main.search_bar.message.display


async def test_emptying_the_bar_brings_everything_back(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("ab")
        await driver.press("backspace", "backspace")
        assert len(listed(driver)) == 3
        assert driver.app.focused is driver.main.search_bar.query_input


async def test_the_arrow_keys_go_through_earlier_queries(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        for query in ("ferry", "bridge"):
            await driver.search(query)
            await driver.press("enter", "escape")
        await driver.search("riv")
        box = driver.main.query_one(SearchBar).query_input
        await driver.press("up")
        assert box.value == "bridge"
        await driver.press("up")
        assert box.value == "ferry"
        await driver.press("down", "down")
        assert box.value == "riv"
        await driver.press("down")
        assert driver.app.focused is driver.main.panes.sources


async def test_results_are_seen_in_a_narrow_terminal(bridge: Workspace) -> None:
    async with opened(bridge, NARROW) as driver:
        await driver.press("2")
        await driver.search("ferry")
        assert "hit" in driver.text()
        assert driver.main.pane is Pane.SOURCES
        await driver.press("escape")
        assert driver.main.pane is Pane.ARTICLE


async def test_saved_searches_are_kept_run_and_forgotten(bridge: Workspace) -> None:
    async with opened(bridge) as driver:
        await driver.search("ferry")
        await driver.press("tab", "s")
        await driver.type("boats")
        await driver.press("enter")
        assert driver.main.desk is not None
        assert driver.main.desk.searches == {"boats": "ferry"}
        await driver.press("escape", "s", "enter")
        assert driver.main.searching.query == "ferry"
        await driver.press("escape", "s", "ctrl+x")
        assert driver.main.desk.searches == {}
