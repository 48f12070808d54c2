"""``Library``: the interface to everything derived from the articles of one workspace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Self, TypeVar

from idlib_tui.closing import Closing
from idlib_tui.errors import LibraryError, StoryError
from idlib_tui.library.catalog import articles
from idlib_tui.library.catalog.article_views import ArticleViews
from idlib_tui.library.catalog.health import describe
from idlib_tui.library.catalog.views import Views
from idlib_tui.library.given_corrections import Give, GivenCorrections
from idlib_tui.library.placing import index_folder
from idlib_tui.library.rows import SyncProgress, SyncReport
from idlib_tui.library.search.choosing import AUTO, suggestion
from idlib_tui.library.searches import Searches
from idlib_tui.library.store import Store
from idlib_tui.workspace import Workspace

if TYPE_CHECKING:
    from idlib_tui.library.search.engine import Engine

T = TypeVar("T")


class Library(Closing, ArticleViews, Views, Searches):
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
        store = Store(folder, *notices, engine=self._asked_engine)
        ArticleViews.__init__(self, store.database)
        Views.__init__(self, store.database)
        Searches.__init__(self, store)
        self._corrections = GivenCorrections(corrections, store.database)

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

    def health(self) -> Mapping[str, str]:
        """Describe the index for ``doctor``: paths, sizes, versions, counts.

        The whole index is read, and the word index is rebuilt if it is damaged.
        """
        if damage := self._database.compare():
            return {"index": str(self._store.folder), "catalog": damage}
        before = len(self._store.notices)
        held = self._store.with_engine(_examined)
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


def _examined(engine: Engine) -> set[int]:
    engine.check()
    return engine.numbers()
