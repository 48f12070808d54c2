"""Views of single articles: their list, facts and texts, and what was found in each."""

from __future__ import annotations

from collections.abc import Collection

from idlib_tui.library.catalog import articles, source_rows
from idlib_tui.library.catalog.annotations import fetch_annotations
from idlib_tui.library.catalog.database import Database
from idlib_tui.library.catalog.problems import list_problems
from idlib_tui.library.rows import ArticleRow, SourceRow
from idlib_tui.model import Annotations, Article, Differences, Problem, Span


class ArticleViews:
    """The articles of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def articles(self, *, offset: int = 0, limit: int | None = None) -> list[ArticleRow]:
        """List articles, newest first, undated last."""
        with self._database.reading() as connection:
            return articles.list_rows(connection, offset, limit)

    def sources(
        self, *, unfolded: Collection[str] = (), offset: int = 0, limit: int = 100
    ) -> list[SourceRow]:
        """List articles as ``articles`` does, with versions of one under the oldest.

        Args:
            unfolded: The groups (``ArticleRow.group``) whose other versions are listed below it.
            offset: The first row.
            limit: The number of rows.
        """
        with self._database.reading() as connection:
            return source_rows.list_sources(connection, unfolded, offset, limit)

    def source_count(self, unfolded: Collection[str] = ()) -> int:
        """Count the rows of ``sources``."""
        with self._database.reading() as connection:
            return source_rows.count_sources(connection, unfolded)

    def source_place(self, article_id: str, unfolded: Collection[str] = ()) -> int | None:
        """Find the index of an article in ``sources``, or of the row that it is folded under."""
        with self._database.reading() as connection:
            return source_rows.place_of_source(connection, article_id, unfolded)

    def article_count(self) -> int:
        """Count the articles."""
        with self._database.reading() as connection:
            return articles.count(connection)

    def problems(self) -> list[Problem]:
        """List the files that could not be read as articles, or only in part."""
        with self._database.reading() as connection:
            return list_problems(connection)

    def resolve_id(self, article_id: str) -> str:
        """Complete an id: the exact one, or the only one that begins like it.

        Raises:
            UnknownArticleError: No article matches, or several do.
        """
        with self._database.reading() as connection:
            return articles.resolve_id(connection, article_id)

    def article(self, article_id: str) -> Article:
        """Return an article with its text, by its id, file name, or a unique prefix of either.

        Raises:
            UnknownArticleError: No article matches, or several do.
        """
        with self._database.reading() as connection:
            return articles.fetch(connection, articles.resolve_id(connection, article_id))

    def copies_of(self, article_id: str) -> list[ArticleRow]:
        """List the other versions of an article (wire copies, updates), oldest first.

        Raises:
            UnknownArticleError: As ``article``.
        """
        with self._database.reading() as connection:
            numbers = articles.versions_of(connection, articles.resolve_id(connection, article_id))
            rows = articles.rows_by_number(connection, numbers)
        return [rows[number] for number in numbers]

    def origin(self, article_id: str) -> str | None:
        """Return the agency that an article and its other versions come from, if they tell.

        Raises:
            UnknownArticleError: As ``article``.
        """
        # A late import: it is seldom needed.
        from idlib_tui.merge.origin import origin  # noqa: PLC0415

        with self._database.reading() as connection:
            found = articles.resolve_id(connection, article_id)
            numbers = articles.with_versions(connection, found)
            return origin(list(articles.fetch_by_number(connection, numbers).values()))

    def differences(self, article_id: str) -> tuple[ArticleRow, Differences] | None:
        """Compare an article with the oldest other version of it; None if there is none.

        Raises:
            UnknownArticleError: As ``article``.
        """
        # A late import: it is seldom needed.
        from idlib_tui.merge.differences import differences  # noqa: PLC0415

        others = self.copies_of(article_id)
        if not others:
            return None
        text = self.article(article_id).text
        return others[0], differences(text, self.article(others[0].id).text)

    def sentences(self, article_id: str) -> list[Span]:
        """Split an article's text into its sentences.

        Raises:
            UnknownArticleError: As ``article``.
        """
        # A late import: only a brief asks for them.
        from idlib_tui.annotate.text.document import read_document  # noqa: PLC0415

        text = self.article(article_id).text
        return [Span(found.start, found.end) for found in read_document(text).sentences]

    def annotations(self, article_id: str) -> Annotations:
        """Return what was found in one article."""
        with self._database.reading() as connection:
            return fetch_annotations(connection, articles.resolve_id(connection, article_id))
