"""Storing the annotations of one article; ``merging`` combines them with the others."""

from __future__ import annotations

import sqlite3
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter

from idlib_tui.library.catalog.annotations import key_of, keys_of, save_annotations
from idlib_tui.library.catalog.labels import add_labels, label, text_of
from idlib_tui.library.catalog.merged import ENTRIES, GROUPS, remove_members
from idlib_tui.library.catalog.names import actors_of, save_names
from idlib_tui.library.catalog.schema import day_number
from idlib_tui.merge.chronology import block_key
from idlib_tui.merge.figures import placement_of
from idlib_tui.merge.statements import lead_ins, straight_marks
from idlib_tui.model import (
    Annotations,
    Article,
    Event,
    Figure,
    FigureReport,
    Quote,
    QuoteKind,
    StoryActor,
)

_BY_ARTICLE = ("annotations", "names", "name_clues")
"""The tables with annotations of single articles."""

_BY_KEY = (
    ("statements", "statement"),
    ("figure_hosts", "figure"),
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

_NESTED = 8
"""The number of preceding reported statements that may contain a quoted part."""


def save_findings(
    connection: sqlite3.Connection,
    number: int,
    article: Article,
    found: Annotations,
    actors: Sequence[StoryActor],
) -> None:
    """Store the annotations of an article, replacing the previous ones."""
    remove_findings(connection, number)
    save_annotations(connection, number, article.text, found)
    touch(connection, save_names(connection, number, article, found, actors))
    _save_quotes(connection, number, found.quotes)
    blocks = _save_events(connection, number, found.events)
    _save_figures(connection, number, article, found.figures)
    unattributed = any(quote.speaker_text is None for quote in found.quotes)
    touch(
        connection,
        [
            *([("actor", "")] if unattributed else []),
            *(("block", block) for block in blocks),
        ],
    )


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
        remove_members(connection, merged, number)


def touch_findings(connection: sqlite3.Connection, number: int) -> None:
    """Mark everything for merging that an article contributes to."""
    first, last = keys_of(number)
    own = {"number": number, "first": first, "last": last}
    touch(
        connection,
        [
            (kind, "" if key is None else str(key))
            for kind, query in _AFFECTED
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


def _save_quotes(connection: sqlite3.Connection, number: int, quotes: Sequence[Quote]) -> None:
    """Store the quotes of one article; other articles may change who their speakers are."""
    settled = actors_of(connection, number)
    add_labels(connection, (quote.speaker_text for quote in quotes))
    mixed: list[tuple[int, int, int]] = []
    leading = lead_ins(quotes)
    for index, quote in sorted(enumerate(quotes), key=lambda one: one[1].kind is QuoteKind.DIRECT):
        statement = key_of(number, index)
        whole = leading.get(index)
        within = None if whole is None else key_of(number, whole)
        if quote.kind is QuoteKind.DIRECT:
            within = _around(quote, mixed)
        connection.execute(
            "INSERT INTO statements (statement, start, length, kind, speaker, actor, day,"  # noqa: S608
            f" confidence, within, marks) VALUES (?, ?, ?, ?, {label()}, {label()}, ?, ?, ?, ?)",
            (
                statement,
                quote.start,
                quote.end - quote.start,
                quote.kind.value,
                quote.speaker_text,
                settled.get(quote.speaker_text or "", quote.speaker_text),
                day_number(quote.said_on),
                round(100 * quote.confidence),
                within,
                straight_marks(quote.text),
            ),
        )
        touch(connection, [("statement", str(statement))])
        if quote.kind is QuoteKind.MIXED:
            mixed.append((quote.start, quote.end, statement))


def _around(quote: Quote, mixed: Sequence[tuple[int, int, int]]) -> int | None:
    """Find the statement that contains a quoted part, among (start, end, key) in order."""
    nearest = bisect_right(mixed, quote.start, key=itemgetter(0))
    for start, end, key in mixed[max(0, nearest - _NESTED) : nearest]:
        if start <= quote.start and quote.end <= end:
            return key
    return None


def _save_events(connection: sqlite3.Connection, number: int, events: Sequence[Event]) -> list[str]:
    """Store the dated events of one article, and return the blocks affected."""
    rows = [
        (key_of(number, index), block_key(event))
        for index, event in enumerate(events)
        if event.dated
    ]
    connection.executemany("INSERT INTO events (event, block) VALUES (?, ?)", rows)
    return [block for _, block in rows]


def _save_figures(
    connection: sqlite3.Connection, number: int, article: Article, figures: Sequence[Figure]
) -> None:
    """Store the figures of one article, and mark where they must be regrouped."""
    for index, figure in enumerate(figures):
        key = key_of(number, index)
        place = placement_of(FigureReport(article.id, figure, article.published.day))
        connection.execute(
            "INSERT INTO figures (figure, block, series) VALUES (?, ?, ?)",
            (key, place.block, place.series),
        )
        if place.block is not None:
            touch(connection, [("figures", place.block)])
        if place.series is not None:
            touch(connection, [("series", place.series)])
        connection.executemany(
            "INSERT INTO figure_hosts VALUES (?, ?)", [(block, key) for block in place.hosts]
        )
        touch(connection, [("figures", block) for block in place.hosts])
