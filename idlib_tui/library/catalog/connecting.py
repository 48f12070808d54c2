"""Connections to a catalog, and the check that it has exactly our tables."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

from idlib_tui.library.catalog import fingerprints
from idlib_tui.library.catalog.labels import text_hash
from idlib_tui.library.catalog.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES

_PATIENCE = 30.0
"""Seconds to wait for another process's transaction; the longest of ours take about one."""

_LARGEST_VALUE = 256_000_000
"""Bytes of a single value; an article has at most 20 million."""


def result_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def connect(path: Path) -> sqlite3.Connection:
    """Open a catalog so that its contents can only be read, never executed.

    Raises:
        sqlite3.Error: It cannot be opened.
    """
    # Another thread may close it, when the library closes; only its own uses it.
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 0)
    connection.create_function("text_hash", 1, text_hash, deterministic=True)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    # In WAL mode a commit survives a killed process without a sync; a power cut may lose the
    # last batch, which the next sync redoes.
    connection.execute("PRAGMA synchronous = NORMAL")
    # The file changes only when it is sealed.
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    return connection


def has_our_tables(connection: sqlite3.Connection) -> bool:
    """Check whether a catalog has exactly our tables, written by the present rules."""
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


class ThreadConnection:
    """A connection that closes when the thread that made it ends."""

    def __init__(self, path: Path, inode: int) -> None:
        self.inode = inode
        self.connection = connect(path)
        self.kept: dict[object, tuple[object, Any]] = {}

    def close(self) -> None:
        """Close it. Idempotent."""
        self.connection.close()

    def __del__(self) -> None:
        self.connection.close()
