"""Who said what, and what happened when, in a whole archive: one request each.

Nothing is merged across articles: each lists what single articles report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, TypeAlias, TypeVar

from idlib_tui.archive.cluster import Answer, Cluster
from idlib_tui.archive.meanings import Lookup
from idlib_tui.archive.plain import from_plain
from idlib_tui.archive.searching import MOST_HITS, counts
from idlib_tui.archive.translation import ARTICLES, Query
from idlib_tui.filters import EVERY_ENTRY, EVERY_QUOTE, EntryFilter, QuoteFilter
from idlib_tui.library.words import forms
from idlib_tui.model import Event, Quote, Statement

T = TypeVar("T")

Named: TypeAlias = Callable[[Mapping[str, Any]], str]
"""Gives what an article is called, from ``id``, ``key`` and ``source`` of its document."""

MOST_SPEAKERS = 1_000
"""Speakers that are counted."""

_MOST_OF_ONE = 1_000
"""Quotes or events of one article that are listed at most; the index gives no more at once."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as one article reports it.

    Attributes:
        article: The article's id.
        event: The event.
    """

    article: str
    event: Event


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list of quotes or events says besides its rows.

    Attributes:
        total: How many there are.
        months: How many in each month ("2020-02"), in order, without the undated.
        notices: Sentences for the user.
    """

    total: int
    months: dict[str, int]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """How many quotes or events there are on each day.

    Attributes:
        counts: Day ("2020-02-18") and number, in order.
        undated: How many have no day; they are listed last.
    """

    counts: Sequence[tuple[str, int]]
    undated: int = 0

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(count for _, count in self.counts) + self.undated

    def reach(self, offset: int) -> tuple[str | None, int]:
        """Find the day of a row, and which of that day's rows it is; None for the undated."""
        for day, count in self.counts:
            if offset < count:
                return day, offset
            offset -= count
        return None, offset


class ArchiveViews:
    """Lists of one archive.

    Methods raise ``UnknownActorError`` if nobody, or more than one, goes by the name in a filter,
    and ``ArchiveError`` if the archive cannot be asked.
    """

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def quotes(
        self, wanted: QuoteFilter = EVERY_QUOTE, *, limit: int = 100
    ) -> tuple[list[Statement], Listed]:
        """List quotes, in order of the day they were said, and count all.

        Args:
            wanted: Which; ``source``, ``fold`` and ``minimum`` are passed over.
            limit: The maximum number; the earliest are listed.
        """
        found, listed = self._list(self._quotes(wanted), limit)
        return _statements(found)[:limit], listed

    def quote_days(self, wanted: QuoteFilter) -> Days:
        """Count quotes by the day they were said."""
        return self._days(self._quotes(wanted))

    def quotes_from(
        self, wanted: QuoteFilter, days: Days, offset: int, limit: int, named: Named
    ) -> list[Statement]:
        """List a window of quotes, of which ``quote_days`` has counted all."""
        read = partial(_statements, named=named)
        return self._window(self._quotes(wanted), days, offset, limit, read)

    def chronology(
        self, wanted: EntryFilter = EVERY_ENTRY, *, limit: int = 100
    ) -> tuple[list[Happening], Listed]:
        """List what articles report, in order of its first day, and count all.

        Args:
            wanted: Which; ``minimum`` is passed over.
            limit: The maximum number; the earliest are listed.
        """
        found, listed = self._list(self._events(wanted), limit)
        return _happenings(found)[:limit], listed

    def event_days(self, wanted: EntryFilter) -> Days:
        """Count events by their first day."""
        return self._days(self._events(wanted))

    def events_from(
        self, wanted: EntryFilter, days: Days, offset: int, limit: int, named: Named
    ) -> list[Happening]:
        """List a window of events, of which ``event_days`` has counted all."""
        read = partial(_happenings, named=named)
        return self._window(self._events(wanted), days, offset, limit, read)

    def speakers(self) -> dict[str, int]:
        """Count the quotes of those who are quoted most, the most frequent first."""
        by_name = {"terms": {"field": "quotes.actor", "size": MOST_SPEAKERS}}
        counted = {"all": {"nested": {"path": "quotes"}, "aggs": {"by_name": by_name}}}
        answer = self._cluster.search({"query": ARTICLES, "size": 0, "aggs": counted}, [])
        return counts(answer["aggregations"]["all"]["by_name"])

    def _quotes(self, wanted: QuoteFilter) -> _Nested:
        kind: list[Query] = [{"term": {"quotes.kind": wanted.kind.value}}] if wanted.kind else []
        return _Nested(
            "quotes",
            "quotes.said_on",
            [
                *self._of_actor("quotes.actor", wanted.actor),
                *_saying("quotes.forms", wanted.text),
                *kind,
                *_between("quotes.said_on", "quotes.said_on", wanted),
            ],
        )

    def _events(self, wanted: EntryFilter) -> _Nested:
        return _Nested(
            "events",
            "events.first",
            [
                *self._of_actor("events.actors", wanted.actor),
                *_saying("events.forms", wanted.text),
                *_between("events.first", "events.last", wanted),
            ],
        )

    def _of_actor(self, field: str, actor: str | None) -> list[Query]:
        if actor is None:
            return []
        return [{"term": {field: Lookup(self._cluster).the_actor(actor)}}]

    def _list(self, nested: _Nested, limit: int) -> tuple[list[Answer], Listed]:
        """Fetch the earliest, and count all."""
        notices: list[str] = []
        body = {**nested.earliest(limit), "aggs": nested.counted("month", "yyyy-MM")}
        answer = self._cluster.search(body, notices)
        days = _counted(answer)
        return nested.found(answer), Listed(days.total, dict(days.counts), tuple(notices))

    def _days(self, nested: _Nested) -> Days:
        aggregations = nested.counted("day", "yyyy-MM-dd")
        answer = self._cluster.search({"query": ARTICLES, "size": 0, "aggs": aggregations}, [])
        return _counted(answer)

    def _window(
        self,
        nested: _Nested,
        days: Days,
        offset: int,
        limit: int,
        read: Callable[[list[Answer]], list[T]],
    ) -> list[T]:
        """Fetch a window: from the day that it begins on, then what has no day."""
        limit = min(limit, days.total - offset)
        rows: list[T] = []
        while len(rows) < limit:
            day, skipped = days.reach(offset + len(rows))
            missing = limit - len(rows)
            part = nested.beginning(day)
            answer = self._cluster.search(part.earliest(skipped + missing), [])
            found = read(part.found(answer))[skipped : skipped + missing]
            if not found:
                # The archive has changed since it was counted.
                break
            rows += found
        return rows


@dataclass(frozen=True, slots=True)
class _Nested:
    """Some of the quotes or events of all articles.

    Attributes:
        path: The field of an article that has them.
        day: The field that they are ordered by.
        conditions: What they must fulfil.
    """

    path: str
    day: str
    conditions: Sequence[Query]

    def beginning(self, day: str | None) -> _Nested:
        """Leave out what is before a day; None leaves out what has any day."""
        dated: Query = {"exists": {"field": self.day}}
        later: Query = {"range": {self.day: {"gte": day}}}
        begun = {"bool": {"must_not": [dated]}} if day is None else later
        return replace(self, conditions=[*self.conditions, begun])

    @property
    def _wanted(self) -> Query:
        return {"bool": {"filter": list(self.conditions)}} if self.conditions else {"match_all": {}}

    def earliest(self, limit: int) -> Answer:
        """Ask for the articles that have the earliest."""
        order = {"order": "asc", "missing": "_last"}
        # The first N quotes are in the N articles whose first such quote is earliest.
        within = {"nested": {"path": self.path, "filter": self._wanted}, "mode": "min", **order}
        each = {
            "size": min(limit, _MOST_OF_ONE),
            "sort": [{self.day: order}, {f"{self.path}.start": "asc"}],
            "_source": [f"{self.path}.actor", f"{self.path}.{self.path.removesuffix('s')}"],
        }
        own = {"path": self.path, "query": self._wanted, "score_mode": "none", "inner_hits": each}
        return {
            "query": {"bool": {"filter": [ARTICLES, {"nested": own}]}},
            "size": min(limit, MOST_HITS),
            "sort": [{self.day: within}, {"id": "asc"}, {"key": "asc"}],
            "_source": ["id", "key", "source"],
        }

    def counted(self, period: str, written: str) -> Answer:
        """Ask how many there are in each period."""
        by = {"field": self.day, "calendar_interval": period, "format": written, "min_doc_count": 1}
        periods = {"periods": {"date_histogram": by}}
        those = {"those": {"filter": self._wanted, "aggs": periods}}
        return {"all": {"nested": {"path": self.path}, "aggs": those}}

    def found(self, answer: Answer) -> list[Answer]:
        """List what an answer has of each, with the facts of its article."""
        return [
            {**inner["_source"], **hit["_source"]}
            for hit in answer["hits"]["hits"]
            for inner in hit["inner_hits"][self.path]["hits"]["hits"]
        ]


def _counted(answer: Answer) -> Days:
    those = answer["aggregations"]["all"]["those"]
    periods = [
        (str(one["key_as_string"]), int(one["doc_count"])) for one in those["periods"]["buckets"]
    ]
    return Days(periods, int(those["doc_count"]) - sum(count for _, count in periods))


def _by_id(found: Mapping[str, Any]) -> str:
    return str(found["id"])


def _statements(found: list[Answer], named: Named = _by_id) -> list[Statement]:
    said = [
        Statement(named(one), from_plain(Quote, one["quote"]), one.get("actor")) for one in found
    ]
    return sorted(said, key=_day_said)


def _happenings(found: list[Answer], named: Named = _by_id) -> list[Happening]:
    happened = [Happening(named(one), from_plain(Event, one["event"])) for one in found]
    return sorted(happened, key=lambda one: (one.event.first, one.article, one.event.start))


def _day_said(one: Statement) -> tuple[date, str, int]:
    return one.quote.said_on or date.max, one.article, one.quote.start


def _saying(field: str, text: str | None) -> list[Query]:
    return [{"prefix": {field: form}} for form in forms(text or "")]


def _between(first: str, last: str, wanted: QuoteFilter | EntryFilter) -> list[Query]:
    conditions: list[Query] = []
    if wanted.since is not None:
        conditions.append({"range": {last: {"gte": wanted.since.isoformat()}}})
    if wanted.until is not None:
        conditions.append({"range": {first: {"lte": wanted.until.isoformat()}}})
    return conditions
