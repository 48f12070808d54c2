"""Which annotations make up an entry of the chronology or a group of figures.

Every event knows the entry that reports it, and every figure its group. So when an article is
removed, what it reported leaves the lists in the same transaction, before the parts are merged
again: a reader never meets a report without its article.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Merged:
    """A table of merged rows, and the table of the annotations that they are made of.

    Attributes:
        table: The merged rows.
        row: The column with the key of a row, in both tables.
        part: The column by which rows are rewritten: the block, or the key of a block or series.
        members: The annotations.
        key: The column with the key of an annotation.
        details: Further tables with the keys of rows.
    """

    table: str
    row: str
    part: str
    members: str
    key: str
    details: tuple[str, ...] = ()


ENTRIES = Merged("entries", "entry", "block", "events", "event", ("entry_names",))
GROUPS = Merged("figure_groups", "figure_group", "part", "figures", "figure")


def members_of(
    connection: sqlite3.Connection, merged: Merged, rows: Collection[int]
) -> Mapping[int, Sequence[int]]:
    """Read the keys of the annotations in some rows, each in the order of its reports."""
    found = connection.execute(
        f"SELECT {merged.row}, {merged.key} FROM {merged.members}"  # noqa: S608
        f" WHERE {merged.row} IN (SELECT value FROM json_each(?)) ORDER BY {merged.row}, place",
        (json.dumps(list(rows)),),
    )
    members: defaultdict[int, list[int]] = defaultdict(list)
    for row, key in found:
        members[row].append(key)
    return members


def set_members(
    connection: sqlite3.Connection, merged: Merged, row: int, keys: Sequence[int]
) -> None:
    """Let a row consist of these annotations, in this order, which leave the rows they were in."""
    were = connection.execute(
        f"SELECT {merged.row} FROM {merged.members}"  # noqa: S608
        f" WHERE {merged.key} IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    ).fetchall()
    connection.executemany(
        f"UPDATE {merged.members} SET {merged.row} = ?, place = ? WHERE {merged.key} = ?",  # noqa: S608
        [(row, place, key) for place, key in enumerate(keys)],
    )
    _remove_empty(connection, merged, (one for (one,) in were if one != row))


def remove_part(connection: sqlite3.Connection, merged: Merged, part: str) -> None:
    """Remove the rows of one part, which is about to be merged again."""
    found = connection.execute(
        f"SELECT {merged.row} FROM {merged.table} WHERE {merged.part} = ?",  # noqa: S608
        (part,),
    ).fetchall()
    connection.executemany(
        f"UPDATE {merged.members} SET {merged.row} = NULL, place = NULL WHERE {merged.row} = ?",  # noqa: S608
        found,
    )
    _remove(connection, merged, (row for (row,) in found))


def remove_members(connection: sqlite3.Connection, merged: Merged, first: int, last: int) -> None:
    """Remove the annotations with keys in a range, and the rows that have nothing else."""
    were = connection.execute(
        f"DELETE FROM {merged.members} WHERE {merged.key} BETWEEN ? AND ? RETURNING {merged.row}",  # noqa: S608
        (first, last),
    ).fetchall()
    _remove_empty(connection, merged, (row for (row,) in were))


def _remove_empty(
    connection: sqlite3.Connection, merged: Merged, rows: Iterable[int | None]
) -> None:
    """Remove those rows of which no annotation is left."""
    query = f"SELECT 1 FROM {merged.members} WHERE {merged.row} = ?"  # noqa: S608
    empty = [
        row
        for row in dict.fromkeys(rows)
        if row is not None and connection.execute(query, (row,)).fetchone() is None
    ]
    _remove(connection, merged, empty)


def _remove(connection: sqlite3.Connection, merged: Merged, rows: Iterable[int]) -> None:
    # Foreign keys cannot do this: cascades run as triggers, which no catalog may have.
    keys = [(row,) for row in rows]
    for table in (*merged.details, merged.table):
        connection.executemany(f"DELETE FROM {table} WHERE {merged.row} = ?", keys)  # noqa: S608
