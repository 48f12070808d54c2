"""Names and other short texts that thousands of rows repeat, each stored once.

Rows refer to them by integers. ``label`` and ``text_of`` are the SQL for both directions.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from zlib import crc32

_USES = (
    ("names", ("name", "actor", "surname", "titles", "own", "own_reason", "reason")),
    ("names", ("found", "found_reason")),
    ("name_clues", ("name", "clue")),
    ("statements", ("speaker", "actor")),
    ("sayings", ("actor",)),
    ("actors", ("actor",)),
    ("corrected_actors", ("found", "actor", "reason")),
    ("corrected_names", ("name", "actor", "reason")),
    ("corrected_quotes", ("actor",)),
)
"""The tables and columns with labels."""


def text_hash(text: str | None) -> int | None:
    """Hash a text, as the SQL function of this name: not for security, and with collisions."""
    return None if text is None else crc32(text.encode())


def label(text: str = "?") -> str:
    """Give the SQL for the label of a text; NULL if it has none."""
    return (
        f"(SELECT label FROM (SELECT {text} AS wanted) JOIN labels"  # noqa: S608
        " ON hash = text_hash(wanted) AND text = wanted)"
    )


def text_of(column: str) -> str:
    """Give the SQL for the text of a label."""
    return f"(SELECT text FROM labels WHERE label = {column})"  # noqa: S608


def add_labels(connection: sqlite3.Connection, texts: Iterable[str | None]) -> None:
    """Make sure that some texts have labels."""
    connection.executemany(
        f"INSERT INTO labels (hash, text) SELECT text_hash(:text), :text"
        f" WHERE {label(':text')} IS NULL",
        [{"text": text} for text in dict.fromkeys(texts) if text is not None],
    )


def labels_of(connection: sqlite3.Connection, texts: Iterable[str]) -> dict[str, int]:
    """Give some texts their labels, new ones where they have none."""
    wanted = set(texts)
    add_labels(connection, sorted(wanted))
    found = connection.execute(
        "SELECT text, label FROM labels WHERE hash IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(map(text_hash, wanted)))),),
    )
    return {text: label for text, label in found if text in wanted}


def texts_of(connection: sqlite3.Connection, labels: Iterable[int]) -> dict[int, str]:
    """Read the texts of some labels."""
    found = connection.execute(
        "SELECT label, text FROM labels WHERE label IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(labels))),),
    )
    return dict(found.fetchall())


def drop_unused_labels(connection: sqlite3.Connection) -> None:
    """Remove the texts that no row has any more."""
    used = " UNION ".join(
        f"SELECT {column} FROM {table} WHERE {column} NOT NULL"  # noqa: S608
        for table, columns in _USES
        for column in columns
    )
    connection.execute(f"DELETE FROM labels WHERE label NOT IN ({used})")  # noqa: S608
