"""Choosing the dated articles to compare an undated one with, if there are too many for all.

Each text has a *sketch*: the smallest hashes of its sequences of three words (bottom-k MinHash,
Broder 1997). Two versions of one report share many; the table of sketches finds the articles that
are like a given one without reading any text, so only the articles affected by a change are
compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from heapq import nsmallest
from math import inf

from idlib_tui.library.words import forms

SKETCH_SIZE = 64
"""Hashes per text."""

MOST_COMPARED = 24
"""The maximum number of dated articles that an undated article is compared with."""

_IN_COMMON = 2
"""The least number of sequences in common; one may be chance ("at the end of")."""


def sketch(text: str) -> list[int]:
    """Sample a text's sequences of three words, consistently over all texts."""
    words = forms(text)
    sequences = {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}
    return nsmallest(SKETCH_SIZE, {_hash(sequence) for sequence in sequences})


def sketch_of(connection: sqlite3.Connection, number: int) -> frozenset[int]:
    """Read the sketch of an article's text."""
    found = connection.execute("SELECT value FROM sketches WHERE number = ?", (number,))
    return frozenset(value for (value,) in found)


def save_sketch(connection: sqlite3.Connection, number: int, values: Iterable[int]) -> None:
    """Store the sketch of an article's text."""
    connection.executemany(
        "INSERT INTO sketches VALUES (?, ?)", [(value, number) for value in values]
    )


def few_dated(connection: sqlite3.Connection) -> bool:
    """Check whether there are few enough dated articles to compare undated ones with them all."""
    query = "SELECT COUNT(*) FROM articles WHERE is_stated"
    [total] = connection.execute(query).fetchone()
    return bool(total <= MOST_COMPARED)


def undated(connection: sqlite3.Connection) -> set[int]:
    """List the articles whose date is not stated."""
    found = connection.execute("SELECT number FROM articles WHERE NOT is_stated")
    return {number for (number,) in found}


def affected_by(connection: sqlite3.Connection, dated: int) -> set[int]:
    """List the undated articles that are or were compared with a dated one."""
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
    """Return the lowest rank that an article has for an undated one, as in ``most_alike``.

    Returns:
        A value before every rank, if it was compared with fewer articles than possible.
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
    """List the articles that an undated article was last compared with."""
    query = "SELECT other FROM compared WHERE number = ?"
    return {other for (other,) in connection.execute(query, (number,))}


def set_compared(connection: sqlite3.Connection, number: int, others: Iterable[int]) -> None:
    """Store which articles an undated article was compared with."""
    connection.execute("DELETE FROM compared WHERE number = ?", (number,))
    connection.executemany(
        "INSERT INTO compared SELECT :number, :other, COUNT(*) FROM sketches own JOIN sketches s"
        " ON s.value = own.value AND s.number = :other WHERE own.number = :number",
        [{"number": number, "other": other} for other in others],
    )


def _hash(sequence: str) -> int:
    return int.from_bytes(blake2b(sequence.encode(), digest_size=7).digest())
