"""Who said what, and what happened when, in a whole archive: one request each.

Nothing is merged across articles: each lists what single articles report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from idlib_tui.archive.cluster import Answer, Cluster
from idlib_tui.archive.meanings import Lookup
from idlib_tui.archive.plain import StrangeRecordError, from_plain
from idlib_tui.archive.searching import MOST_HITS
from idlib_tui.archive.translation import ARTICLES, Query
from idlib_tui.errors import ArchiveError
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.library.words import forms
from idlib_tui.model import Event, Quote, Statement

T = TypeVar("T")

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


class ArchiveViews:
    """Lists of one archive.

    Methods raise ``UnknownActorError`` if nobody, or more than one, goes by the name in a filter,
    and ``ArchiveError`` if the archive cannot be asked.
    """

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def quotes(self, wanted: QuoteFilter, limit: int) -> tuple[list[Statement], Listed]:
        """List quotes, in order of the day they were said.

        Args:
            wanted: Which; ``source``, ``fold`` and ``minimum`` are passed over.
            limit: The maximum number; the earliest are listed.
        """
        conditions = [
            *self._of_actor("quotes.actor", wanted.actor),
            *_saying("quotes.forms", wanted.text),
            *([{"term": {"quotes.kind": wanted.kind.value}}] if wanted.kind else []),
            *_between("quotes.said_on", "quotes.said_on", wanted),
        ]
        found, listed = self._list("quotes", "said_on", conditions, limit)
        said = [
            Statement(article, _read(Quote, source["quote"]), source.get("actor"))
            for article, source in found
        ]
        said.sort(key=_day_said)
        return said[:limit], listed

    def chronology(self, wanted: EntryFilter, limit: int) -> tuple[list[Happening], Listed]:
        """List what articles report, in order of its first day.

        Args:
            wanted: Which; ``minimum`` is passed over.
            limit: The maximum number; the earliest are listed.
        """
        conditions = [
            *self._of_actor("events.actors", wanted.actor),
            *_saying("events.forms", wanted.text),
            *_between("events.first", "events.last", wanted),
        ]
        found, listed = self._list("events", "first", conditions, limit)
        happened = [Happening(article, _read(Event, source["event"])) for article, source in found]
        happened.sort(key=lambda one: (one.event.first, one.article, one.event.start))
        return happened[:limit], listed

    def _of_actor(self, field: str, actor: str | None) -> list[Query]:
        if actor is None:
            return []
        return [{"term": {field: Lookup(self._cluster).the_actor(actor)}}]

    def _list(
        self, path: str, day: str, conditions: Sequence[Query], limit: int
    ) -> tuple[list[tuple[str, Answer]], Listed]:
        """Fetch nested documents of the articles that have the earliest, and count all."""
        field = f"{path}.{day}"
        wanted: Query = {"bool": {"filter": list(conditions)}} if conditions else {"match_all": {}}
        order = {"order": "asc", "missing": "_last"}
        # The first N quotes are in the N articles whose first such quote is earliest.
        within = {"nested": {"path": path, "filter": wanted}, "mode": "min", **order}
        each = {
            "size": min(limit, _MOST_OF_ONE),
            "sort": [{field: order}, {f"{path}.start": "asc"}],
            "_source": [f"{path}.actor", f"{path}.{path.removesuffix('s')}"],
        }
        nested = {"path": path, "query": wanted, "score_mode": "none", "inner_hits": each}
        by_month = {"field": field, "calendar_interval": "month", "format": "yyyy-MM"}
        months = {"months": {"date_histogram": {**by_month, "min_doc_count": 1}}}
        counted = {"those": {"filter": wanted, "aggs": months}}
        body = {
            "query": {"bool": {"filter": [ARTICLES, {"nested": nested}]}},
            "size": min(limit, MOST_HITS),
            "sort": [{field: within}, {"id": "asc"}, {"key": "asc"}],
            "_source": ["id"],
            "aggs": {"all": {"nested": {"path": path}, "aggs": counted}},
        }
        notices: list[str] = []
        answer = self._cluster.search(body, notices)
        found = [
            (str(hit["_source"]["id"]), inner["_source"])
            for hit in answer["hits"]["hits"]
            for inner in hit["inner_hits"][path]["hits"]["hits"]
        ]
        those = answer["aggregations"]["all"]["those"]
        buckets = those["months"]["buckets"]
        months_found = {str(one["key_as_string"]): int(one["doc_count"]) for one in buckets}
        return found, Listed(int(those["doc_count"]), months_found, tuple(notices))


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


def _read(kind: type[T], values: Any) -> T:
    try:
        return from_plain(kind, values)
    except StrangeRecordError as error:
        problem = "The archive has an article that this version cannot read."
        raise ArchiveError(problem) from error
