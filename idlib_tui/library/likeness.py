"""Which dated articles an undated one is compared with, when there are too many for all.

Each text is known by a *sketch*: the smallest hashes of its sequences of three words (bottom-k
MinHash, Broder 1997). Two versions of one report share many; the table of sketches answers "which
articles are like this one" without reading any text, and only for the articles that a change
touches.
"""

from __future__ import annotations

import sqlite3
from hashlib import blake2b
from heapq import nsmallest

from idlib_tui.library.words import forms

SKETCH_SIZE = 64
MOST_COMPARED = 50
"""So many dated articles at most are compared with one undated article."""

_STATED = "json_extract(a.stated, '$[1]') IN ('file', 'story', 'text')"
"""Days that the file, the story or the text itself states; see ``PublishedFrom``."""


def sketch(text: str) -> list[int]:
    """Sample a text's sequences of three words, the same for the same sequences anywhere."""
    words = forms(text)
    sequences = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    return nsmallest(SKETCH_SIZE, {_hash(sequence) for sequence in sequences})


def save_sketch(connection: sqlite3.Connection, number: int, text: str) -> None:
    """Store the sketch of an article's text."""
    connection.execute("DELETE FROM sketches WHERE number = ?", (number,))
    connection.executemany(
        "INSERT INTO sketches VALUES (?, ?)", [(value, number) for value in sketch(text)]
    )


def dated_count(connection: sqlite3.Connection) -> int:
    """Count the articles whose day is stated."""
    [total] = connection.execute(f"SELECT COUNT(*) FROM articles a WHERE {_STATED}").fetchone()  # noqa: S608
    return int(total)


def undated(connection: sqlite3.Connection) -> list[int]:
    """List the articles whose day is not stated."""
    query = f"SELECT number FROM articles a WHERE NOT {_STATED} ORDER BY id"  # noqa: S608
    return [number for (number,) in connection.execute(query)]


def compared_with(connection: sqlite3.Connection, number: int, dated: int) -> list[int]:
    """Choose the dated articles to compare an undated one with: all, or those most like it."""
    if dated <= MOST_COMPARED:
        query = f"SELECT number FROM articles a WHERE {_STATED} ORDER BY id"  # noqa: S608
        return [one for (one,) in connection.execute(query)]
    found = connection.execute(
        "SELECT s.number FROM sketches own JOIN sketches s USING (value)"  # noqa: S608
        f" JOIN articles a ON a.number = s.number WHERE own.number = ? AND {_STATED}"
        " GROUP BY s.number HAVING COUNT(*) > 1 ORDER BY COUNT(*) DESC, a.id LIMIT ?",
        (number, MOST_COMPARED),
    )
    return [one for (one,) in found]


def _hash(sequence: str) -> int:
    return int.from_bytes(blake2b(sequence.encode(), digest_size=7).digest())
