"""Running one query: filters from the catalog, scores from the engine, then a window of hits."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from idlib_tui.filters import Marks
from idlib_tui.library.catalog import articles
from idlib_tui.library.query.tree import Among, Leaf, Node, Phrase, Said, Term
from idlib_tui.library.query.visiting import Visitor, leaves, rewritten, texts
from idlib_tui.library.rows import ArticleRow, Hit, SearchResult, Spans
from idlib_tui.library.search.engine import Engine, Found
from idlib_tui.library.search.filters import Filters, is_plain
from idlib_tui.library.search.locating import Location
from idlib_tui.library.search.matches import Finder
from idlib_tui.library.words import words

SORTS = ("relevance", "newest", "oldest")

SCREENFUL = 25
"""Rows whose matches are located before they are shown."""


class Search:
    """One query over one library."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        engine: Callable[[], Engine],
        tree: Node,
        ranks: Mapping[int, int],
        text_of: Callable[[ArticleRow], str],
        marks: Callable[[], Marks],
    ) -> None:
        """Prepare; nothing is searched yet.

        Args:
            connection: To the catalog.
            engine: Returns the engine, if it is needed.
            tree: The query.
            ranks: The place of each article where the newest comes first.
            text_of: Fetches a text later on.
            marks: Gives what the user did with the articles.
        """
        self._connection = connection
        self._engine = engine
        self._tree = tree
        self._ranks = ranks
        self._text_of = text_of
        self._notices: list[str] = []
        self._filters = Filters(connection, marks, self._found)

    def numbers(self) -> set[int]:
        """Return the numbers of the matching articles."""
        return set(self._scores().scores)

    def window(
        self, query: str, offset: int, limit: int, sort: str, within: Collection[str] | None
    ) -> SearchResult:
        """Return one window of hits."""
        # Everything is needed where the engine does not know the order, or what else is asked for.
        by_engine = sort == "relevance" and within is None
        found = self._scores(offset + limit if by_engine else None)
        ranked = self._ranked(found.scores, sort, within)
        total = len(ranked)
        if len(found.scores) < found.total:
            # The best, in the engine's order, of which those that are gone are left out.
            ranked = [number for number in found.scores if number in self._ranks]
            total = found.total - (len(found.scores) - len(ranked))
        shown = ranked[offset : offset + limit]
        rows = articles.rows_by_number(self._connection, shown)
        hits = [
            Hit(rows[number], found.scores[number], location)
            for number, location in zip(shown, self._locations(shown, rows), strict=True)
        ]
        suggestion = None if ranked else self._suggestion(query)
        notices = tuple(dict.fromkeys([*self._filters.notices, *self._notices]))
        return SearchResult(query, tuple(hits), total, notices, suggestion)

    def _locations(
        self, shown: Sequence[int], rows: Mapping[int, ArticleRow]
    ) -> Iterator[Location]:
        """Locate the matches in the first articles; those in the others are located on demand."""
        finder = Finder(self._tree, lambda stems: self._engine().frequencies(stems))
        spoken = self._spoken(shown)
        bodies = articles.texts_by_number(self._connection, shown[:SCREENFUL])
        for number in shown:
            text = bodies.pop(number, None)
            fetch = partial(self._text_of, rows[number]) if text is None else partial(str, text)
            said = [(finder, spans[number]) for finder, spans in spoken if number in spans]
            location = Location(finder, said, fetch)
            if text is not None:
                location.look()
            yield location

    def _spoken(self, shown: Collection[int]) -> list[tuple[Finder | None, Mapping[int, Spans]]]:
        """List the quotes in which words were found, or which are themselves what was found."""
        said = [leaf for leaf in leaves(self._tree, excluded=False) if isinstance(leaf, Said)]
        # Where no words are asked for, who said it is what was found.
        words_asked = not is_plain(self._tree)
        return [
            (None if each.words is None else Finder(each.words), self._filters.quoted(each, shown))
            for each in said
            if each.words is not None or not words_asked
        ]

    def _scores(self, most: int | None = None) -> Found:
        tree = self._filters.resolve(self._tree)
        if is_plain(tree):
            chosen = _Chosen(self._ranks.keys()).visit(tree)
            return Found(dict.fromkeys(chosen, 0.0), len(chosen))
        found = self._engine().find(tree, most)
        self._notices.extend(found.notices)
        return found

    def _found(self, tree: Node) -> dict[int, float]:
        found = self._engine().find(tree)
        self._notices.extend(found.notices)
        return found.scores

    def _ranked(
        self, scores: dict[int, float], sort: str, within: Collection[str] | None
    ) -> list[int]:
        """Order by score, then newest first; articles no longer in the catalog are dropped."""
        ranks = self._ranks
        found = [number for number in scores if number in ranks]
        if within is not None:
            query = "SELECT number FROM articles WHERE id IN (SELECT value FROM json_each(?))"
            named = self._connection.execute(query, (json.dumps([*within]),))
            allowed = {number for (number,) in named}
            found = [number for number in found if number in allowed]
        if sort == "relevance":
            return [number for *_, number in sorted((-scores[n], ranks[n], n) for n in found)]
        if sort == "newest":
            return sorted(found, key=ranks.__getitem__)
        oldest = self._connection.execute("SELECT number FROM articles ORDER BY day, id")
        wanted = set(found)
        return [number for (number,) in oldest if number in wanted]

    def _suggestion(self, query: str) -> str | None:
        """Respell the words that no article has."""
        asked: set[str] = set()
        for part in texts(rewritten(self._tree, without_speaker)):
            if isinstance(part, Term):
                asked.add(part.form)
            elif isinstance(part, Phrase):
                asked.update(stem for stem in part.parts if isinstance(stem, str))
        respelled: list[str] = []
        at = 0
        for word in words(query):
            close = None
            if word.form in asked or word.stem in asked:
                close = self._engine().suggest(word.form)
            if close is not None:
                respelled += [query[at : word.start], close]
                at = word.end
        return "".join([*respelled, query[at:]]) if respelled else None


def without_speaker(leaf: Leaf) -> Node:
    """Keep of a filter on what somebody said only the words."""
    return leaf.words if isinstance(leaf, Said) and leaf.words is not None else leaf


class _Chosen(Visitor[AbstractSet[int]]):
    """Evaluates a query of filters only: the numbers of the articles that pass them."""

    def __init__(self, everything: AbstractSet[int]) -> None:
        self._everything = everything

    def leaf(self, node: Leaf) -> AbstractSet[int]:
        return node.numbers if isinstance(node, Among) else self._everything

    def all_of(self, nodes: tuple[Node, ...]) -> AbstractSet[int]:
        return frozenset(self._everything).intersection(*map(self.visit, nodes))

    def any_of(self, nodes: tuple[Node, ...]) -> AbstractSet[int]:
        return frozenset().union(*map(self.visit, nodes))

    def none_of(self, node: Node) -> AbstractSet[int]:
        return self._everything - self.visit(node)
