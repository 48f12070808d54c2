"""The lines of all articles, in which furniture is detected; see ``merge.furniture``."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from idlib_tui.ingest.furniture import Looks, PageLine, line_key
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.catalog.likeness import sketch_of
from idlib_tui.merge.furniture import FEWEST, MOST_ARTICLES, Occurrence, is_furniture

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class OutletLine(NamedTuple):
    """A line, and the outlet of its article as first read; None if unknown."""

    line: PageLine
    outlet: int | None


def save_lines(
    connection: sqlite3.Connection, number: int, lines: Iterable[PageLine], outlet: str | None
) -> None:
    """Store the lines of an article as first read, replacing the previous ones."""
    remove_lines(connection, number)
    of = line_key(outlet) if outlet else None
    give_lines(connection, number, [OutletLine(line, of) for line in lines], frozenset())
    _touch_lines(connection, number)
    if not is_furnished_rightly(connection, number):
        touch(connection, [("furnished", str(number))])


def remove_lines(connection: sqlite3.Connection, number: int) -> None:
    """Remove the lines of an article, and mark those to be classified again."""
    _touch_lines(connection, number)
    connection.execute("DELETE FROM page_lines WHERE number = ?", (number,))


def take_lines(connection: sqlite3.Connection, number: int) -> list[OutletLine]:
    """Remove and return the lines of an article whose text is about to change."""
    query = "SELECT line, looks, bound, outlet FROM page_lines WHERE number = ?"
    found = [
        OutletLine(PageLine(key, Looks(looks), bound), outlet)
        for key, looks, bound, outlet in connection.execute(query, (number,))
    ]
    connection.execute("DELETE FROM page_lines WHERE number = ?", (number,))
    return found


def give_lines(
    connection: sqlite3.Connection,
    number: int,
    lines: Iterable[OutletLine],
    gone: AbstractSet[int],
) -> None:
    """Store lines returned by ``take_lines`` under the new number of their article.

    Args:
        connection: To the catalog.
        number: The number of the article.
        lines: The lines.
        gone: The lines that were removed from the text.
    """
    connection.executemany(
        "INSERT INTO page_lines VALUES (?, ?, ?, ?, ?, ?)",
        [
            (one.key, number, outlet, int(one.looks), one.bound, one.key in gone)
            for one, outlet in lines
        ],
    )


def furniture_of(connection: sqlite3.Connection, number: int) -> frozenset[int]:
    """List the lines of an article that are furniture."""
    query = "SELECT line FROM page_lines JOIN furniture USING (line) WHERE number = ?"
    return frozenset(line for (line,) in connection.execute(query, (number,)))


def is_furnished_rightly(connection: sqlite3.Connection, number: int) -> bool:
    """Check whether exactly the furniture was removed from an article's text."""
    found = connection.execute(
        "SELECT 1 FROM page_lines p LEFT JOIN furniture f USING (line)"
        " WHERE p.number = ? AND p.gone != (f.line IS NOT NULL) LIMIT 1",
        (number,),
    ).fetchone()
    return found is None


def judge_line(connection: sqlite3.Connection, line: int) -> None:
    """Classify a line again, and mark the articles for which the result changed."""
    found = is_furniture(_occurrences(connection, line))
    known = connection.execute("SELECT 1 FROM furniture WHERE line = ?", (line,)).fetchone()
    if found and known is None:
        connection.execute("INSERT INTO furniture VALUES (?)", (line,))
    elif known is not None and not found:
        connection.execute("DELETE FROM furniture WHERE line = ?", (line,))
    else:
        return
    query = "SELECT number FROM page_lines WHERE line = ? AND gone != ?"
    concerned = connection.execute(query, (line, found)).fetchall()
    touch(connection, [("furnished", str(number)) for (number,) in concerned])


def touch_all_lines(connection: sqlite3.Connection) -> None:
    """Mark all lines of several articles, and all present furniture, to be classified again."""
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT 'line', line FROM furniture UNION"
        " SELECT 'line', line FROM page_lines GROUP BY line HAVING COUNT(*) >= ?",
        (FEWEST,),
    )


def _touch_lines(connection: sqlite3.Connection, number: int) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT 'line', line FROM page_lines WHERE number = :number"
        " AND (SELECT COUNT(*) FROM (SELECT 1 FROM page_lines other"
        " WHERE other.line = page_lines.line LIMIT :fewest)) = :fewest",
        {"number": number, "fewest": FEWEST},
    )


def _occurrences(connection: sqlite3.Connection, line: int) -> list[Occurrence]:
    found = connection.execute(
        "SELECT a.id, p.outlet, p.looks, p.bound, p.number FROM page_lines p"
        " JOIN articles a USING (number) WHERE p.line = ? ORDER BY a.id LIMIT ?",
        (line, MOST_ARTICLES),
    ).fetchall()
    return [
        Occurrence(name, outlet, Looks(looks), bound, sketch_of(connection, number))
        for name, outlet, looks, bound, number in found
    ]
