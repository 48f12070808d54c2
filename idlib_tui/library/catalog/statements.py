"""Reading statements over all articles: one window of them, without repetitions."""

from __future__ import annotations

import json
import sqlite3

from idlib_tui.filters import QuoteFilter
from idlib_tui.library.catalog.annotations import FIRST_KEY, NUMBER, fetch_some, quotes_saying
from idlib_tui.library.catalog.labels import label, text_of
from idlib_tui.library.catalog.schema import NO_DAY, day_number
from idlib_tui.library.words import forms
from idlib_tui.model import Place, Quote, Statement

_STATEMENTS = f"statements s JOIN articles a ON a.number = s.statement {NUMBER}"


def list_statements(
    connection: sqlite3.Connection, wanted: QuoteFilter, offset: int = 0, limit: int | None = None
) -> list[Statement]:
    """List a window of statements in order of the day they were said, undated last.

    Args:
        connection: The catalog.
        wanted: Which to list; its actor is a canonical name and its source an id.
        offset: How many to skip.
        limit: The maximum number; None for all.
    """
    condition, values = _listed(connection, wanted)
    found = connection.execute(
        f"SELECT a.id, s.statement, {text_of('s.actor')}, s.saying FROM {_STATEMENTS}"  # noqa: S608
        f" WHERE {condition} ORDER BY s.day, a.id, s.start, s.statement LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    ).fetchall()
    quotes = fetch_some(connection, Quote, [statement for _, statement, _, _ in found])
    return [
        Statement(article, quotes[statement], actor, also_in(connection, saying, article))
        for article, statement, actor, saying in found
    ]


def also_in(connection: sqlite3.Connection, saying: int | None, article: str) -> tuple[Place, ...]:
    """List where other articles have the same statement, the most complete first."""
    if saying is None:
        return ()
    found = connection.execute(
        f"SELECT a.id, s.start, s.start + s.length FROM {_STATEMENTS} JOIN sayings USING (saying)"  # noqa: S608
        " WHERE saying IN"
        " (SELECT :own UNION ALL SELECT other FROM saying_links WHERE saying = :own)"
        " AND a.id <> :article ORDER BY size DESC, marks, a.id, s.start, s.statement",
        {"own": saying, "article": article},
    )
    return tuple(map(Place._make, found))


def count_statements(connection: sqlite3.Connection, wanted: QuoteFilter) -> int:
    """Count what ``list_statements`` lists without a window."""
    condition, values = _listed(connection, wanted)
    query = f"SELECT COUNT(*) FROM statements s WHERE {condition}"  # noqa: S608
    [total] = connection.execute(query, values).fetchone()
    return int(total)


def _listed(connection: sqlite3.Connection, wanted: QuoteFilter) -> tuple[str, list[object]]:
    said = forms(wanted.text or "")
    among = json.dumps(list(quotes_saying(connection, said))) if said else None
    condition, values = _condition(wanted, among, "s")
    if not wanted.fold:
        return condition, values
    # A repetition is left out only if the statement it repeats is itself listed.
    inner, inner_values = _condition(wanted, among, "r")
    condition += (
        " AND NOT EXISTS (SELECT 1 FROM statements r"  # noqa: S608
        f" WHERE r.statement IN (s.within, s.copy_of) AND {inner})"
    )
    return condition, [*values, *inner_values]


def _condition(wanted: QuoteFilter, among: str | None, alias: str) -> tuple[str, list[object]]:
    """Translate a filter, except ``fold``, into an SQL condition on a row of ``statements``.

    Args:
        wanted: The filter.
        among: JSON: the keys of the quotes with its words; None if it has no words.
        alias: The name of the row.
    """
    parts = ["1"]
    values: list[object] = []
    number = "(SELECT number FROM articles WHERE id = ?)"
    for condition, value in (
        (f"{alias}.actor = {label()}", wanted.actor),
        (f"{alias}.statement >= {number} {FIRST_KEY}", wanted.source),
        (f"{alias}.statement < ({number} + 1) {FIRST_KEY}", wanted.source),
        (f"{alias}.kind = ?", wanted.kind and wanted.kind.value),
        (f"{alias}.day >= ?", wanted.since and day_number(wanted.since)),
        (f"{alias}.day <= ?", wanted.until and day_number(wanted.until)),
        (f"{alias}.statement IN (SELECT value FROM json_each(?))", among),  # noqa: S608
        # Confidences have two decimals.
        (f"{alias}.confidence >= ?", round(100 * wanted.minimum, 6) or None),
    ):
        if value is not None:
            parts.append(condition)
            values.append(value)
    if wanted.until is None and wanted.since is not None:
        parts.append(f"{alias}.day < {NO_DAY}")
    return " AND ".join(parts), values
