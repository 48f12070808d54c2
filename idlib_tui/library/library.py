"""The one object above which nobody knows about SQLite or Whoosh."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from idlib_tui.errors import IdlibError, LibraryError, StoryError
from idlib_tui.library import articles
from idlib_tui.library.actors import find_actors, list_actors
from idlib_tui.library.chronology import Span, count_entries, histogram, list_entries, starts
from idlib_tui.library.facets import count_facets
from idlib_tui.library.figures import count_groups, list_groups
from idlib_tui.library.health import describe
from idlib_tui.library.matches import Finder
from idlib_tui.library.parser import parse
from idlib_tui.library.rows import ArticleRow, Facets, SearchResult, SyncProgress, SyncReport
from idlib_tui.library.search import SORTS, Search
from idlib_tui.library.statements import Wanted, count_statements, list_statements
from idlib_tui.library.store import Store
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

if TYPE_CHECKING:
    from idlib_tui.library.query import Node

T = TypeVar("T")


class Library:
    """The articles of one workspace and everything found in them.

    Safe to use from several threads: each gets its own connections.

    Attributes:
        workspace: The workspace it stands for.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._store = Store(workspace.index)
        self._database = self._store.database

    @classmethod
    def open(cls, workspace: Workspace) -> Self:
        """Open, creating or rebuilding what is missing or damaged.

        Raises:
            LibraryError: ``index/`` cannot be written, or another process holds it.
        """
        library = cls(workspace)
        library._store.open()
        return library

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences to show about how it was opened, such as that a damaged index is gone."""
        return self._store.notices

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
        self._store.close()

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
        # Imported here because a reader of what is there needs no annotators.
        from idlib_tui.library.sync import Sync  # noqa: PLC0415

        def run() -> SyncReport:
            self._store.renew_if_needed()
            engine = self._store.engine(locked=True)
            return Sync(self.workspace, self._database, engine, progress, cancelled).run(processes)

        with self._store.exclusive():
            try:
                report = run()
            except LibraryError:
                if not self._database.damaged:
                    raise
                report = run()
        notices, self._store.notices = self._store.notices, ()
        return replace(report, notices=notices + report.notices)

    def stale(self) -> bool:
        """Tell whether ``seeds/`` has changed since the last sync. Looks at names, sizes, times."""
        from idlib_tui.library.scan import changed_since, is_complete  # noqa: PLC0415

        try:
            with self._database.reading() as connection:
                return not is_complete(connection, self.workspace) or changed_since(
                    connection, self.workspace
                )
        except StoryError:
            # It was right when the index was made; the sync will say what is wrong.
            return True

    def articles(self, *, offset: int = 0, limit: int | None = None) -> list[ArticleRow]:
        """List articles, newest first, undated last."""
        with self._database.reading() as connection:
            return articles.list_rows(connection, offset, limit)

    def article_count(self) -> int:
        """Count the articles."""
        with self._database.reading() as connection:
            return articles.count(connection)

    def problems(self) -> list[Problem]:
        """List the files that could not be made into articles."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT file, reason FROM problems ORDER BY file")
            return [Problem(file, reason) for file, reason in found]

    def resolve_id(self, article_id: str) -> str:
        """Complete an id: the exact one, else the only one that starts so.

        Raises:
            UnknownArticleError: None, or more than one.
        """
        with self._database.reading() as connection:
            return articles.resolve_id(connection, article_id)

    def article(self, article_id: str) -> Article:
        """Fetch one article with its text (an id, a file name, or the unique start of one).

        Raises:
            UnknownArticleError: None, or more than one, goes by that id.
        """
        with self._database.reading() as connection:
            return articles.fetch(connection, articles.resolve_id(connection, article_id))

    def annotations(self, article_id: str) -> Annotations:
        """Fetch what was found in one article."""
        with self._database.reading() as connection:
            return articles.fetch_annotations(
                connection, articles.resolve_id(connection, article_id)
            )

    def raw_text(self, article_id: str) -> str:
        """Read one article's file as it is, decoded but not repaired.

        Raises:
            UnknownArticleError: As ``article``.
            LibraryError: The file is gone, too large, or no longer text.
        """
        # Imported here because a reader of articles seldom needs it.
        from idlib_tui.ingest.reader import UnreadableError, read_raw  # noqa: PLC0415

        with self._database.reading() as connection:
            file = articles.file_of(connection, articles.resolve_id(connection, article_id))
        path = self.workspace.seeds / file
        try:
            return read_raw(path)
        except UnreadableError as error:
            raise LibraryError(f"{path}: {error}") from error

    def search(
        self,
        query: str,
        *,
        offset: int = 0,
        limit: int = 100,
        sort: str = "relevance",
        partial: bool = False,
        within: Collection[str] | None = None,
    ) -> SearchResult:
        """Find articles. The query language is described in ``docs/queries.md``.

        Args:
            query: What to look for; the empty query finds everything.
            offset: How many hits to leave out at the start.
            limit: How many to list at most.
            sort: ``relevance``, ``newest`` or ``oldest``.
            partial: True while typing: the last word also matches as the start of a word.
            within: Article ids to look among (unread ones, say); None for all.

        Raises:
            QueryError: The query cannot be understood, or asks too much.
        """
        if sort not in SORTS:
            raise ValueError(f"sort is one of {', '.join(SORTS)}, not {sort!r}")
        tree = parse(query, partial=partial)
        told = len(self._store.notices)
        result = self._searched(
            tree, lambda search: search.window(query, offset, limit, sort, within)
        )
        return replace(result, notices=self._store.notices[told:] + result.notices)

    def find_in_text(
        self, query: str, text: str, *, partial: bool = False
    ) -> tuple[tuple[int, int], ...]:
        """Find where the words of a query stand in one text, in order.

        Raises:
            QueryError: As ``search``.
        """
        return Finder(parse(query, partial=partial)).find(text)

    def facets(self, query: str = "") -> Facets:
        """Count the matching articles by source, actor and month."""
        numbers = self._searched(parse(query), Search.numbers) if query.strip() else None
        with self._database.reading() as connection:
            return count_facets(connection, numbers)

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
        minimum: float = 0.0,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[Statement]:
        """List statements in order of the day they were said.

        Args:
            actor: A canonical name, alias or unique part of one, in any case and with or without
                diacritics.
            source: An article id.
            kind: Direct, mixed or indirect ones only.
            text: Words, or starts of words, that must stand in the quote.
            since: First day (of ``said_on``), inclusive.
            until: Last day, inclusive.
            fold: Leave out what only repeats another statement: fragments inside a quote that is
                listed, and copies in other articles, which ``also_in`` names.
            minimum: Leave out quotes whose speaker is less sure.
            offset: How many to leave out at the start.
            limit: How many to list at most; None for all.

        Returns:
            The statements; none where nobody, or more than one, goes by ``actor``.
        """
        with self._database.reading() as connection:
            wanted = self._wanted(
                connection, actor, source, kind, text, since, until, fold, minimum
            )
            if wanted is None:
                return []
            return list_statements(connection, wanted, offset, limit)

    def quote_count(
        self,
        *,
        actor: str | None = None,
        source: str | None = None,
        kind: QuoteKind | None = None,
        text: str | None = None,
        since: date | None = None,
        until: date | None = None,
        fold: bool = True,
        minimum: float = 0.0,
    ) -> int:
        """Count the statements that ``quotes`` would list."""
        with self._database.reading() as connection:
            wanted = self._wanted(
                connection, actor, source, kind, text, since, until, fold, minimum
            )
            return 0 if wanted is None else count_statements(connection, wanted)

    def actors(self) -> list[ActorSummary]:
        """List who speaks: the story's actors in its order, then the others by quotes."""
        with self._database.reading() as connection:
            return list_actors(connection)

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
            since: First day: entries that ended before are left out.
            until: Last day: entries that began after are left out.
            actor: As for ``quotes``; where several go by it, entries that name any of them.
            text: Words, or starts of words, that must stand in the entry or its reports.
            minimum: Leave out entries of less importance.
            offset: How many to leave out at the start.
            limit: How many to list at most; None for all.
        """
        with self._database.reading() as connection:
            span = self._span(connection, since, until, actor, text, minimum)
            return list_entries(connection, span, offset, limit)

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
        with self._database.reading() as connection:
            span = self._span(connection, since, until, actor, text, minimum)
            return count_entries(connection, span)

    def chronology_histogram(
        self,
        *,
        by: str = "day",
        actor: str | None = None,
        text: str | None = None,
        minimum: float = 0.0,
    ) -> Sequence[tuple[str, int]]:
        """Count entries by ``day``, ``month`` or ``year`` (``2020-02-18``, ``2020-02``, ``2020``).

        Entries that do not lie within one such period are left out.
        """
        with self._database.reading() as connection:
            span = self._span(connection, None, None, actor, text, minimum)
            return histogram(connection, span, by)

    def chronology_starts(
        self,
        *,
        actor: str | None = None,
        text: str | None = None,
        minimum: float = 0.0,
    ) -> Sequence[tuple[str, int]]:
        """Count entries by the day they start on, whatever their length, for a list's headings.

        The counts add up to ``chronology_count``, in the order of ``chronology``.
        """
        with self._database.reading() as connection:
            span = self._span(connection, None, None, actor, text, minimum)
            return starts(connection, span)

    def figures(
        self,
        *,
        topic: str | None = None,
        sources: int = 1,
        offset: int = 0,
        limit: int | None = None,
    ) -> list[FigureGroup]:
        """List groups of figures, those that disagree and have most sources first.

        Args:
            topic: Words, or starts of words, of the topic or unit.
            sources: Leave out groups that fewer articles report.
            offset: How many to leave out at the start.
            limit: How many to list at most; None for all.
        """
        with self._database.reading() as connection:
            return list_groups(connection, topic, sources, offset, limit)

    def figure_count(self, *, topic: str | None = None, sources: int = 1) -> int:
        """Count the groups that ``figures`` would list."""
        with self._database.reading() as connection:
            return count_groups(connection, topic, sources)

    def health(self) -> Mapping[str, str]:
        """Describe the index for ``doctor``: paths, sizes, versions, counts."""
        with self._database.reading() as connection:
            return describe(connection, self.workspace, self._store.engine)

    def _searched(self, tree: Node, ask: Callable[[Search], T]) -> T:
        """Ask a search; where the engine turns out to be damaged, once more with a new one."""
        try:
            with self._database.reading() as connection:
                return ask(Search(connection, self._store.engine, tree))
        except IdlibError:
            raise
        except Exception:  # noqa: BLE001 - pickles and binary files: damage raises anything
            self._store.mend_engine()
        with self._database.reading() as connection:
            return ask(Search(connection, self._store.engine, tree))

    def _wanted(
        self,
        connection: sqlite3.Connection,
        actor: str | None,
        source: str | None,
        kind: QuoteKind | None,
        text: str | None,
        since: date | None,
        until: date | None,
        fold: bool,
        minimum: float,
    ) -> Wanted | None:
        names = [None] if actor is None else find_actors(connection, actor)
        if len(names) != 1:
            return None
        return Wanted(names[0], source, kind, text, since, until, fold, minimum)

    def _span(
        self,
        connection: sqlite3.Connection,
        since: date | None,
        until: date | None,
        actor: str | None,
        text: str | None,
        minimum: float,
    ) -> Span:
        names = None if actor is None else find_actors(connection, actor)
        return Span(since, until, names, text, minimum)
