"""The catalog's note of which words belong to it, and up to which commit.

Words that were put in place of others, an older copy of them, and words that were not filled to the
end because the program was killed, are told by it.
"""

from __future__ import annotations

import sqlite3


def record(connection: sqlite3.Connection, version: str) -> None:
    """Note that the words of this version hold all articles, or that a sync will see to it."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('words', ?)", (version,))


def begin(connection: sqlite3.Connection, version: str) -> None:
    """Note that the words of this version are to be filled by the sync that now runs."""
    record(connection, version)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('complete', '')")


def belongs(connection: sqlite3.Connection, version: str) -> bool:
    """Return whether the words of this version may answer for the catalog.

    A sync commits words before it notes them; until then the catalog says that it is not complete.
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
