"""The one object above which nobody knows about SQLite or Whoosh."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import TracebackType
from typing import Self

from idlib_tui.library.rows import ArticleRow, Facets, SearchResult, SyncProgress, SyncReport
from idlib_tui.model import (
    ActorSummary,
    Annotations,
    Article,
    Entry,
    FigureGroup,
    Problem,
    QuoteKind,
    Statement,
)
from idlib_tui.workspace import Workspace


class Library:
    """The articles of one workspace and everything found in them.

    Safe to use from several threads: each gets its own connections.

    Attributes:
        workspace: The workspace it stands for.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    @classmethod
    def open(cls, workspace: Workspace) -> Self:
        """Open, creating or rebuilding what is missing or damaged.

        Raises:
            LibraryError: ``index/`` cannot be written, or another process holds it.
        """
        return cls(workspace)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection. Idempotent."""

    def sync(
        self,
        *,
        progress: Callable[[SyncProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        processes: int | None = None,
    ) -> SyncReport:
        """Bring ``index/`` up to date with ``seeds/``, handling only what changed.

        Args:
            progress: Called now and then, from the calling thread.
            cancelled: Asked between batches; True stops with what was done kept.
            processes: How many processes read and annotate; None chooses.

        Raises:
            LibraryError: Another process is syncing, or ``index/`` cannot be written.
            StoryError: ``story.yaml`` cannot be right.
        """
        raise NotImplementedError

    def stale(self) -> bool:
        """Tell whether ``seeds/`` has changed since the last sync. Looks at names, sizes, times."""
        raise NotImplementedError

    def articles(self, *, offset: int = 0, limit: int | None = None) -> list[ArticleRow]:
        """List articles, newest first, undated last."""
        raise NotImplementedError

    def article_count(self) -> int:
        """Count the articles."""
        raise NotImplementedError

    def problems(self) -> list[Problem]:
        """List the files that could not be made into articles."""
        raise NotImplementedError

    def resolve_id(self, article_id: str) -> str:
        """Complete an id: the exact one, else the only one that starts so.

        Raises:
            UnknownArticleError: None, or more than one.
        """
        raise NotImplementedError

    def article(self, article_id: str) -> Article:
        """Fetch one article with its text (an id, a file name, or the unique start of one).

        Raises:
            UnknownArticleError: None, or more than one, goes by that id.
        """
        raise NotImplementedError

    def annotations(self, article_id: str) -> Annotations:
        """Fetch what was found in one article."""
        raise NotImplementedError

    def raw_text(self, article_id: str) -> str:
        """Read one article's file as it is, decoded but not repaired."""
        raise NotImplementedError

    def search(
        self,
        query: str,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str = "relevance",
        partial: bool = False,
    ) -> SearchResult:
        """Find articles. The query language is described in ``docs/queries.md``.

        Args:
            sort: ``relevance``, ``newest`` or ``oldest``.
            partial: True while typing: the last word also matches as the start of a word.

        Raises:
            QueryError: The query cannot be understood, or asks too much.
        """
        raise NotImplementedError

    def find_in_text(self, query: str, text: str) -> tuple[tuple[int, int], ...]:
        """Find where the words of a query stand in one text, in order."""
        raise NotImplementedError

    def facets(self, query: str = "") -> Facets:
        """Count the matching articles by source, actor and month."""
        raise NotImplementedError

    def quotes(
        self,
        *,
        actor: str | None = None,
        source: str | None = None,
        kind: QuoteKind | None = None,
        text: str | None = None,
        since: date | None = None,
        until: date | None = None,
        fold: bool = True,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[Statement]:
        """List statements in order of the day they were said.

        Args:
            actor: A canonical name, alias or unique part of one, in any case and with or without
                diacritics.
            source: An article id.
            text: Words that must stand in the quote.
            since: First day (of ``said_on``), inclusive.
            until: Last day, inclusive.
            fold: Leave out what only repeats another statement: fragments inside a quote that is
                listed, and copies in other articles, which ``also_in`` names.
        """
        raise NotImplementedError

    def quote_count(self, *, actor: str | None = None, source: str | None = None) -> int:
        """Count the statements that ``quotes`` would list."""
        raise NotImplementedError

    def actors(self) -> list[ActorSummary]:
        """List who speaks: the story's actors in its order, then the others by quotes."""
        raise NotImplementedError

    def chronology(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        actor: str | None = None,
        text: str | None = None,
        minimum: float = 0.0,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[Entry]:
        """List a window of the chronology, earliest first.

        Args:
            minimum: Leave out entries of less importance.
        """
        raise NotImplementedError

    def chronology_count(
        self,
        *,
        since: date | None = None,
        until: date | None = None,
        actor: str | None = None,
        text: str | None = None,
        minimum: float = 0.0,
    ) -> int:
        """Count what ``chronology`` would list."""
        raise NotImplementedError

    def chronology_histogram(
        self, *, by: str = "day", actor: str | None = None, text: str | None = None
    ) -> Sequence[tuple[str, int]]:
        """Count entries by ``day``, ``month`` or ``year`` (``2020-02-18``, ``2020-02``, ``2020``)."""
        raise NotImplementedError

    def figures(self, *, topic: str | None = None) -> list[FigureGroup]:
        """List groups of figures, those that disagree and have most sources first."""
        raise NotImplementedError

    def health(self) -> Mapping[str, str]:
        """Describe the index for ``doctor``: paths, sizes, versions, counts."""
        raise NotImplementedError
