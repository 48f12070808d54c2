"""The lines of all articles, by which furniture is told from text; see ``merge.furniture``."""

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
    """A line, and the outlet of its article as it was read; None if that was not told."""

    line: PageLine
    outlet: int | None


def save_lines(
    connection: sqlite3.Connection, number: int, lines: Iterable[PageLine], outlet: str | None
) -> None:
    """Store the lines of an article as it was read, in place of those before."""
    remove_lines(connection, number)
    of = line_key(outlet) if outlet else None
    give_lines(connection, number, [OutletLine(line, of) for line in lines], frozenset())
    _touch_lines(connection, number)
    if not is_furnished_rightly(connection, number):
        touch(connection, [("furnished", str(number))])


def remove_lines(connection: sqlite3.Connection, number: int) -> None:
    """Remove the lines of an article, and note which must be judged anew without it."""
    _touch_lines(connection, number)
    connection.execute("DELETE FROM page_lines WHERE number = ?", (number,))


def take_lines(connection: sqlite3.Connection, number: int) -> list[OutletLine]:
    """Remove the lines of an article whose text is about to change, and give them."""
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
    """Store lines that were taken under the new number of their article.

    Args:
        connection: To the catalog.
        number: Of the article.
        lines: As they were taken.
        gone: Those that are out of the text.
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
    """Return whether just the furniture is out of an article's text."""
    found = connection.execute(
        "SELECT 1 FROM page_lines p LEFT JOIN furniture f USING (line)"
        " WHERE p.number = ? AND p.gone != (f.line IS NOT NULL) LIMIT 1",
        (number,),
    ).fetchone()
    return found is None


def judge_line(connection: sqlite3.Connection, line: int) -> None:
    """Decide anew whether a line is furniture, and note the articles for which that is new."""
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
    """Note that every line of several articles must be judged anew, and what is furniture now."""
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
