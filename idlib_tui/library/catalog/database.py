"""One SQLite file, opened once a thread, compared with its seal whenever it is read."""

from __future__ import annotations

import sqlite3
import stat
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from idlib_tui.errors import IdlibError, LibraryError
from idlib_tui.library.catalog import fingerprints
from idlib_tui.library.catalog.codec import DamagedRecordError
from idlib_tui.library.catalog.pages import PAGE
from idlib_tui.library.catalog.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from idlib_tui.library.catalog.seal import Sealed

T = TypeVar("T")

_PATIENCE = 30.0
"""Seconds to wait for another process's transaction; the longest of ours take about one."""

_LONGEST_LOG = 64_000_000
"""Bytes of write-ahead log after which it is moved into the file, or half the file if more."""

_LARGEST_VALUE = 256_000_000
"""Bytes of a single value; an article has at most 20 million."""

_SUFFIXES = ("", "-wal", "-shm", "-journal")

# What may be raised by code that is handed something else than was stored.
_ODD = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)


class Database:
    """``catalog.sqlite`` of one library.

    Attributes:
        path: The file.
        damaged: True once it turned out to be; ``recover`` and ``create`` make it good.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = False
        self._sealed = Sealed(path)
        self._of_thread = threading.local()
        self._open: weakref.WeakSet[_Connection] = weakref.WeakSet()
        self._closed = False

    def ready(self) -> bool:
        """Tell at the cost of a look whether the file is ours, as sealed, and no one writes it.

        Raises:
            LibraryError: It cannot be looked at.
        """
        return not self.damaged and self._is_ours(self._sealed.clean)

    def usable(self) -> bool:
        """Return whether the file is ours and as sealed, by its contents if need be.

        Raises:
            LibraryError: It cannot be read.
        """
        return not self.damaged and self._is_ours(self._sealed.intact)

    def left_over(self) -> bool:
        """Return whether there is work of a writer that is not in the file yet."""
        return self._sealed.unmoved() > 0

    def recover(self) -> bool:
        """Complete what a writer that ended left undone. Needs the lock.

        Returns:
            Whether the file can be used; else it must be created anew.

        Raises:
            LibraryError: It cannot be read or written.
        """
        if self.damaged:
            self._sealed.break_()
            return False
        return self._is_ours(lambda: self._sealed.settle(lambda: _connect(self.path)))

    def create(self) -> None:
        """Make an empty catalog in place of whatever is there.

        Raises:
            LibraryError: It cannot be written.
        """
        self.disconnect()
        self._sealed.break_()
        try:
            for suffix in _SUFFIXES:
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)
            with closing(_connect(self.path)) as connection:
                # A catalog that is cut short here has no seal yet, and is made again.
                connection.execute("PRAGMA synchronous = OFF")
                connection.execute(f"PRAGMA page_size = {PAGE}")
                connection.execute("PRAGMA journal_mode = WAL")
                # The version goes in with the tables: a half-made catalog is never taken for one.
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
        """Move what was written into the file, and seal it. Needs the lock.

        Raises:
            LibraryError: The file turned out to be damaged, or cannot be written.
        """
        if self.damaged:
            return
        try:
            same = self._sealed.move(self._connection())
        except (OSError, sqlite3.Error) as error:
            raise self._met(error) from error
        except UnicodeDecodeError as error:
            raise self._found_damaged("what stands in it is no text") from error
        if not same:
            raise self._found_damaged("it is not as it was written")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend this thread's connection, on which everything stands still meanwhile.

        Raises:
            LibraryError: The file turned out to be damaged, locked or gone.
        """
        with self._lend("BEGIN") as connection:
            yield connection

    def remembered(self, read: Callable[[sqlite3.Connection], T]) -> T:
        """Give what a function reads from the catalog, and keep it until the catalog changes.

        To be used within ``reading`` alone.
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
        """Lend this thread's connection for one transaction: all of it happens, or nothing.

        Needs the lock.

        Raises:
            LibraryError: As ``reading``; or the disk is full or cannot be written.
        """
        with self._lend("BEGIN IMMEDIATE") as connection:
            yield connection
        log = self._sealed.unmoved()
        if log > _LONGEST_LOG and 2 * log > self.path.stat().st_size:
            self.seal()

    def compare(self) -> str:
        """Compare the whole file with its seal and with itself; give what is wrong, or "".

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
        """Make sure that the file is the one that was written, at the cost of a look at it."""
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

    def close(self) -> None:
        """Close for good."""
        self._closed = True
        self.disconnect()

    def _connection(self) -> sqlite3.Connection:
        held: _Connection | None = getattr(self._of_thread, "held", None)
        inode = self._inode()
        if held is not None and held.inode != inode and not held.connection.in_transaction:
            # Another process has put a new catalog in its place.
            held.close()
            held = None
        if held is None:
            held = self._of_thread.held = _Connection(self.path, inode)
            self._open.add(held)
        return held.connection

    def _inode(self) -> int:
        try:
            return self.path.lstat().st_ino
        except OSError:
            return 0

    def _is_ours(self, is_as_written: Callable[[], bool]) -> bool:
        """Check whether the files are such as we make, without letting SQLite near strange ones."""
        try:
            if not self._has_right_files() or not is_as_written():
                return False
            with closing(_connect(self.path)) as connection:
                return _has_our_tables(connection)
        except (FileNotFoundError, UnicodeDecodeError):
            # SQLite's message about a damaged file may quote from it.
            return False
        except sqlite3.Error as error:
            if _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
                return False
            raise LibraryError(self._explain(error)) from error
        except OSError as error:
            raise LibraryError(self._explain(error)) from error

    def _has_right_files(self) -> bool:
        """Return whether there are regular files only, and no journal, which SQLite would apply."""
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
        """Find what an error means for the user."""
        if isinstance(error, sqlite3.Error) and (
            _code(error) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
            or (_code(error) not in _PASSING and not self._is_as_sealed())
        ):
            return self._found_damaged(str(error))
        return LibraryError(self._explain(error))

    def _found_damaged(self, how: str) -> LibraryError:
        """Keep everybody from trusting the file again."""
        self.damaged = True
        held: _Connection | None = getattr(self._of_thread, "held", None)
        # Another process may have put a sound one in its place by now.
        if held is None or held.inode == self._inode():
            self._sealed.break_()
        return LibraryError(f"{self.path} is damaged ({how}). The next sync builds it anew.")

    def _explain(self, error: OSError | sqlite3.Error) -> str:
        if isinstance(error, FileNotFoundError):
            return f"{self.path} is gone. The next sync builds it anew."
        if isinstance(error, OSError):
            return f"{self.path} cannot be read or written: {error.strerror or error}."
        if _code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return f"{self.path} is locked by another program. Close it and try again."
        if _code(error) == sqlite3.SQLITE_FULL:
            return f"The disk that holds {self.path} is full. Make room, then sync again to go on."
        return f"{self.path}: {error}. It can be deleted: the next sync builds it anew."


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
"""Errors that say nothing about the file's contents."""


def _code(error: sqlite3.Error) -> int:
    """Give SQLite's primary result code."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _connect(path: Path) -> sqlite3.Connection:
    """Open a catalog so that nothing that stands in it can do more than be read."""
    # Another thread may close it, when the library closes; none but its own uses it.
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    # In WAL mode a commit survives a killed process without a sync; a power cut may lose the
    # last batch, which the next sync makes anew.
    connection.execute("PRAGMA synchronous = NORMAL")
    # The file changes only where it is sealed.
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return connection


def _has_our_tables(connection: sqlite3.Connection) -> bool:
    """Whether a catalog has our tables, nothing else, and was written by the present rules."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if (application, version) != (APPLICATION_ID, SCHEMA_VERSION):
        return False
    if _schema(connection) != _our_schema():
        return False
    found = connection.execute("SELECT value FROM meta WHERE key = 'records'").fetchone()
    return bool(found == (fingerprints.stored_rules(),))


@cache
def _our_schema() -> frozenset[tuple[str, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        return _schema(connection)


def _schema(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    return frozenset(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))


class _Connection:
    """A connection that closes with the thread that it was made for."""

    def __init__(self, path: Path, inode: int) -> None:
        self.inode = inode
        self.connection = _connect(path)
        self.kept: dict[object, tuple[object, Any]] = {}

    def close(self) -> None:
        self.connection.close()

    def __del__(self) -> None:
        self.connection.close()
