"""Versions of one article in the catalog: links between them, and the groups they form."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from idlib_tui.library.catalog.findings import touch, touch_findings
from idlib_tui.library.catalog.likeness import sketch_of
from idlib_tui.library.catalog.packing import unpack
from idlib_tui.library.words import forms
from idlib_tui.merge.copies import are_versions, joined, may_be_versions, sequences

_IN_COMMON = 3
"""The least number of sequences that the samples of two versions share."""


def link_versions(connection: sqlite3.Connection, number: int) -> None:
    """Link an article to its versions, and mark its group for an update."""
    _cut_links(connection, number)
    touch(connection, [("group", str(number))])
    found = _text(connection, number)
    if found is None:
        return
    words, text = found
    sample = sketch_of(connection, number)
    own: frozenset[str] | None = None
    alike = connection.execute(
        "SELECT s.number FROM sketches own JOIN sketches s USING (value)"
        " WHERE own.number = :number AND s.number != :number"
        " GROUP BY s.number HAVING COUNT(*) >= :common",
        {"number": number, "common": _IN_COMMON},
    ).fetchall()
    for (other,) in alike:
        its = _text(connection, other)
        if its is None or not may_be_versions(
            sample, sketch_of(connection, other), (words, its[0])
        ):
            continue
        own = sequences(forms(text)) if own is None else own
        if are_versions(own, sequences(forms(its[1]))):
            connection.executemany(
                "INSERT OR IGNORE INTO copy_links VALUES (?, ?)",
                [(number, other), (other, number)],
            )


def unlink(connection: sqlite3.Connection, number: int) -> None:
    """Remove an article from its group, and mark the group for an update."""
    _cut_links(connection, number)
    connection.execute("DELETE FROM copies WHERE number = ?", (number,))


def regroup(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Recompute the groups of some articles, and mark for merging what counts a group once.

    A group is identified by the first id in it, so that it does not depend on the order of arrival.
    """
    links: dict[int, set[int]] = {}
    waiting = set(numbers)
    while waiting:
        number = waiting.pop()
        query = "SELECT other FROM copy_links WHERE number = ?"
        links[number] = {other for (other,) in connection.execute(query, (number,))}
        waiting |= links[number] - links.keys()
    for group in joined(links, links):
        names = _names(connection, group)
        leader = min(names.values()) if len(names) > 1 else None
        for number in names:
            query = "SELECT leader FROM copies WHERE number = ?"
            known = connection.execute(query, (number,)).fetchone()
            if (known[0] if known else None) == leader:
                continue
            connection.execute("DELETE FROM copies WHERE number = ?", (number,))
            if leader is not None:
                connection.execute("INSERT INTO copies VALUES (?, ?)", (number, leader))
            touch_findings(connection, number)


def _cut_links(connection: sqlite3.Connection, number: int) -> None:
    query = "SELECT other FROM copy_links WHERE number = ?"
    others = [other for (other,) in connection.execute(query, (number,))]
    touch(connection, [("group", str(other)) for other in others])
    connection.execute("DELETE FROM copy_links WHERE number = ?", (number,))
    connection.executemany(
        "DELETE FROM copy_links WHERE number = ? AND other = ?",
        [(other, number) for other in others],
    )


def _text(connection: sqlite3.Connection, number: int) -> tuple[int, str] | None:
    found = connection.execute(
        "SELECT a.words, t.text FROM articles a JOIN texts t USING (number) WHERE number = ?",
        (number,),
    ).fetchone()
    return (int(found[0]), unpack(found[1])) if found else None


def _names(connection: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, str]:
    names: dict[int, str] = {}
    for number in numbers:
        found = connection.execute("SELECT id FROM articles WHERE number = ?", (number,)).fetchone()
        if found is not None:
            names[number] = found[0]
    return names
