"""The rows of the source list: versions of one article folded under the oldest of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from idlib_tui.library.catalog import articles
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.rows import SourceRow

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Sequence

# Each article with its group, and its place among the versions, oldest first.
_PLACED = (
    "WITH placed AS (SELECT a.number, a.id, c.leader,"
    " ROW_NUMBER() OVER versions AS nth, FIRST_VALUE(a.day) OVER versions AS first_day,"
    " FIRST_VALUE(a.id) OVER versions AS first_id"
    " FROM articles a LEFT JOIN copies c USING (number)"
    " WINDOW versions AS (PARTITION BY COALESCE(c.leader, a.id) ORDER BY a.day, a.id)),"
    " shown AS (SELECT number, id, nth, ROW_NUMBER() OVER"
    " (ORDER BY first_day = :undated, first_day DESC, first_id, nth) - 1 AS place FROM placed"
    " WHERE nth = 1 OR leader IN (SELECT value FROM json_each(:unfolded)))"
)


def list_sources(
    connection: sqlite3.Connection, unfolded: Collection[str], offset: int, limit: int
) -> list[SourceRow]:
    """List articles, newest first, undated last; other versions only below an unfolded one."""
    if not _has_copies(connection):
        rows_alone = articles.list_rows(connection, offset, limit)
        return [SourceRow(row, is_version=False) for row in rows_alone]
    found: Sequence[tuple[int, int]] = connection.execute(
        f"{_PLACED} SELECT number, nth FROM shown WHERE place >= :first AND place < :last"  # noqa: S608
        " ORDER BY place",
        {**_asked(unfolded), "first": offset, "last": offset + limit},
    ).fetchall()
    rows = articles.rows_by_number(connection, [number for number, _ in found])
    return [SourceRow(rows[number], is_version=nth > 1) for number, nth in found]


def count_sources(connection: sqlite3.Connection, unfolded: Collection[str]) -> int:
    """Count the rows of ``list_sources``."""
    if not _has_copies(connection):
        return articles.count(connection)
    [total] = connection.execute(
        f"{_PLACED} SELECT COUNT(*) FROM shown",  # noqa: S608
        _asked(unfolded),
    ).fetchone()
    return int(total)


def place_of_source(
    connection: sqlite3.Connection, article_id: str, unfolded: Collection[str]
) -> int | None:
    """Find the index of an article in ``list_sources``, or of the row that it is folded under."""
    found = connection.execute(
        f"{_PLACED} SELECT place FROM shown JOIN placed USING (number)"  # noqa: S608
        " WHERE shown.id IN (:asked, (SELECT first_id FROM placed WHERE id = :asked))"
        " ORDER BY shown.id != :asked LIMIT 1",
        {**_asked(unfolded), "asked": article_id},
    ).fetchone()
    return None if found is None else int(found[0])


def _has_copies(connection: sqlite3.Connection) -> bool:
    """Check whether there is anything to fold; without it, a window costs a quarter."""
    return connection.execute("SELECT 1 FROM copies LIMIT 1").fetchone() is not None


def _asked(unfolded: Collection[str]) -> dict[str, str]:
    return {"undated": UNDATED, "unfolded": json.dumps(sorted(unfolded))}
