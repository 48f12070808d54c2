"""The files in ``index/``: the catalog, the words, the lock; opened, and mended where damaged."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.errors import LibraryError
from idlib_tui.library.articles import count
from idlib_tui.library.database import Database
from idlib_tui.library.filling import fill
from idlib_tui.library.lock import LockedError, exclusive

if TYPE_CHECKING:
    from idlib_tui.library.engine import Engine

_REBUILT = "The index was damaged or made by another version of the program: it is built anew."
WORDS_REBUILT = "The index of words was damaged: it is built anew."
"""What to tell where the catalog is whole."""


class Store:
    """What one library keeps on disk.

    Attributes:
        database: The catalog.
        folder: Where everything is.
        notices: Sentences to show about how it was opened.
    """

    def __init__(self, folder: Path, *notices: str) -> None:
        self.database = Database(folder / "catalog.sqlite")
        self.notices = notices
        self.folder = folder
        self._words = folder / "words"
        self._engine: Engine | None = None
        self._engine_lock = threading.Lock()

    def open(self) -> None:
        """Make sure that there is a catalog to read from.

        Raises:
            LibraryError: The folder cannot be written, or another process is writing a new catalog.
        """
        self._make_folder()
        if not self.database.ready():
            try:
                with self.exclusive():
                    self.renew_if_needed()
            except LockedError:
                # What another process writes can be read meanwhile.
                if not self.database.usable():
                    raise

    def exclusive(self) -> AbstractContextManager[None]:
        """Be the only writer while a block runs.

        Raises:
            LibraryError: Another one is.
        """
        self._make_folder()
        return exclusive(self.folder / "lock")

    def renew_if_needed(self) -> None:
        """Put an empty catalog in place of none, or of one that cannot be read; needs the lock."""
        if self.database.recover():
            return
        if os.path.lexists(self.database.path):
            self.notices += (_REBUILT,)
        # The words first: without a catalog nobody takes them for current.
        self._close_engine()
        shutil.rmtree(self._words, ignore_errors=True)
        self.database.create()

    def engine(self, *, locked: bool = False) -> Engine:
        """Open the engine on first use; one that cannot be read is made anew from the catalog.

        Args:
            locked: True where the caller holds the lock, and will fill the engine itself.
        """
        # Imported here because most of what a library is asked needs no search.
        from idlib_tui.library.whoosh_engine import WhooshEngine  # noqa: PLC0415

        with self._engine_lock:
            if self._engine is None:
                try:
                    self._engine = WhooshEngine(self._words)
                except Exception:  # noqa: BLE001 - pickles and binary files: damage raises anything
                    with self.database.reading() as connection:
                        if count(connection):
                            self.notices += (WORDS_REBUILT,)
                    with nullcontext() if locked else self.exclusive():
                        engine = WhooshEngine.create(self._words)
                        if not locked:
                            fill(self.database, engine)
                        self._engine = engine
            return self._engine

    def mend_engine(self) -> None:
        """Make the engine anew from the catalog.

        Raises:
            LibraryError: Another process is writing.
        """
        with self.exclusive():
            engine = self.engine(locked=True)
            engine.reset()
            fill(self.database, engine)
        self.notices += (WORDS_REBUILT,)

    def close(self) -> None:
        """Close everything. Idempotent."""
        self._close_engine()
        if self.database.left_over():
            # SQLite moves it into the file when the last connection closes, which nobody seals.
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
