"""The chronology over all articles: one window of it, its length, its histogram."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.words import forms
from idlib_tui.model import Entry

_PERIODS = {"day": 10, "month": 7, "year": 4}
"""How much of an ISO day names each."""


@dataclass(frozen=True, slots=True)
class Span:
    """Which entries a list shows. ``actors`` are canonical names, any of which will do."""

    since: date | None = None
    until: date | None = None
    actors: Sequence[str] | None = None
    text: str | None = None
    minimum: float = 0.0

    def sql(self) -> tuple[str, list[object]]:
        """Write the condition on a row of ``entries``."""
        parts = ["1"]
        values: list[object] = []
        if self.since is not None:
            parts.append("last >= ?")
            values.append(self.since.isoformat())
        if self.until is not None:
            parts.append("first <= ?")
            values.append(self.until.isoformat())
        if self.minimum > 0:
            parts.append("importance >= ?")
            values.append(self.minimum)
        if self.actors is not None:
            marks = ",".join("?" * len(self.actors))
            parts.append(f"entry IN (SELECT entry FROM entry_names WHERE name IN ({marks}))")  # noqa: S608
            values.extend(self.actors)
        for form in forms(self.text or ""):
            parts.append("instr(words, ?)")
            values.append(f" {form}")
        return " AND ".join(parts), values


def list_entries(
    connection: sqlite3.Connection, span: Span, offset: int = 0, limit: int | None = None
) -> list[Entry]:
    """List a window of entries, earliest first, and of those that start together the shortest."""
    condition, values = span.sql()
    found = connection.execute(
        f"SELECT data FROM entries WHERE {condition}"  # noqa: S608
        " ORDER BY first, last, importance DESC, article, start LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    )
    return [decode(Entry, data) for (data,) in found]


def count_entries(connection: sqlite3.Connection, span: Span) -> int:
    """Count what ``list_entries`` lists without a window."""
    condition, values = span.sql()
    query = f"SELECT COUNT(*) FROM entries WHERE {condition}"  # noqa: S608
    [total] = connection.execute(query, values).fetchone()
    return int(total)


def histogram(connection: sqlite3.Connection, span: Span, by: str) -> list[tuple[str, int]]:
    """Count entries by the ``day``, ``month`` or ``year`` in which they start.

    Entries longer than the period, which no one bar can stand for, are left out.
    """
    width = _PERIODS[by]
    condition, values = span.sql()
    found = connection.execute(
        f"SELECT substr(first, 1, {width}) AS period, COUNT(*) FROM entries"  # noqa: S608
        f" WHERE {condition} AND substr(first, 1, {width}) = substr(last, 1, {width})"
        " GROUP BY period ORDER BY period",
        values,
    )
    return [(period, total) for period, total in found]


def starts(connection: sqlite3.Connection, span: Span) -> list[tuple[str, int]]:
    """Count entries by the day on which they start, whatever their length."""
    condition, values = span.sql()
    found = connection.execute(
        f"SELECT first, COUNT(*) FROM entries WHERE {condition}"  # noqa: S608
        " GROUP BY first ORDER BY first",
        values,
    )
    return [(day, total) for day, total in found]
