"""Which dated articles an undated one is compared with, when there are too many for all.

Each text is known by a *sketch*: the smallest hashes of its sequences of three words (bottom-k
MinHash, Broder 1997). Two versions of one report share many; the table of sketches answers "which
articles are like this one" without reading any text, and only for the articles that a change
touches.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from heapq import nsmallest
from math import inf

from idlib_tui.library.words import forms

SKETCH_SIZE = 64
"""Hashes kept of each text."""

MOST_COMPARED = 24
"""So many dated articles at most are compared with one undated article."""

_IN_COMMON = 2
"""Sequences that two texts must share; one is chance ("at the end of")."""


def sketch(text: str) -> list[int]:
    """Sample a text's sequences of three words, the same for the same sequences anywhere."""
    words = forms(text)
    sequences = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    return nsmallest(SKETCH_SIZE, {_hash(sequence) for sequence in sequences})


def sketch_of(connection: sqlite3.Connection, number: int) -> frozenset[int]:
    """Fetch the sketch of an article's text."""
    found = connection.execute("SELECT value FROM sketches WHERE number = ?", (number,))
    return frozenset(value for (value,) in found)


def save_sketch(connection: sqlite3.Connection, number: int, values: Iterable[int]) -> None:
    """Store the sketch of an article's text."""
    connection.executemany(
        "INSERT INTO sketches VALUES (?, ?)", [(value, number) for value in values]
    )


def few_dated(connection: sqlite3.Connection) -> bool:
    """Return whether so few articles are dated that undated ones are compared with all of them."""
    query = "SELECT COUNT(*) FROM articles WHERE is_stated"
    [total] = connection.execute(query).fetchone()
    return bool(total <= MOST_COMPARED)


def undated(connection: sqlite3.Connection) -> set[int]:
    """List the articles whose day is not stated."""
    found = connection.execute("SELECT number FROM articles WHERE NOT is_stated")
    return {number for (number,) in found}


def affected_by(connection: sqlite3.Connection, dated: int) -> set[int]:
    """List the undated articles that are to be compared with a dated one, or were."""
    was = connection.execute("SELECT number FROM compared WHERE other = ?", (dated,))
    affected = {number for (number,) in was}
    named = connection.execute("SELECT id FROM articles WHERE number = ?", (dated,)).fetchone()
    alike = connection.execute(
        "SELECT s.number, COUNT(*) FROM sketches own JOIN sketches s USING (value)"
        " JOIN articles a ON a.number = s.number AND NOT a.is_stated"
        " WHERE own.number = ? GROUP BY s.number HAVING COUNT(*) >= ?",
        (dated, _IN_COMMON),
    ).fetchall()
    for number, shared in alike:
        if (-shared, named[0]) < _least_alike(connection, number):
            affected.add(number)
    return affected


def _least_alike(connection: sqlite3.Connection, number: int) -> tuple[float, str]:
    """Give the rank of the last article that an undated one was compared with, as most_alike ranks.

    Returns:
        What every rank is before, where it was compared with fewer than it could be.
    """
    found = connection.execute(
        "SELECT -c.shared, a.id FROM compared c JOIN articles a ON a.number = c.other"
        " WHERE c.number = ?",
        (number,),
    ).fetchall()
    return max(found) if len(found) >= MOST_COMPARED else (inf, "")


def most_alike(connection: sqlite3.Connection, number: int, few: bool) -> list[int]:
    """Choose the dated articles to compare an undated one with: all, or those most like it."""
    if few:
        found = connection.execute("SELECT number FROM articles WHERE is_stated ORDER BY id")
    else:
        found = connection.execute(
            "SELECT s.number FROM sketches own JOIN sketches s USING (value)"
            " JOIN articles a ON a.number = s.number AND a.is_stated"
            " WHERE own.number = ? GROUP BY s.number HAVING COUNT(*) >= ?"
            " ORDER BY COUNT(*) DESC, a.id LIMIT ?",
            (number, _IN_COMMON, MOST_COMPARED),
        )
    return [one for (one,) in found]


def compared_with(connection: sqlite3.Connection, number: int) -> set[int]:
    """List what an undated article was last compared with."""
    query = "SELECT other FROM compared WHERE number = ?"
    return {other for (other,) in connection.execute(query, (number,))}


def set_compared(connection: sqlite3.Connection, number: int, others: Iterable[int]) -> None:
    """Note what an undated article was compared with."""
    connection.execute("DELETE FROM compared WHERE number = ?", (number,))
    connection.executemany(
        "INSERT INTO compared SELECT :number, :other, COUNT(*) FROM sketches own JOIN sketches s"
        " ON s.value = own.value AND s.number = :other WHERE own.number = :number",
        [{"number": number, "other": other} for other in others],
    )


def _hash(sequence: str) -> int:
    return int.from_bytes(blake2b(sequence.encode(), digest_size=7).digest())
