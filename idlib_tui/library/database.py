"""One SQLite file, opened once a thread, rebuilt when it cannot be read."""

from __future__ import annotations

import sqlite3
import threading
import weakref
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from idlib_tui.errors import LibraryError
from idlib_tui.library import codec
from idlib_tui.library.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES

_PATIENCE = 30.0
"""Seconds to wait for another process's transaction; the longest of ours take about one."""


class Database:
    """``catalog.sqlite`` of one library.

    Attributes:
        path: The file.
        damaged: True once it turned out to be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = False
        self._of_thread = threading.local()
        self._open: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._closed = False

    def usable(self) -> bool:
        """Tell whether the file is there, of this version, and readable at first sight."""
        if self.damaged or not self.path.is_file():
            return False
        try:
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as connection:
                application = connection.execute("PRAGMA application_id").fetchone()[0]
                version = connection.execute("PRAGMA user_version").fetchone()[0]
                if (application, version) != (APPLICATION_ID, SCHEMA_VERSION):
                    return False
                query = "SELECT value FROM meta WHERE key = 'records'"
                return bool(connection.execute(query).fetchone() == (codec.signature(),))
        except sqlite3.OperationalError as error:
            if _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise LibraryError(
                    f"{self.path} is locked by another program. Close it and try again."
                ) from error
            return False
        except sqlite3.DatabaseError:
            return False

    def create(self) -> None:
        """Make an empty catalog in place of whatever is there.

        Raises:
            LibraryError: It cannot be written.
        """
        self.disconnect()
        try:
            for suffix in ("", "-wal", "-shm", "-journal"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                # The version goes in with the tables: a half-made catalog is never taken for one.
                connection.executescript(
                    f"BEGIN;{TABLES}"  # noqa: S608 - constants of ours
                    f"INSERT INTO meta VALUES ('records', '{codec.signature()}');"
                    f"PRAGMA application_id = {APPLICATION_ID};"
                    f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
                )
        except (OSError, sqlite3.Error) as error:
            raise LibraryError(f"{self.path} cannot be written: {error}") from error
        self.damaged = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection, on which everything stands still meanwhile.

        Raises:
            LibraryError: The file turned out to be damaged, locked or gone.
        """
        with self._lend("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection for one transaction: all of it happens, or nothing.

        Raises:
            LibraryError: As ``reading``; or the disk is full or cannot be written.
        """
        with self._lend("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _lend(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute(begin)
            try:
                yield connection
            except BaseException:
                connection.rollback()
                raise
            connection.commit()
        except sqlite3.Error as error:
            self.damaged = self.damaged or _is_damage(error)
            raise LibraryError(self._explain(error)) from error

    def disconnect(self) -> None:
        """Close every thread's connection."""
        for connection in list(self._open):
            connection.close()
        self._of_thread = threading.local()

    def close(self) -> None:
        """Close for good."""
        self._closed = True
        self.disconnect()

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise LibraryError("The library is closed.")
        held: _Connection | None = getattr(self._of_thread, "held", None)
        if held is None:
            held = self._of_thread.held = _Connection(self.path)
            self._open.add(held)
        return held.connection

    def _explain(self, error: sqlite3.Error) -> str:
        if self.damaged:
            return f"{self.path} is damaged ({error}). The next sync builds it anew."
        if _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return f"{self.path} is locked by another program. Close it and try again."
        return f"{self.path}: {error}. It can be deleted: the next sync builds it anew."


def _code(error: sqlite3.Error) -> int:
    """Give SQLite's primary result code."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _is_damage(error: sqlite3.Error) -> bool:
    return _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class _Connection:
    """A connection that closes with the thread that it was made for."""

    def __init__(self, path: Path) -> None:
        # Another thread may close it, when the library closes; none but its own uses it.
        self.connection = sqlite3.connect(
            path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        # In WAL mode a commit survives a killed process without a sync; a power cut may lose the
        # last batch, which the next sync makes anew.
        self.connection.execute("PRAGMA synchronous = NORMAL")

    def close(self) -> None:
        self.connection.close()

    def __del__(self) -> None:
        self.connection.close()
