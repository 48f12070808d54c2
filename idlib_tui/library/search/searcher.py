"""Answering one query: filters from the catalog, words from the engine, then one window of hits."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Sequence

from idlib_tui.library.catalog import articles
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.query.tree import Among, And, Everything, Node, Not, Or, Term, texts
from idlib_tui.library.rows import Hit, SearchResult
from idlib_tui.library.search.engine import Engine
from idlib_tui.library.search.filters import is_plain, quoted, resolve
from idlib_tui.library.search.matches import Finder
from idlib_tui.library.search.snippets import make_snippet
from idlib_tui.library.words import words

SORTS = ("relevance", "newest", "oldest")


class Search:
    """One query over one library."""

    def __init__(
        self, connection: sqlite3.Connection, engine: Callable[[], Engine], tree: Node
    ) -> None:
        self._connection = connection
        self._engine = engine
        self._tree = tree
        self._notices: list[str] = []

    def numbers(self) -> set[int]:
        """Find which articles match."""
        return set(self._scores())

    def window(
        self, query: str, offset: int, limit: int, sort: str, within: Collection[str] | None
    ) -> SearchResult:
        """Find one window of hits."""
        scores = self._scores()
        ranked = self._ranked(scores, sort, within)
        shown = ranked[offset : offset + limit]
        rows = articles.rows_by_number(self._connection, shown)
        bodies = articles.texts_by_number(self._connection, shown)
        finder = Finder(self._tree)
        # Where no words are asked for, who said it is what was found.
        words_asked = next(texts(self._tree), None) is not None
        said = {} if words_asked else quoted(self._connection, self._tree, shown)
        hits = []
        for number in shown:
            text = bodies[number]
            found = said.get(number, ()) or finder.find(text)
            snippet, marks = make_snippet(text, found[:1] if number in said else found)
            hits.append(Hit(rows[number], scores[number], found, snippet, marks))
        suggestion = None if ranked else self._suggestion(query)
        return SearchResult(query, tuple(hits), len(ranked), tuple(self._notices), suggestion)

    def _scores(self) -> dict[int, float]:
        tree = resolve(self._connection, self._tree, self._notices)
        if is_plain(tree):
            return dict.fromkeys(self._plain(tree), 0.0)
        found = self._engine().find(tree)
        self._notices.extend(found.notices)
        return found.scores

    def _plain(self, tree: Node) -> set[int]:
        """Answer a query of filters alone."""
        match tree:
            case Among(numbers):
                return set(numbers)
            case And(nodes):
                return set.intersection(*map(self._plain, nodes))
            case Or(nodes):
                return set.union(*map(self._plain, nodes))
            case Not(node):
                return self._plain(Everything()) - self._plain(node)
            case _:
                return {n for (n,) in self._connection.execute("SELECT number FROM articles")}

    def _ranked(
        self, scores: dict[int, float], sort: str, within: Collection[str] | None
    ) -> list[int]:
        """Order by score, then newest; what the catalog does not know (any more) drops out."""
        found: Sequence[tuple[int, str, str]] = self._connection.execute(
            "SELECT number, id, day FROM articles"
            " WHERE number IN (SELECT value FROM json_each(?)) ORDER BY day = ?, day DESC, id",
            (json.dumps([*scores]), UNDATED),
        ).fetchall()
        if within is not None:
            allowed = set(within)
            found = [row for row in found if row[1] in allowed]
        if sort == "relevance":
            found = sorted(found, key=lambda row: -scores[row[0]])
        elif sort == "oldest":
            found = sorted(found, key=lambda row: row[2])
        return [number for number, _, _ in found]

    def _suggestion(self, query: str) -> str | None:
        """Respell the words that no article has."""
        asked = {part.form for part in texts(self._tree) if isinstance(part, Term)}
        respelled: list[str] = []
        at = 0
        for word in words(query):
            close = self._engine().suggest(word.form) if word.form in asked else None
            if close is not None:
                respelled += [query[at : word.start], close]
                at = word.end
        return "".join([*respelled, query[at:]]) if respelled else None
