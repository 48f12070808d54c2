"""Searching an archive: a window of hits, counts by facet, and all articles that match."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from idlib_tui.archive.cluster import Answer, Cluster
from idlib_tui.archive.documents import read_row
from idlib_tui.archive.meanings import Lookup, needs_marks
from idlib_tui.archive.paging import every
from idlib_tui.archive.translation import Meaning, whole_query
from idlib_tui.filters import Marks
from idlib_tui.library.query.parser import parse
from idlib_tui.library.query.tree import Node, Said
from idlib_tui.library.query.visiting import leaves
from idlib_tui.library.rows import Facets, Hit, SearchResult, Spans
from idlib_tui.library.search.filters import is_plain
from idlib_tui.library.search.locating import Location
from idlib_tui.library.search.matches import Finder, merged

MOST_HITS = 10_000
"""Hits in one window; clusters give no more at once."""

_MOST_VALUES = 1_000
"""Values of a facet that are counted."""

_MOST_EXCLUDED = 50_000
"""Keys that the cluster itself is told to leave out: it takes 65,536 at most."""

_SORTS: Mapping[str, Sequence[Any]] = {
    "relevance": ({"_score": "desc"}, {"day": {"order": "desc", "missing": "_last"}}),
    "newest": ({"day": {"order": "desc", "missing": "_last"}},),
    "oldest": ({"day": {"order": "asc", "missing": "_last"}},),
}


class Searching:
    """Queries to one archive.

    Methods raise ``QueryError`` and ``UnknownActorError`` as a library's do, and ``ArchiveError``
    if the archive cannot be asked.
    """

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster

    def search(
        self,
        query: str,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str = "relevance",
        partial: bool = False,
        marks: Callable[[], Marks] = Marks,
    ) -> SearchResult:
        """Find articles, as ``Library.search`` does."""
        tree, meaning, notices = self._understood(query, partial, marks)
        limit = min(limit, MOST_HITS - min(offset, MOST_HITS))
        body = {
            "query": whole_query(tree, meaning),
            "from": min(offset, MOST_HITS),
            "size": limit,
            "sort": [*_SORTS[sort], {"id": "asc"}, {"key": "asc"}],
            "track_scores": True,
            "track_total_hits": True,
            "_source": ["article", "text", *_quote_fields(tree)],
        }
        answer = self._cluster.search(body, notices)
        found = answer["hits"]
        lookup = Lookup(self._cluster)
        finder = Finder(tree, lookup.occurring) if found["hits"] else Finder(tree)
        hits = tuple(_hits(found["hits"], tree, meaning, finder))
        return SearchResult(query, hits, int(found["total"]["value"]), tuple(notices))

    def facets(
        self, query: str = "", *, partial: bool = False, marks: Callable[[], Marks] = Marks
    ) -> tuple[Facets, tuple[str, ...]]:
        """Count the matching articles by source, actor, month and tag; notices come second."""
        tree, meaning, notices = self._understood(query, partial, marks)
        counted = {
            name: {"terms": {"field": field, "size": _MOST_VALUES}}
            for name, field in (("sources", "source"), ("actors", "quoted"), ("months", "month"))
        }
        tags = {
            tag: {"terms": {"content_hash": sorted(hashes)}} for tag, hashes in marks().tags.items()
        }
        aggregations: dict[str, Any] = dict(counted)
        if tags:
            aggregations["tags"] = {"filters": {"filters": tags}}
        answer = self._cluster.search(
            {"query": whole_query(tree, meaning), "size": 0, "aggs": aggregations}, notices
        )
        values = answer["aggregations"]
        by_tag = {tag: bucket["doc_count"] for tag, bucket in _tag_buckets(values)}
        return Facets(
            sources=counts(values["sources"]),
            actors=counts(values["actors"]),
            months=dict(sorted(counts(values["months"]).items())),
            tags={tag: count for tag, count in sorted(by_tag.items()) if count},
        ), tuple(notices)

    def every(
        self,
        query: str,
        fields: Sequence[str],
        *,
        without: Collection[str] = (),
        partial: bool = False,
    ) -> Iterator[Mapping[str, Any]]:
        """Fetch some fields of all articles that match, in an order that never changes.

        Args:
            query: As for ``search``.
            fields: Their names.
            without: The keys of articles to leave out.
            partial: As for ``search``.

        Raises:
            ArchiveError: As all; also if a part of the archive does not answer.
        """
        tree, meaning, _ = self._understood(query, partial, Marks)
        excluded = sorted(without)[:_MOST_EXCLUDED]
        wanted = {
            "bool": {
                "must": [whole_query(tree, meaning)],
                "must_not": [{"terms": {"key": excluded}}],
            }
        }
        for hit in every(self._cluster, wanted, _source=sorted({"key", *fields})):
            if hit["_source"]["key"] not in without:
                yield hit["_source"]

    def _understood(
        self, query: str, partial: bool, marks: Callable[[], Marks]
    ) -> tuple[Node, Meaning, list[str]]:
        lookup = Lookup(self._cluster)
        today = lookup.newest_day() if "date:" in query.lower() else None
        tree = parse(query, partial=partial, today=today)
        meaning = lookup.meaning(tree, marks() if needs_marks(tree) else Marks())
        return tree, meaning, list(dict.fromkeys(lookup.notices))


def _quote_fields(tree: Node) -> list[str]:
    said = any(isinstance(leaf, Said) for leaf in leaves(tree, excluded=False))
    return ["quotes.actor", "quotes.start", "quotes.end"] if said else []


def _hits(found: Sequence[Answer], tree: Node, meaning: Meaning, finder: Finder) -> Iterator[Hit]:
    said = [leaf for leaf in leaves(tree, excluded=False) if isinstance(leaf, Said)]
    # Where no words are asked for, who said it is what was found.
    shown = [leaf for leaf in said if leaf.words is not None or is_plain(tree)]
    finders = [(None if leaf.words is None else Finder(leaf.words), leaf) for leaf in shown]
    for one in found:
        source = one["_source"]
        row = read_row(source)
        spoken = [(each, _spans(source, meaning.actors[leaf])) for each, leaf in finders]
        text = str(source.get("text", ""))
        yield Hit(row, float(one["_score"] or 0.0), Location(finder, spoken, partial(str, text)))


def _spans(source: Answer, names: Sequence[str]) -> Spans:
    return merged(
        (int(quote["start"]), int(quote["end"]))
        for quote in source.get("quotes", ())
        if quote.get("actor") in names
    )


def counts(values: Answer) -> dict[str, int]:
    """Read how often each value was counted, the most frequent first."""
    found = {str(bucket["key"]): int(bucket["doc_count"]) for bucket in values["buckets"]}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _tag_buckets(values: Answer) -> Iterator[tuple[str, Answer]]:
    if "tags" in values:
        yield from values["tags"]["buckets"].items()
