"""Reading the chronology: a window of entries, their count, and histograms."""

from __future__ import annotations

import sqlite3

from idlib_tui.filters import EntryFilter
from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.words import forms
from idlib_tui.model import Entry

_PERIODS = {"day": 10, "month": 7, "year": 4}
"""The length of the prefix of an ISO date that identifies each period."""


def list_entries(
    connection: sqlite3.Connection, wanted: EntryFilter, offset: int = 0, limit: int | None = None
) -> list[Entry]:
    """List a window of entries by first day; entries that start together, the shortest first.

    Args:
        connection: The catalog.
        wanted: Which to list; its actor is a canonical name.
        offset: How many to skip.
        limit: The maximum number; None for all.
    """
    condition, values = _condition(wanted)
    found = connection.execute(
        f"SELECT data FROM entries WHERE {condition}"  # noqa: S608
        " ORDER BY first, last, importance DESC, article, start LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    )
    return [decode(Entry, data) for (data,) in found]


def count_entries(connection: sqlite3.Connection, wanted: EntryFilter) -> int:
    """Count what ``list_entries`` lists without a window."""
    condition, values = _condition(wanted)
    query = f"SELECT COUNT(*) FROM entries WHERE {condition}"  # noqa: S608
    [total] = connection.execute(query, values).fetchone()
    return int(total)


def histogram(
    connection: sqlite3.Connection, wanted: EntryFilter, by: str
) -> list[tuple[str, int]]:
    """Count entries by the ``day``, ``month`` or ``year`` in which they start.

    Entries longer than the period, which belong to no single bar, are left out.
    """
    width = _PERIODS[by]
    condition, values = _condition(wanted)
    found = connection.execute(
        f"SELECT substr(first, 1, {width}) AS period, COUNT(*) FROM entries"  # noqa: S608
        f" WHERE {condition} AND substr(first, 1, {width}) = substr(last, 1, {width})"
        " GROUP BY period ORDER BY period",
        values,
    )
    return [(period, total) for period, total in found]


def starts(connection: sqlite3.Connection, wanted: EntryFilter) -> list[tuple[str, int]]:
    """Count entries by their first day, whatever their length."""
    condition, values = _condition(wanted)
    found = connection.execute(
        f"SELECT first, COUNT(*) FROM entries WHERE {condition}"  # noqa: S608
        " GROUP BY first ORDER BY first",
        values,
    )
    return [(day, total) for day, total in found]


def _condition(wanted: EntryFilter) -> tuple[str, list[object]]:
    """Translate a filter into an SQL condition on a row of ``entries``."""
    parts = ["1"]
    values: list[object] = []
    for condition, value in (
        ("last >= ?", wanted.since and wanted.since.isoformat()),
        ("first <= ?", wanted.until and wanted.until.isoformat()),
        ("entry IN (SELECT entry FROM entry_names WHERE name = ?)", wanted.actor),
    ):
        if value is not None:
            parts.append(condition)
            values.append(value)
    if wanted.minimum > 0:
        parts.append("importance >= ?")
        values.append(wanted.minimum)
    for form in forms(wanted.text or ""):
        parts.append("instr(words, ?)")
        values.append(f" {form}")
    return " AND ".join(parts), values
