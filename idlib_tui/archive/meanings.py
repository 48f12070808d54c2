"""Looking up, before a query is asked, what its names and starts of words stand for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from idlib_tui.archive.cluster import Answer, Cluster
from idlib_tui.archive.translation import ARTICLES, Meaning, Translation
from idlib_tui.dates import day_text, range_text
from idlib_tui.errors import UnknownActorError
from idlib_tui.filters import Marks
from idlib_tui.library.catalog.actors import bearing, name_key, preferred
from idlib_tui.library.catalog.articles import label_key
from idlib_tui.library.query.tree import (
    Dated,
    Field,
    Leaf,
    Marked,
    Node,
    Phrase,
    Prefix,
    Said,
    Tagged,
    Where,
)
from idlib_tui.library.query.visiting import leaves
from idlib_tui.library.search.expansion import MOST_FORMS
from idlib_tui.library.words import forms, well_formed

_MOST_ACTORS = 1_000
"""Actors that are looked at for a part of a name."""

_MOST_STARTING = 10_000
"""Words of each part of the archive that are counted, to tell which are the most frequent."""

_MOST_NAMED = 5
"""The maximum number of candidates in an error message."""


class Lookup:
    """Looks up the meaning of one query.

    Attributes:
        notices: Sentences for the user about what was meant, or that nobody or nothing was.
    """

    def __init__(self, cluster: Cluster) -> None:
        self.notices: list[str] = []
        self._cluster = cluster

    def meaning(self, tree: Node, marks: Marks) -> Meaning:
        """Look everything up.

        Raises:
            UnknownActorError: Nobody, or more than one, goes by a whole name after ``said:`` or
                ``about:``.
            ArchiveError: The archive cannot be asked.
        """
        found = list(dict.fromkeys(_every_leaf(tree)))
        actors = {
            leaf: self._actors(leaf)
            for leaf in found
            if isinstance(leaf, Said) or (isinstance(leaf, Where) and leaf.field is Field.ABOUT)
        }
        starts = {
            part: self._forms(part)
            for leaf in found
            if isinstance(leaf, Phrase)
            for part in leaf.parts
            if isinstance(part, Prefix)
        }
        id_starts = frozenset(
            leaf for leaf in found if isinstance(leaf, Where) and self._is_start_of_id(leaf)
        )
        for leaf in found:
            self._tell(leaf, marks)
        return Meaning(actors, starts, id_starts, marks)

    def actors_named(self, asked: str, *, prefix: bool = False) -> list[str]:
        """Find the actors with a name, alias or role, or some words of one, as the catalog does."""
        key = name_key(well_formed(asked))
        if not key:
            return []
        exact = self._actor_documents([{"term": {"keys": key}}])
        if exact:
            return preferred(_named(exact), key)
        words = forms(asked)
        if not words:
            return []
        *whole, last = words
        wanted: list[Any] = [{"term": {"key_forms": form}} for form in whole]
        wanted.append({"prefix" if prefix else "term": {"key_forms": last}})
        parts = [f" {form} " for form in words]
        if prefix:
            parts[-1] = parts[-1].rstrip()
        some = [
            actor
            for actor in self._actor_documents(wanted)
            if any(all(part in f" {one} " for part in parts) for one in actor["keys"])
        ]
        return preferred(bearing(_named(some), parts), key)

    def the_actor(self, asked: str) -> str:
        """Find the one actor who goes by a name.

        Raises:
            UnknownActorError: Nobody does, or more than one.
        """
        found = self.actors_named(asked)
        if len(found) == 1:
            return found[0]
        shown = asked.strip()[:60]
        if not found:
            raise UnknownActorError(f"Nobody in the archive goes by “{shown}”.")
        names = ", ".join(found[:_MOST_NAMED])
        more = " and others" if len(found) > _MOST_NAMED else ""
        raise UnknownActorError(f"“{shown}” could be any of {names}{more}. Write more of the name.")

    def occurring(self, stems: Collection[str]) -> set[str]:
        """Return which of some stems any article has."""
        having = {
            "filters": {"filters": {stem: {"term": {"stems": stem}} for stem in sorted(stems)}}
        }
        answer = self._ask({"aggs": {"having": having}, "query": ARTICLES})
        counted = answer["aggregations"]["having"]["buckets"]
        return {stem for stem, bucket in counted.items() if bucket["doc_count"]}

    def newest_day(self) -> date | None:
        """Return the day of the newest article; None if no article has one."""
        answer = self._ask({"aggs": {"newest": {"max": {"field": "day"}}}, "query": ARTICLES})
        written = answer["aggregations"]["newest"].get("value_as_string")
        return None if written is None else date.fromisoformat(written)

    def _ask(self, body: Answer) -> Answer:
        return self._cluster.search({"size": 0, **body}, self.notices)

    def _actor_documents(self, wanted: list[Any]) -> list[Answer]:
        query = {"bool": {"filter": [{"term": {"kind": "actor"}}, *wanted]}}
        body = {"query": query, "size": _MOST_ACTORS, "_source": ["name", "keys", "in_story"]}
        return [hit["_source"] for hit in self._ask(body)["hits"]["hits"]]

    def _actors(self, leaf: Said | Where) -> list[str]:
        if not leaf.prefix:
            return [self.the_actor(leaf.value)]
        found = self.actors_named(leaf.value, prefix=True)
        if not found:
            done = "quoted" if isinstance(leaf, Said) else "named"
            self.notices.append(f"Nobody who goes by “{leaf.value}” is {done}.")
        return found

    def _forms(self, start: Prefix) -> list[str]:
        """List the words that start so, the most frequent first."""
        field = "title_forms" if start.title else "forms"
        pattern = re.sub(r"[^\w]|_", lambda sign: "\\" + sign.group(), start.form) + ".*"
        size = {"size": MOST_FORMS + 1, "shard_size": _MOST_STARTING}
        counted = {"field": field, "include": pattern, **size}
        query = {"bool": {"filter": [ARTICLES, {"prefix": {field: start.form}}]}}
        answer = self._ask({"query": query, "aggs": {"forms": {"terms": counted}}})
        found = [str(bucket["key"]) for bucket in answer["aggregations"]["forms"]["buckets"]]
        if len(found) > MOST_FORMS:
            self.notices.append(
                f"“{start.form}*” matches more than {MOST_FORMS} words; "
                f"the {MOST_FORMS} most frequent were searched."
            )
        return found[:MOST_FORMS]

    def _is_start_of_id(self, asked: Where) -> bool:
        """Return whether a source is named only by how its id starts."""
        if asked.field is not Field.SOURCE:
            return False
        query = Translation(Meaning()).visit(asked)
        if self._exists(query):
            return False
        return self._exists({"prefix": {"id_key": label_key(asked.value)}})

    def _exists(self, query: Answer) -> bool:
        asked = {"query": {"bool": {"filter": [ARTICLES, query]}}, "terminate_after": 1}
        return bool(self._ask(asked)["hits"]["total"]["value"])

    def _tell(self, leaf: Leaf, marks: Marks) -> None:
        """Add the notice that the local engines give about a filter."""
        if isinstance(leaf, Dated) and leaf.counted_from and leaf.first and leaf.last:
            self.notices.append(
                f"Days are counted from the newest article, of {day_text(leaf.counted_from)}: "
                f"{range_text(leaf.first, leaf.last)} is meant."
            )
        elif isinstance(leaf, Tagged) and not any(
            label_key(tag).startswith(label_key(leaf.tag)) for tag in marks.tags
        ):
            self.notices.append(f"No article has the tag “{leaf.tag}”.")


def needs_marks(tree: Node) -> bool:
    """Return whether a query asks for what the user did with articles."""
    return any(isinstance(leaf, Marked | Tagged) for leaf in leaves(tree))


def _every_leaf(tree: Node) -> Iterator[Leaf]:
    """List all leaves, those of what somebody said too."""
    for leaf in leaves(tree):
        yield leaf
        if isinstance(leaf, Said) and leaf.words is not None:
            yield from leaves(leaf.words)


def _named(actors: list[Answer]) -> list[tuple[str, int]]:
    """List names once, those of a story first."""
    in_story: dict[str, bool] = {}
    for actor in actors:
        name = str(actor["name"])
        in_story[name] = in_story.get(name, False) or bool(actor["in_story"])
    return sorted(((name, int(story)) for name, story in in_story.items()), key=_order)


def _order(actor: tuple[str, int]) -> tuple[int, str]:
    name, in_story = actor
    return -in_story, name
