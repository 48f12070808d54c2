"""Reading statements over all articles: one window of them, without repetitions."""

from __future__ import annotations

import sqlite3
from dataclasses import fields

from idlib_tui.filters import QuoteFilter
from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.words import forms
from idlib_tui.model import Place, Quote, Statement

_CONFIDENCE = [each.name for each in fields(Quote)].index("confidence")
"""Its index in the stored record."""


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
    condition, values = _listed(wanted)
    found = connection.execute(
        f"SELECT s.article, s.quote, s.actor, s.saying FROM statements s WHERE {condition}"  # noqa: S608
        " ORDER BY s.day, s.article, s.start, s.statement LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    )
    return [
        Statement(article, decode(Quote, quote), actor, also_in(connection, saying, article))
        for article, quote, actor, saying in found.fetchall()
    ]


def also_in(connection: sqlite3.Connection, saying: int | None, article: str) -> tuple[Place, ...]:
    """List where other articles have the same statement, the most complete first."""
    if saying is None:
        return ()
    found = connection.execute(
        'SELECT s.article, s.start, s."end" FROM statements s JOIN sayings USING (saying)'
        " WHERE saying IN"
        " (SELECT :own UNION ALL SELECT other FROM saying_links WHERE saying = :own)"
        " AND s.article <> :article ORDER BY size DESC, marks, s.article, s.start, s.statement",
        {"own": saying, "article": article},
    )
    return tuple(map(Place._make, found))


def count_statements(connection: sqlite3.Connection, wanted: QuoteFilter) -> int:
    """Count what ``list_statements`` lists without a window."""
    condition, values = _listed(wanted)
    query = f"SELECT COUNT(*) FROM statements s WHERE {condition}"  # noqa: S608
    [total] = connection.execute(query, values).fetchone()
    return int(total)


def _listed(wanted: QuoteFilter) -> tuple[str, list[object]]:
    condition, values = _condition(wanted, "s")
    if not wanted.fold:
        return condition, values
    # A repetition is left out only if the statement it repeats is itself listed.
    inner, inner_values = _condition(wanted, "r")
    condition += (
        " AND NOT EXISTS (SELECT 1 FROM statements r"  # noqa: S608
        f" WHERE r.statement IN (s.within, s.copy_of) AND {inner})"
    )
    return condition, [*values, *inner_values]


def _condition(wanted: QuoteFilter, alias: str) -> tuple[str, list[object]]:
    """Translate a filter, except ``fold``, into an SQL condition on a row of ``statements``."""
    parts = ["1"]
    values: list[object] = []
    for condition, value in (
        (f"{alias}.actor = ?", wanted.actor),
        (f"{alias}.article = ?", wanted.source),
        (f"{alias}.kind = ?", wanted.kind and wanted.kind.value),
        (f"{alias}.day >= ?", wanted.since and wanted.since.isoformat()),
        (f"{alias}.day <= ?", wanted.until and wanted.until.isoformat()),
    ):
        if value is not None:
            parts.append(condition)
            values.append(value)
    if wanted.until is None and wanted.since is not None:
        parts.append(f"{alias}.day < '{UNDATED}'")
    if wanted.minimum > 0:
        parts.append(f"json_extract({alias}.quote, '$[{_CONFIDENCE}]') >= ?")
        values.append(wanted.minimum)
    for form in forms(wanted.text or ""):
        parts.append(f"instr({alias}.words, ?)")
        values.append(f" {form}")
    return " AND ".join(parts), values
