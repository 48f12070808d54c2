"""The files in ``index/``: catalog, word index and lock; opened, and rebuilt if damaged."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from idlib_tui.errors import LibraryError
from idlib_tui.library.catalog import words_record
from idlib_tui.library.catalog.articles import count, fetch_by_number
from idlib_tui.library.catalog.database import Database
from idlib_tui.library.lock import LockedError, exclusive
from idlib_tui.library.search import manifests
from idlib_tui.library.search.choosing import AUTO, FOLDERS, WHOOSH, choose, make_engine
from idlib_tui.library.search.engine import (
    EngineDamagedError,
    EngineForeignError,
    EngineOutdatedError,
)
from idlib_tui.library.search.filling import fill

if TYPE_CHECKING:
    from idlib_tui.library.search.engine import Engine

T = TypeVar("T")

_REBUILT = "The index was damaged or made by another version of the program; it is being rebuilt."
_FOREIGN = "The index was made by another user or on another machine; it is being rebuilt."
_WORDS_DAMAGED = "The word index was damaged; it is being rebuilt."
_WORDS_OUTDATED = "The word index was made by another version of the program; it is being rebuilt."
_WORDS_FOREIGN = (
    "The word index was made by another user or on another machine; it is being rebuilt."
)


class Store:
    """The files of one library.

    Attributes:
        database: The catalog.
        folder: The folder with all of them.
        notices: Sentences for the user about how it was opened.
        engine_name: The name of the engine, once that was opened.
    """

    def __init__(
        self, folder: Path, *notices: str, engine: Callable[[], str] = lambda: AUTO
    ) -> None:
        """Prepare; nothing is opened yet.

        Args:
            folder: The folder with all of them.
            notices: What is to be said about it.
            engine: Returns the name of the engine that is asked for, if one is needed.
        """
        self.database = Database(folder / "catalog.sqlite")
        self.notices = notices
        self.folder = folder
        self.engine_name = WHOOSH
        self._asked = engine
        self._engine: Engine | None = None
        self._engine_lock = threading.Lock()

    def open(self) -> None:
        """Ensure that there is a readable catalog.

        Raises:
            LibraryError: The folder cannot be written, or another process is creating a catalog.
        """
        self._make_folder()
        if not self.database.ready():
            try:
                with self.exclusive():
                    self.renew_if_needed()
            except LockedError:
                # The catalog can be read while another process writes to it.
                if not self.database.usable():
                    raise

    def exclusive(self) -> AbstractContextManager[None]:
        """Be the only writer while a block runs.

        Raises:
            LibraryError: There is another writer.
        """
        self._make_folder()
        return exclusive(self.folder / "lock")

    def renew_if_needed(self) -> None:
        """Replace a missing or unreadable catalog with an empty one; needs the lock."""
        if self.database.recover():
            return
        if os.path.lexists(self.database.path):
            foreign = any(manifests.is_foreign(words) for words in self._words())
            self.notices += (_FOREIGN if foreign else _REBUILT,)
        # The word index first: without a catalog nobody takes it for current.
        self._close_engine()
        for words in self._words():
            shutil.rmtree(words, ignore_errors=True)
        self.database.create()

    def engine(self, *, locked: bool = False) -> Engine:
        """Open the engine on first use; rebuild it from the catalog if it is unusable.

        Args:
            locked: True if a sync holds the lock, and will fill the engine itself.

        Raises:
            LibraryError: It cannot be rebuilt: another process is writing, or the folder is not
                writable.
        """
        with self._engine_lock:
            if self._engine is None:
                engine = self._new_engine()
                try:
                    engine.open()
                except EngineDamagedError as error:
                    self._renew(engine, error, locked=locked)
                self._engine = engine
            return self._engine

    def with_engine(self, ask: Callable[[Engine], T]) -> T:
        """Run a function on the engine; if that proves damaged, rebuild it and run it once more.

        Raises:
            LibraryError: As ``engine``, or it is damaged again.
        """
        try:
            return ask(self.engine())
        except EngineDamagedError as error:
            self._mend_engine(error)
        try:
            return ask(self.engine())
        except EngineDamagedError as error:
            raise LibraryError(f"The word index cannot be used: {error}.") from error

    def _mend_engine(self, error: EngineDamagedError) -> None:
        with self._engine_lock:
            if self._engine is None:
                self._engine = self._new_engine()
            self._renew(self._engine, error, locked=False)

    def _new_engine(self) -> Engine:
        self.engine_name, notice = choose(self._asked(), self.folder)
        if notice and notice not in self.notices:
            self.notices += (notice,)
        return make_engine(self.engine_name, self.folder, self._accepts, self._texts)

    def _words(self) -> list[Path]:
        return [self.folder / name for name in FOLDERS.values()]

    def _texts(self, numbers: Collection[int]) -> dict[int, tuple[str, str]]:
        with self.database.reading() as connection:
            found = fetch_by_number(connection, numbers)
        return {number: (article.title, article.text) for number, article in found.items()}

    def _accepts(self, version: str) -> bool:
        with self.database.reading() as connection:
            return words_record.belongs(connection, version)

    def _renew(self, engine: Engine, error: EngineDamagedError, *, locked: bool) -> None:
        with nullcontext() if locked else self.exclusive():
            if not locked and _was_mended(engine):
                return
            with self.database.reading() as connection:
                if count(connection):
                    self.notices += (self._renewal(error),)
            try:
                engine.reset()
                for words in self._words():
                    if words.name != FOLDERS[self.engine_name]:
                        shutil.rmtree(words, ignore_errors=True)
                note = words_record.begin
                if not locked:
                    fill(self.database, engine)
                    note = words_record.record
                with self.database.writing() as connection:
                    note(connection, engine.version)
                if not locked:
                    self.database.seal()
            except EngineDamagedError as again:
                where = self.folder / FOLDERS[self.engine_name]
                raise LibraryError(f"{where} cannot be used: {again}.") from again

    def _renewal(self, error: EngineDamagedError) -> str:
        """Explain why the word index is made anew, before the one of the other engine goes."""
        own = self.folder / FOLDERS[self.engine_name]
        if not own.exists() and any(words.exists() for words in self._words()):
            return f"The word index is being made anew, with {self.engine_name}."
        return words_notice(error)

    def close(self) -> None:
        """Close everything. Idempotent."""
        self._close_engine()
        if self.database.left_over():
            # SQLite checkpoints it when the last connection closes, which would not be sealed.
            with contextlib.suppress(LibraryError), self.exclusive():
                self.database.recover()
        self.database.close()

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"{self.folder} cannot be made: {error.strerror}.") from error

    def _close_engine(self) -> None:
        with self._engine_lock:
            if self._engine is not None:
                self._engine.close()
                self._engine = None


def words_notice(error: EngineDamagedError) -> str:
    """Explain why the word index is being rebuilt."""
    if isinstance(error, EngineForeignError):
        return _WORDS_FOREIGN
    return _WORDS_OUTDATED if isinstance(error, EngineOutdatedError) else _WORDS_DAMAGED


def _was_mended(engine: Engine) -> bool:
    """Check whether another process rebuilt it while this one waited for the lock."""
    try:
        engine.open()
        engine.check()
    except EngineDamagedError:
        return False
    return True
