"""Storing the annotations of one article; ``merging`` combines them with the others."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from idlib_tui.library.catalog.annotations import key_of, keys_of, save_annotations
from idlib_tui.library.catalog.labels import labels_of, text_of
from idlib_tui.library.catalog.merged import ENTRIES, GROUPS, remove_members
from idlib_tui.library.catalog.names import actors_of, save_names
from idlib_tui.library.catalog.packed_findings import PackedFindings, PackedQuote
from idlib_tui.library.catalog.schema import day_number
from idlib_tui.merge.figures import Placement

_BY_ARTICLE = ("annotations", "names", "name_clues", "corrected_names")
"""The tables with annotations of single articles."""

_BY_KEY = (
    ("statements", "statement"),
    ("figure_hosts", "figure"),
    ("corrected_quotes", "statement"),
    ("corrected_events", "event"),
)
"""Tables with single annotations, and the columns of their keys."""

_AFFECTED = (
    (
        "surname",
        f"SELECT {text_of('surname')} FROM names WHERE number = :number AND surname NOT NULL",  # noqa: S608
    ),
    ("clue", f"SELECT {text_of('clue')} FROM name_clues WHERE number = :number"),  # noqa: S608
    ("block", "SELECT block FROM events WHERE event BETWEEN :first AND :last"),
    (
        "figures",
        "SELECT block FROM figures WHERE figure BETWEEN :first AND :last AND block NOT NULL",
    ),
    ("figures", "SELECT block FROM figure_hosts WHERE figure BETWEEN :first AND :last"),
    (
        "series",
        "SELECT series FROM figures WHERE figure BETWEEN :first AND :last AND series NOT NULL",
    ),
    (
        "saying",
        (
            "SELECT saying FROM statements WHERE statement BETWEEN :first AND :last"
            " AND saying NOT NULL"
        ),
    ),
    (
        "actor",
        f"SELECT {text_of('actor')} FROM statements WHERE statement BETWEEN :first AND :last",  # noqa: S608
    ),
    ("actor", f"SELECT {text_of('actor')} FROM names WHERE number = :number"),  # noqa: S608
)
"""What an article contributes to: the kind of a part, and the query for its keys."""


def save_findings(connection: sqlite3.Connection, number: int, packed: PackedFindings) -> None:
    """Store the annotations of an article, replacing the previous ones."""
    remove_findings(connection, number)
    save_annotations(connection, number, packed.annotations)
    touch(connection, save_names(connection, number, packed.mentions, packed.names))
    _save_quotes(connection, number, packed.quotes)
    connection.executemany(
        "INSERT INTO events (event, block) VALUES (?, ?)",
        [(key_of(number, index), block) for index, block in packed.blocks],
    )
    touch(connection, {("block", block) for _, block in packed.blocks})
    _save_figures(connection, number, packed.figures)
    if any(quote.speaker is None for quote in packed.quotes):
        touch(connection, [("actor", "")])


def remove_findings(connection: sqlite3.Connection, number: int) -> None:
    """Remove the annotations of an article, and mark what must be merged without it."""
    touch_findings(connection, number)
    for table in _BY_ARTICLE:
        connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608
    for table, column in _BY_KEY:
        connection.execute(
            f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?",  # noqa: S608
            keys_of(number),
        )
    for merged in (ENTRIES, GROUPS):
        remove_members(connection, merged, *keys_of(number))


def touch_findings(
    connection: sqlite3.Connection, number: int, kinds: Collection[str] = ()
) -> None:
    """Mark for merging what an article contributes to: all, or parts of some kinds only."""
    first, last = keys_of(number)
    own = {"number": number, "first": first, "last": last}
    touch(
        connection,
        [
            (kind, "" if key is None else str(key))
            for kind, query in _AFFECTED
            if not kinds or kind in kinds
            for (key,) in connection.execute(query, own)
        ],
    )


def touch(connection: sqlite3.Connection, keys: Iterable[tuple[str, str]]) -> None:
    """Mark parts for merging."""
    connection.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", keys)


def take_touched(connection: sqlite3.Connection, kind: str) -> list[str]:
    """List the parts of one kind marked for merging, in order."""
    query = "SELECT key FROM touched WHERE kind = ? ORDER BY key"
    return [key for (key,) in connection.execute(query, (kind,))]


def untouch(connection: sqlite3.Connection, kind: str, keys: Iterable[str]) -> None:
    """Remove the marks of parts that are done."""
    connection.executemany(
        "DELETE FROM touched WHERE kind = ? AND key = ?", [(kind, key) for key in keys]
    )


def _save_quotes(
    connection: sqlite3.Connection, number: int, quotes: Sequence[PackedQuote]
) -> None:
    """Store the quotes of one article; other articles may change who their speakers are."""
    settled = actors_of(connection, number)
    names = {name for quote in quotes if (name := quote.speaker) is not None}
    labels = labels_of(connection, names | {settled.get(name, name) for name in names})
    rows = []
    for quote in quotes:
        speaker = quote.speaker
        rows.append(
            (
                key_of(number, quote.index),
                quote.start,
                quote.length,
                quote.kind,
                None if speaker is None else labels[speaker],
                None if speaker is None else labels[settled.get(speaker, speaker)],
                day_number(quote.day),
                quote.confidence,
                None if quote.within is None else key_of(number, quote.within),
                quote.marks,
            )
        )
    connection.executemany(
        "INSERT INTO statements (statement, start, length, kind, speaker, actor, day,"
        " confidence, within, marks) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    touch(connection, [("statement", str(row[0])) for row in rows])


def _save_figures(
    connection: sqlite3.Connection, number: int, placements: Sequence[Placement]
) -> None:
    """Store the figures of one article, and mark where they must be regrouped."""
    keyed = [(key_of(number, index), place) for index, place in enumerate(placements)]
    connection.executemany(
        "INSERT INTO figures (figure, block, series) VALUES (?, ?, ?)",
        [(key, place.block, place.series) for key, place in keyed],
    )
    hosts = [(block, key) for key, place in keyed for block in place.hosts]
    connection.executemany("INSERT INTO figure_hosts VALUES (?, ?)", hosts)
    touch(connection, {("figures", place.block) for _, place in keyed if place.block is not None})
    touch(connection, {("series", place.series) for _, place in keyed if place.series is not None})
    touch(connection, {("figures", block) for block, _ in hosts})
