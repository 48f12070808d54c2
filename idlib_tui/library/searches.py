"""Searching the articles of one library: queries, likeness, facets."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from idlib_tui.errors import LibraryError
from idlib_tui.filters import Marks
from idlib_tui.library.catalog import articles
from idlib_tui.library.catalog.facets import count_facets
from idlib_tui.library.query.parser import parse
from idlib_tui.library.query.visiting import rewritten
from idlib_tui.library.rows import ArticleRow, Facets, SearchResult
from idlib_tui.library.search.filters import is_plain
from idlib_tui.library.search.matches import Finder
from idlib_tui.library.search.searcher import SORTS, Search, without_speaker
from idlib_tui.library.search.similar import like_article, like_passage
from idlib_tui.library.store import Store

if TYPE_CHECKING:
    from idlib_tui.library.query.tree import Node
    from idlib_tui.library.search.engine import Engine

T = TypeVar("T")


class Searches:
    """The searches of a library."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def search(
        self,
        query: str,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str = "relevance",
        partial: bool = False,
        within: Collection[str] | None = None,
        marks: Callable[[], Marks] = Marks,
    ) -> SearchResult:
        """Find articles. The query language is described in ``docs/queries.md``.

        Args:
            query: The query; an empty one matches every article.
            offset: How many hits to skip.
            limit: The maximum number of hits.
            sort: ``relevance``, ``newest`` or ``oldest``.
            partial: True while typing: the last word also matches as the start of a word.
            within: Article ids to look among; None for all.
            marks: Gives what ``is:`` and ``tag:`` stand for; called where the query has them.

        Raises:
            QueryError: The query cannot be understood, or asks too much.
            UnknownActorError: Nobody, or more than one, goes by a whole name after ``said:`` or
                ``about:``.
        """
        if sort not in SORTS:
            raise ValueError(f"sort is one of {', '.join(SORTS)}, not {sort!r}")
        tree = self._parsed(query, partial=partial)
        before = len(self._store.notices)
        result = self._searched(
            tree, marks, lambda search: search.window(query, offset, limit, sort, within)
        )
        suggestion = result.suggestion
        if suggestion is not None and not self._searched(
            self._parsed(suggestion, partial=partial), marks, Search.numbers
        ):
            suggestion = None
        notices = self._store.notices[before:] + result.notices
        return replace(result, notices=notices, suggestion=suggestion)

    def alike(self, passage: str, *, limit: int = 6) -> list[str]:
        """List the articles that share most of the rarer words of a passage, likeliest first.

        Those that have a short passage word for word come before all others.

        Args:
            passage: A few words up to a few sentences.
            limit: How many ids to list at most.
        """
        numbers = self._store.with_engine(lambda engine: like_passage(engine, passage, limit))
        with self._store.database.reading() as connection:
            ids = articles.ids_by_number(connection, numbers)
        return [ids[number] for number in numbers if number in ids]

    def like(self, article_id: str, *, offset: int = 0, limit: int = 100) -> SearchResult:
        """Find the articles that share the most distinctive words of one, the closest first.

        The article itself and its other versions are left out.

        Raises:
            UnknownArticleError: No article matches the id, or several do.
        """
        with self._store.database.reading() as connection:
            found = articles.resolve_id(connection, article_id)
            article = articles.fetch(connection, found)
            own = articles.with_versions(connection, found)
        tree = self._store.with_engine(
            lambda engine: like_article(engine, article.title, article.text, own)
        )
        return self._searched(
            tree, Marks, lambda search: search.window("", offset, limit, "relevance", None)
        )

    def find_in_text(
        self, query: str, text: str, *, partial: bool = False
    ) -> tuple[tuple[int, int], ...]:
        """Find the matches of a query in one text, in order.

        Raises:
            QueryError: As ``search``.
        """
        tree = self._parsed(query, partial=partial)
        return Finder(rewritten(tree, without_speaker)).find(text)

    def facets(
        self, query: str = "", *, partial: bool = False, marks: Callable[[], Marks] = Marks
    ) -> Facets:
        """Count the matching articles by source, actor, month and tag.

        Args:
            query: As for ``search``, as are the others.
            partial: True while typing.
            marks: Gives what ``is:`` and ``tag:`` stand for, and the tags that are counted.

        Raises:
            QueryError, UnknownActorError: As ``search``.
        """
        tree = self._parsed(query, partial=partial)
        numbers = self._searched(tree, marks, Search.numbers) if query.strip() else None
        with self._store.database.reading() as connection:
            return count_facets(connection, numbers, marks())

    def _parsed(self, query: str, *, partial: bool) -> Node:
        """Read a query; its "last week" is counted from the newest article."""
        today = None
        if "date:" in query.lower():
            with self._store.database.reading() as connection:
                today = articles.newest_day(connection)
        return parse(query, partial=partial, today=today)

    def _searched(self, tree: Node, marks: Callable[[], Marks], ask: Callable[[Search], T]) -> T:
        """Ask a search."""

        def answer(_: Engine | None = None) -> T:
            with self._store.database.reading() as connection:
                ranks = self._store.database.remembered(articles.ranks)
                return ask(
                    Search(connection, self._store.engine, tree, ranks, self._text_of, marks)
                )

        # Opened before anything is read, since rebuilding the word index writes to the catalog.
        return answer() if is_plain(tree) else self._store.with_engine(answer)

    def _text_of(self, row: ArticleRow) -> str:
        """Return the text of a row; "" if it is no longer available."""
        try:
            with self._store.database.reading() as connection:
                return articles.text_of(connection, row)
        except LibraryError:
            return ""
