"""``Library``: the interface to everything derived from the articles of one workspace."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from idlib_tui.errors import LibraryError, StoryError
from idlib_tui.filters import Marks
from idlib_tui.library.catalog import articles, source_rows
from idlib_tui.library.catalog.annotations import fetch_annotations
from idlib_tui.library.catalog.facets import count_facets
from idlib_tui.library.catalog.health import describe
from idlib_tui.library.catalog.problems import list_problems
from idlib_tui.library.catalog.views import Views
from idlib_tui.library.given_corrections import Give, GivenCorrections
from idlib_tui.library.placing import index_folder
from idlib_tui.library.query.parser import parse
from idlib_tui.library.query.visiting import rewritten
from idlib_tui.library.rows import (
    ArticleRow,
    Facets,
    SearchResult,
    SourceRow,
    SyncProgress,
    SyncReport,
)
from idlib_tui.library.search.choosing import AUTO, suggestion
from idlib_tui.library.search.engine import EngineDamagedError
from idlib_tui.library.search.filters import is_plain
from idlib_tui.library.search.matches import Finder
from idlib_tui.library.search.searcher import SORTS, Search, without_speaker
from idlib_tui.library.search.similar import like_article, like_passage
from idlib_tui.library.store import Store
from idlib_tui.model import (
    Annotations,
    Article,
    Differences,
    Problem,
    Span,
)
from idlib_tui.workspace import Workspace

if TYPE_CHECKING:
    from idlib_tui.library.query.tree import Node
    from idlib_tui.library.search.engine import Engine

T = TypeVar("T")


class Library(Views):
    """The articles of one workspace and everything found in them.

    Thread-safe: each thread gets its own connections.

    Attributes:
        workspace: The workspace.
    """

    def __init__(
        self,
        workspace: Workspace,
        corrections: Give | None = None,
    ) -> None:
        self.workspace = workspace
        folder, *notices = index_folder(workspace)
        self._store = Store(folder, *notices, engine=self._asked_engine)
        super().__init__(self._store.database)
        self._corrections = GivenCorrections(corrections, self._store.database)

    @classmethod
    def open(
        cls,
        workspace: Workspace,
        corrections: Give | None = None,
    ) -> Self:
        """Open the library; create or rebuild an index that is missing or damaged.

        Args:
            workspace: The workspace.
            corrections: Gives the reader's corrections, which every sync applies; without it those
                of the last sync stay. If it raises an error of ours, they stay too.

        Raises:
            LibraryError: ``index/`` cannot be written, or another process holds it.
        """
        library = cls(workspace, corrections)
        library._store.open()
        return library

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences for the user about how it was opened, such as that the index was rebuilt."""
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
        """Update ``index/`` with the changes in ``seeds/``.

        Args:
            progress: Called from time to time, from the calling thread.
            cancelled: Called between batches; if it returns True, the sync stops and keeps what it
                has done.
            processes: The number of worker processes; None to choose one.

        Raises:
            LibraryError: Another process is syncing, or ``index/`` cannot be written.
            StoryError: ``story.yaml`` is invalid.
        """
        # A late import: reading an existing index needs no annotators.
        from idlib_tui.library.sync.run import Sync  # noqa: PLC0415

        def run() -> SyncReport:
            self._store.renew_if_needed()
            engine = self._store.engine(locked=True)
            sync = Sync(self.workspace, self._database, engine, progress, cancelled)
            try:
                self._take_corrections()
                return sync.run(processes)
            finally:
                self._database.seal()

        report = self._exclusively(run)
        notices, self._store.notices = self._store.notices, ()
        return replace(report, notices=notices + report.notices)

    def correct(self) -> tuple[str, ...] | None:
        """Apply the reader's corrections if they have changed, and nothing else.

        Returns:
            Sentences for the user about what could not be done; None if nothing has changed.

        Raises:
            LockedError: Another process or thread is syncing.
            LibraryError: As ``sync``.
            StoryError: As ``sync``.
        """
        # A late import, as in ``sync``.
        from idlib_tui.library.sync.joining import join  # noqa: PLC0415

        if not self._corrections.differ():
            return None
        story = self.workspace.story()
        notices: list[str] = []

        def run() -> None:
            self._store.renew_if_needed()
            try:
                self._take_corrections()
                join(self._database, story, lambda *_: None, notices)
            finally:
                self._database.seal()

        self._exclusively(run)
        return tuple(notices)

    def _exclusively(self, run: Callable[[], T]) -> T:
        """Write to the index, twice if it proves to be damaged."""
        with self._store.exclusive():
            try:
                return run()
            except LibraryError:
                if not self._database.damaged:
                    raise
                return run()
            except OSError as error:
                raise LibraryError(
                    f"{self._store.folder} cannot be written: {error.strerror or error}."
                ) from error

    def _take_corrections(self) -> None:
        if problem := self._corrections.take():
            self._store.notices += (problem,)

    def stale(self) -> bool:
        """Check whether ``seeds/`` has changed since the last sync: names, sizes and times.

        So have the reader's corrections.
        """
        from idlib_tui.library.sync.scan import changed_since, is_complete  # noqa: PLC0415

        try:
            with self._database.reading() as connection:
                if not is_complete(connection, self.workspace) or changed_since(
                    connection, self.workspace
                ):
                    return True
            return self._corrections.differ()
        except StoryError:
            # It was valid when the index was made; the sync reports what is wrong.
            return True
        except LibraryError:
            if self._database.damaged:
                return True
            raise

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

    def raw_text(self, article_id: str) -> str:
        """Read an article's file, decoded but not repaired.

        Raises:
            UnknownArticleError: As ``article``.
            LibraryError: The file is missing, too large, or no longer text.
        """
        # A late import: it is seldom needed.
        from idlib_tui.ingest.files import number_in_file  # noqa: PLC0415
        from idlib_tui.ingest.reader import UnreadableError, read_raw  # noqa: PLC0415

        with self._database.reading() as connection:
            found = articles.resolve_id(connection, article_id)
            article = articles.fetch(connection, found)
        file = article.file
        stated = article.encoding if article.encoding_sure == "stated" else None
        path = self.workspace.seeds / file
        try:
            return read_raw(path, self.workspace.seeds, number_in_file(found, file), stated)
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
        numbers = self._with_engine(lambda engine: like_passage(engine, passage, limit))
        with self._database.reading() as connection:
            ids = articles.ids_by_number(connection, numbers)
        return [ids[number] for number in numbers if number in ids]

    def like(self, article_id: str, *, offset: int = 0, limit: int = 100) -> SearchResult:
        """Find the articles that share the most distinctive words of one, the closest first.

        The article itself and its other versions are left out.

        Raises:
            UnknownArticleError: As ``article``.
        """
        article = self.article(article_id)
        with self._database.reading() as connection:
            own = articles.with_versions(connection, article.id)
        tree = self._with_engine(
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
        with self._database.reading() as connection:
            return count_facets(connection, numbers, marks())

    def health(self) -> Mapping[str, str]:
        """Describe the index for ``doctor``: paths, sizes, versions, counts.

        The whole index is read, and the word index is rebuilt if it is damaged.
        """
        if damage := self._database.compare():
            return {"index": str(self._store.folder), "catalog": damage}
        before = len(self._store.notices)
        held = self._with_engine(_examined)
        with self._database.reading() as connection:
            engine = self._store.engine_name
            facts = dict(describe(connection, self._store.folder, held, engine))
        if better := suggestion(engine, len(held)):
            facts["advice"] = better
        mended = " ".join(self._store.notices[before:])
        return {**facts, "words": mended} if mended else facts

    def _asked_engine(self) -> str:
        try:
            return self.workspace.story().engine
        except StoryError:
            # The sync tells what is wrong with it; a search need not wait for that.
            return AUTO

    def _parsed(self, query: str, *, partial: bool) -> Node:
        """Read a query; its "last week" is counted from the newest article."""
        today = None
        if "date:" in query.lower():
            with self._database.reading() as connection:
                today = articles.newest_day(connection)
        return parse(query, partial=partial, today=today)

    def _searched(self, tree: Node, marks: Callable[[], Marks], ask: Callable[[Search], T]) -> T:
        """Ask a search."""

        def answer(_: Engine | None = None) -> T:
            with self._database.reading() as connection:
                ranks = self._database.remembered(articles.ranks)
                return ask(
                    Search(connection, self._store.engine, tree, ranks, self._text_of, marks)
                )

        # Opened before anything is read, since rebuilding the word index writes to the catalog.
        return answer() if is_plain(tree) else self._with_engine(answer)

    def _text_of(self, row: ArticleRow) -> str:
        """Return the text of a row; "" if it is no longer available."""
        try:
            with self._database.reading() as connection:
                return articles.text_of(connection, row)
        except LibraryError:
            return ""

    def _with_engine(self, ask: Callable[[Engine], T]) -> T:
        """Run a function on the engine; if that proves damaged, rebuild it and run it once more."""
        try:
            return ask(self._store.engine())
        except EngineDamagedError as error:
            self._store.mend_engine(error)
        try:
            return ask(self._store.engine())
        except EngineDamagedError as error:
            raise LibraryError(f"The word index cannot be used: {error}.") from error


def _examined(engine: Engine) -> set[int]:
    engine.check()
    return engine.numbers()
