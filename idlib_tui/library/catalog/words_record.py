"""The catalog's record of the word index that belongs to it, and of its last commit.

It detects a word index that was replaced, an older copy of it, and one that was not filled
completely because the program was killed.
"""

from __future__ import annotations

import sqlite3


def record(connection: sqlite3.Connection, version: str) -> None:
    """Record that the word index of this version has all articles, or that a sync will fill it."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('words', ?)", (version,))


def begin(connection: sqlite3.Connection, version: str) -> None:
    """Record that the current sync will fill the word index of this version."""
    record(connection, version)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('complete', '')")


def belongs(connection: sqlite3.Connection, version: str) -> bool:
    """Check whether the word index of this version may be used with the catalog.

    A sync commits the word index first; until it is recorded, the catalog counts as incomplete.
    """
    recorded = _meta(connection, "words").split(" ")
    found = version.split(" ")
    if len(recorded) != 2 or recorded[0] != found[0]:
        return False
    ahead = int(found[1]) - int(recorded[1])
    return ahead == 0 or (ahead > 0 and not _meta(connection, "complete"))


def _meta(connection: sqlite3.Connection, key: str) -> str:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return "" if found is None else str(found[0])
