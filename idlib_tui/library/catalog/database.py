"""One SQLite file with a connection per thread, compared with its seal whenever it is read."""

from __future__ import annotations

import sqlite3
import stat
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from idlib_tui.errors import IdlibError, LibraryError
from idlib_tui.library.catalog import fingerprints
from idlib_tui.library.catalog.codec import DamagedRecordError
from idlib_tui.library.catalog.connecting import (
    ThreadConnection,
    connect,
    has_our_tables,
    result_code,
)
from idlib_tui.library.catalog.pages import PAGE
from idlib_tui.library.catalog.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from idlib_tui.library.catalog.seal import Sealed

T = TypeVar("T")

_LONGEST_LOG = 64_000_000
"""Bytes of write-ahead log after which it is checkpointed, or half the file if more."""

_SUFFIXES = ("", "-wal", "-shm", "-journal")

# Exceptions raised when the stored data are not what was written.
_ODD = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)

_PASSING = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
    }
)
"""Errors that do not mean that the contents of the file are damaged."""


class Database:
    """``catalog.sqlite`` of one library.

    Attributes:
        path: The file.
        damaged: True once damage was found; ``recover`` and ``create`` repair it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = False
        self._sealed = Sealed(path)
        self._of_thread = threading.local()
        self._open: weakref.WeakSet[ThreadConnection] = weakref.WeakSet()
        self._closed = False

    def ready(self) -> bool:
        """Check quickly whether the file is ours, as sealed, and not being written.

        Raises:
            LibraryError: It cannot be accessed.
        """
        return not self.damaged and self._is_ours(self._sealed.clean)

    def usable(self) -> bool:
        """Check whether the file is ours and as sealed, by its contents if necessary.

        Raises:
            LibraryError: It cannot be read.
        """
        return not self.damaged and self._is_ours(self._sealed.intact)

    def left_over(self) -> bool:
        """Check whether a writer left work that is not in the file yet."""
        return self._sealed.unmoved() > 0

    def recover(self) -> bool:
        """Complete the work of a writer that ended. Needs the lock.

        Returns:
            Whether the file is usable; if not, it must be recreated.

        Raises:
            LibraryError: It cannot be read or written.
        """
        if self.damaged:
            self._sealed.break_()
            return False
        return self._is_ours(lambda: self._sealed.settle(lambda: connect(self.path)))

    def create(self) -> None:
        """Create an empty catalog, replacing whatever is there.

        Raises:
            LibraryError: It cannot be written.
        """
        self.disconnect()
        self._sealed.break_()
        try:
            for suffix in _SUFFIXES:
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
            with closing(connect(self.path)) as connection:
                # A catalog that is incomplete here has no seal yet, and is made again.
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(f"PRAGMA page_size = {PAGE}")
                connection.execute("PRAGMA journal_mode = WAL")
                # The version is set with the tables: a half-made catalog is never taken for one.
                connection.executescript(
                    f"BEGIN;{TABLES}"  # noqa: S608 - constants of ours
                    f"INSERT INTO meta VALUES ('records', '{fingerprints.stored_rules()}');"
                    f"PRAGMA application_id = {APPLICATION_ID};"
                    f"PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
                    "PRAGMA wal_checkpoint(TRUNCATE);"
                )
            self._sealed.begin()
        except (OSError, sqlite3.Error) as error:
            raise LibraryError(self._explain(error)) from error
        self.damaged = False

    def seal(self) -> None:
        """Checkpoint what was written into the file, and seal it. Needs the lock.

        Raises:
            LibraryError: The file proved to be damaged, or cannot be written.
        """
        if self.damaged:
            return
        try:
            same = self._sealed.move(self._connection())
        except (OSError, sqlite3.Error) as error:
            raise self._met(error) from error
        except UnicodeDecodeError as error:
            raise self._found_damaged("it contains text that cannot be decoded") from error
        if not same:
            raise self._found_damaged("it is not as it was written")

    def compact(self) -> None:
        """Rewrite the file without the gaps that filling it left. Needs the lock.

        Raises:
            LibraryError: The file proved to be damaged, or cannot be written.
        """
        try:
            connection = self._connection()
            # SQLite attaches the copy that it makes.
            attached = connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
            try:
                connection.execute("VACUUM")
            finally:
                connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, attached)
        except (OSError, sqlite3.Error) as error:
            raise self._met(error) from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection; it sees an unchanging catalog meanwhile.

        Raises:
            LibraryError: The file proved to be damaged, locked or missing.
        """
        with self._lend("BEGIN") as connection:
            yield connection

    def remembered(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """Return what a function reads from the catalog, cached until the catalog changes.

        Only to be used within ``reading``.
        """
        connection = self._connection()
        kept: dict[object, tuple[object, T]] = self._of_thread.held.kept
        [version] = connection.execute("PRAGMA data_version").fetchone()
        stamp = version, connection.total_changes
        if read not in kept or kept[read][0] != stamp:
            kept[read] = stamp, read(connection)
        return kept[read][1]

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection for one transaction, which is committed or rolled back.

        Needs the lock.

        Raises:
            LibraryError: As ``reading``; or the disk is full or not writable.
        """
        with self._lend("BEGIN IMMEDIATE") as connection:
            yield connection
        log = self._sealed.unmoved()
        if log > _LONGEST_LOG and 2 * log > self.path.stat().st_size:
            self.seal()

    def compare(self) -> str:
        """Compare the whole file with its seal and with itself; return what is wrong, or "".

        Raises:
            LibraryError: It cannot be read.
        """
        with self.reading() as connection:
            try:
                same = self._sealed.compare()
            except OSError as error:
                raise LibraryError(self._explain(error)) from error
            [checked] = connection.execute("PRAGMA quick_check(1)").fetchone()
        if same and checked == "ok":
            return ""
        return str(self._found_damaged("it is not as it was written" if not same else checked))

    @contextmanager
    def _lend(self, begin: str) -> Iterator[sqlite3.Connection]:
        try:
            self._check()
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
            raise self._met(error) from error
        except DamagedRecordError as error:
            raise self._found_damaged(str(error)) from error
        except IdlibError:
            raise
        except _ODD as error:
            if self._is_as_sealed():
                raise
            raise self._found_damaged(f"{type(error).__name__}: {error}") from error

    def _check(self) -> None:
        """Check quickly that the file is the one that was written."""
        if self._closed:
            raise LibraryError("The library is closed.")
        if self.damaged:
            raise self._found_damaged("it is not as it was written")
        try:
            intact = self._sealed.intact()
        except OSError as error:
            self.damaged = isinstance(error, FileNotFoundError)
            raise LibraryError(self._explain(error)) from error
        if not intact:
            raise self._found_damaged("it is not as it was written")

    def disconnect(self) -> None:
        """Close every thread's connection."""
        for connection in list(self._open):
            connection.close()
        self._of_thread = threading.local()
        self._sealed.release()

    def close(self) -> None:
        """Close it permanently."""
        self._closed = True
        self.disconnect()

    def _connection(self) -> sqlite3.Connection:
        held: ThreadConnection | None = getattr(self._of_thread, "held", None)
        inode = self._inode()
        if held is not None and held.inode != inode and not held.connection.in_transaction:
            # Another process has replaced the catalog.
            held.close()
            held = None
        if held is None:
            held = self._of_thread.held = ThreadConnection(self.path, inode)
            self._open.add(held)
        return held.connection

    def _inode(self) -> int:
        try:
            return self.path.lstat().st_ino
        except OSError:
            return 0

    def _is_ours(self, is_as_written: Callable[[], bool]) -> bool:
        """Check whether the files have the form we write, before SQLite opens them."""
        try:
            if not self._has_right_files() or not is_as_written():
                return False
            with closing(connect(self.path)) as connection:
                return has_our_tables(connection)
        except (FileNotFoundError, UnicodeDecodeError):
            # SQLite's message about a damaged file may quote from it.
            return False
        except sqlite3.Error as error:
            if result_code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                return False
            raise LibraryError(self._explain(error)) from error
        except OSError as error:
            raise LibraryError(self._explain(error)) from error

    def _has_right_files(self) -> bool:
        """Check that there are only regular files, and no journal, which SQLite would apply."""
        for suffix in _SUFFIXES:
            try:
                mode = Path(f"{self.path}{suffix}").lstat().st_mode
            except FileNotFoundError:
                if not suffix:
                    return False
            else:
                if not stat.S_ISREG(mode) or suffix == "-journal":
                    return False
        return True

    def _is_as_sealed(self) -> bool:
        try:
            return self._sealed.compare()
        except OSError:
            return False

    def _met(self, error: OSError | sqlite3.Error) -> LibraryError:
        """Convert an error to one for the user."""
        if isinstance(error, sqlite3.Error) and (
            result_code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
            or (result_code(error) not in _PASSING and not self._is_as_sealed())
        ):
            return self._found_damaged(str(error))
        return LibraryError(self._explain(error))

    def _found_damaged(self, how: str) -> LibraryError:
        """Mark the file as damaged, so that nobody trusts it again."""
        self.damaged = True
        held: ThreadConnection | None = getattr(self._of_thread, "held", None)
        # Another process may have replaced it with a sound one by now.
        if held is None or held.inode == self._inode():
            self._sealed.break_()
        return LibraryError(f"{self.path} is damaged ({how}). The next sync rebuilds it.")

    def _explain(self, error: OSError | sqlite3.Error) -> str:
        if isinstance(error, FileNotFoundError):
            return f"{self.path} is missing. The next sync rebuilds it."
        if isinstance(error, OSError):
            return f"{self.path} cannot be read or written: {error.strerror or error}."
        if result_code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return f"{self.path} is locked by another program. Close it and try again."
        if result_code(error) == sqlite3.SQLITE_FULL:
            return f"The disk that holds {self.path} is full. Make room, then sync again to go on."
        return f"{self.path}: {error}. It can be deleted: the next sync rebuilds it."
