"""Filters typed into the panes: read whole, or refused in the words of the commands."""

from datetime import date

import pytest

from idlib_tui.errors import FilterError
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.model import QuoteKind
from idlib_tui.tui.dialogs.prompt import Prompt
from idlib_tui.tui.widgets.typed_filter import (
    ENTRIES_EXAMPLE,
    QUOTES_EXAMPLE,
    read_entry_filter,
    read_quote_filter,
)
from idlib_tui.workspace import Workspace
from tests.tui.driving import NARROW, opened

REVERSED = "The range ends before it starts: 2020-02-20 is after 2020-02-10."


def test_quotes_are_filtered_by_words_source_kind_and_date() -> None:
    assert read_quote_filter(" two  words ") == QuoteFilter(text="two words")
    assert read_quote_filter("source:003 Kind:direct") == QuoteFilter(
        source="003", kind=QuoteKind.DIRECT
    )
    assert read_quote_filter("x date:2020-2 y") == QuoteFilter(
        text="x y", since=date(2020, 2, 1), until=date(2020, 2, 29)
    )
    assert read_quote_filter('date:"18 Feb 2020"').since == date(2020, 2, 18)
    assert read_quote_filter("date:2019..") == QuoteFilter(since=date(2019, 1, 1), until=date.max)


def test_what_has_no_value_yet_filters_nothing() -> None:
    assert read_quote_filter("talks date: kind: source:") == QuoteFilter(text="talks")


def test_entries_are_filtered_by_words_and_date() -> None:
    assert read_entry_filter("kind:direct date:2020-2-18") == EntryFilter(
        text="kind:direct", since=date(2020, 2, 18), until=date(2020, 2, 18)
    )


def test_the_examples_are_filters() -> None:
    assert read_quote_filter(QUOTES_EXAMPLE).text == "talks"
    assert read_entry_filter(ENTRIES_EXAMPLE).text == "talks"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("date:2020-02-20..2020-2-10", REVERSED),
        ("date:soon", "“soon” is not a date. Write 2020-02-18, 2020-02, 2020 or 18 Feb 2020."),
        ("date:none", "date: takes a day, a month, a year or a range here."),
        ("kind:loud", "kind: is one of direct, mixed, indirect, not “loud”."),
    ],
)
def test_what_makes_no_sense_is_refused(typed: str, problem: str) -> None:
    with pytest.raises(FilterError) as caught:
        read_quote_filter(typed)
    assert str(caught.value) == problem


@pytest.mark.parametrize("pane", ["3", "4"])
async def test_the_dialog_takes_no_reversed_range(bridge: Workspace, pane: str) -> None:
    async with opened(bridge, NARROW) as driver:
        await driver.press(pane, "f")
        prompt = driver.app.screen
        assert isinstance(prompt, Prompt)
        prompt.entry.value = "date:2020-02-20..2020-02-10"
        await driver.press("enter")
        assert driver.app.screen is prompt
        assert REVERSED in str(prompt.complaint.render())
        prompt.entry.value = "date:2020-2-10..2020-2-20"
        await driver.press("enter")
        assert driver.app.screen is driver.main
        panes = driver.main.panes
        shown = panes.chronology if pane == "3" else panes.quotes
        assert shown.wanted.since == date(2020, 2, 10)
        await driver.press("escape")
        assert not shown.filtered
