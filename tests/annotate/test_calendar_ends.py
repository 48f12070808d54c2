"""Texts that count beyond the calendar, and articles that are dated to its ends."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.merge.dates import infer_published
from idlib_tui.model import Annotations, Article, Published, PublishedFrom

ENDS = [date.min, date(1, 1, 7), date(9999, 12, 25), date.max]

TEXTS = [
    *(
        f"The council met {when} and said that 12 people had died, 3 of them overnight."
        for when in (
            "on Monday", "last Tuesday", "next Friday", "on Sunday", "the following Monday",
            "Saturday of last week", "Friday of next week", "at the weekend", "next weekend",
            "last weekend", "yesterday", "tomorrow", "the day before yesterday", "overnight",
            "last night", "last week", "next week", "last month", "next month", "last year",
            "next year", "last century", "next century", "a decade ago", "in the 31st",
            "early this week", "late this week", "at the start of the weekend", "last winter",
            "next summer", "at Easter", "last Christmas", "on New Year’s Eve", "in December",
            "on 1 January", "on February 29", "over the past three weeks", "in the next six months",
        )
    ),
    "The fort fell three thousand years before. A trillion million years ago there was a sea.",
    "It was built ten million million centuries later, and 99999999999999999999 weeks earlier.",
    "The appeal came 99 weeks after he pledged to go on, and 99 days before she had left.",
    "It closed a week before he resigned. They voted two weeks after the minister left.",
    "In 480 BC, in the 490s BC and in the 1st century BC they fought; in AD 10 they stopped.",
    "The 0th century and the 99th century BC are told of on 0 May 1999 and on 31 June 2001.",
    f"Some {'9' * 5000} years and a half ago, {'9' * 5000} people fled; {'8' * 4400}th came back.",
]  # fmt: skip


def found_in(text: str, published: date | None) -> Annotations:
    document = read_document(text, published)
    timexes = find_timexes(document)
    mentions, quotes = find_quotes(document, timexes)
    events = find_events(document, timexes, mentions, quotes, undated=True)
    return Annotations(
        timexes, mentions, quotes, events, find_figures(document, timexes, mentions, quotes)
    )


@pytest.mark.parametrize("published", [None, *ENDS])
@pytest.mark.parametrize("text", TEXTS)
def test_what_is_found_has_its_days_in_order(text: str, published: date | None) -> None:
    found = found_in(text, published)
    assert found.timexes
    for timex in found.timexes:
        assert (timex.first is None) == (timex.last is None)
        assert timex.first is None or timex.last is None or timex.first <= timex.last
    assert all(event.first <= event.last for event in found.events if event.dated)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_undated_articles_among_such_articles(day: date) -> None:
    text = "\n\n".join(TEXTS)
    stated = Published(day, PublishedFrom.FILE, "", 1.0)
    undated = Article("a", "a.txt", "", text)
    inferred = infer_published(undated, [Article("b", "b.txt", "", text, published=stated)])
    assert inferred.day is not None


@pytest.mark.parametrize(
    "text",
    [
        "Published: 1 January 0001, 00:10 EAT\nThe harbour opened.",
        "Updated 31 December 9999 11:55 p.m. PST\nThe harbour opened.",
        "The harbour opened on 31 December 9999. It closed on Monday, she said.",
        "https://news.example/2013/ſep/03/harbour\nThe harbour opened.",
        "https://news.example/2013/02/31/harbour\nThe harbour opened.",
    ],
)
def test_dates_that_cannot_be_reckoned_with(text: str) -> None:
    date_from_text(text)


def test_the_first_third_of_a_weekend_is_a_day() -> None:
    [timex] = found_in("It was shut at the start of last weekend.", date(2021, 6, 16)).timexes
    assert timex.first == timex.last == date(2021, 6, 12)


def test_years_too_far_to_write_have_no_value() -> None:
    values = [t.value for t in found_in("It rose 90,000 years ago.", date(2021, 6, 16)).timexes]
    assert values == ["XXXX"]
