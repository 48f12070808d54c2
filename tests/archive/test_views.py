"""Quotes and events of an archive are those that the library lists article by article."""

from collections import Counter
from dataclasses import asdict, replace
from datetime import date
from typing import Any

import pytest

from idlib_tui.archive.views import Happening
from idlib_tui.errors import UnknownActorError
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.library import Library
from idlib_tui.model import QuoteKind, Statement
from tests.archive.conftest import Story

DAY = date(2020, 2, 18)


def plain(found: list[Statement]) -> list[Any]:
    return [[one.article, one.actor, repr(asdict(one.quote))] for one in found]


@pytest.mark.parametrize(
    "wanted",
    [
        QuoteFilter(),
        QuoteFilter(actor="kalin"),
        QuoteFilter(actor="kalin", text="idlib"),
        QuoteFilter(text="refug"),
        QuoteFilter(kind=QuoteKind.DIRECT),
        QuoteFilter(since=DAY),
        QuoteFilter(until=date(2020, 2, 10)),
        QuoteFilter(actor="cavusoglu", since=date(2020, 1, 1), until=DAY),
    ],
    ids=repr,
)
def test_quotes(story: Story, wanted: QuoteFilter) -> None:
    def ask(library: Library) -> Any:
        return plain(library.quotes(replace(wanted, fold=False)))

    found, listed = story.archive.quotes(wanted, limit=500)
    expected = story.expected(repr(wanted), ask)
    assert plain(found) == expected
    assert listed.total == len(expected)
    days = [one.quote.said_on for one in found if one.quote.said_on]
    assert listed.months == dict(sorted(Counter(f"{day:%Y-%m}" for day in days).items()))
    assert plain(story.archive.quotes(wanted, limit=3)[0]) == expected[:3]


def test_nobody(story: Story) -> None:
    with pytest.raises(UnknownActorError, match="Nobody in the archive goes by “nobody”"):
        story.archive.quotes(QuoteFilter(actor="nobody"))
    assert story.archive.quotes(QuoteFilter(text="zzz"))[0] == []


def reported(library: Library, wanted: EntryFilter) -> list[Any]:
    """What single articles report, from their annotations."""
    found = []
    for row in library.articles():
        actors = library.actors_in(row.id)
        for event in library.annotations(row.id).events:
            named = {actors.get(name, name) for name in event.names}
            if (
                event.dated
                and (wanted.since is None or event.last >= wanted.since)
                and (wanted.until is None or event.first <= wanted.until)
                and (wanted.actor is None or library.actor(wanted.actor).name in named)
                and (wanted.text or "").casefold() in event.text.casefold()
            ):
                found.append(Happening(row.id, event))
    found.sort(key=lambda one: (one.event.first, one.article, one.event.start))
    return [[one.article, repr(one.event)] for one in found]


@pytest.mark.parametrize(
    "wanted",
    [
        EntryFilter(),
        EntryFilter(actor="kalin"),
        EntryFilter(text="ceasefire"),
        EntryFilter(since=DAY),
        EntryFilter(since=date(2018, 1, 1), until=date(2018, 12, 31)),
    ],
    ids=repr,
)
def test_events(story: Story, wanted: EntryFilter) -> None:
    found, listed = story.archive.chronology(wanted, limit=500)
    expected = story.expected(repr(wanted), lambda library: reported(library, wanted))
    assert [[one.article, repr(one.event)] for one in found] == expected
    assert listed.total == len(expected) == sum(listed.months.values())
