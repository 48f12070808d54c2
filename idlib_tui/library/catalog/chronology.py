"""Reading the chronology: a window of entries, their count, and histograms."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from idlib_tui.filters import EntryFilter
from idlib_tui.library.catalog.annotations import fetch_some, number_of
from idlib_tui.library.catalog.articles import articles_of
from idlib_tui.library.catalog.merged import ENTRIES, members_of
from idlib_tui.library.words import forms
from idlib_tui.model import Entry, Event

if TYPE_CHECKING:
    from idlib_tui.merge.chronology import DatedEvent

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
        f"SELECT entry, importance FROM entries WHERE {condition}"  # noqa: S608
        " ORDER BY first, last, importance DESC, article, start LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    ).fetchall()
    # Imported here since opening a library needs none of it.
    from idlib_tui.merge.chronology import make_entry  # noqa: PLC0415

    members = members_of(connection, ENTRIES, [entry for entry, _ in found])
    reports = fetch_dated(connection, [key for keys in members.values() for key in keys])
    return [
        make_entry([reports[key] for key in members[entry]], _names(connection, entry), importance)
        for entry, importance in found
    ]


def fetch_dated(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, DatedEvent]:
    """Read events by their keys, with their articles; names are those of the articles."""
    events = fetch_some(connection, Event, keys)
    articles = articles_of(connection, {number_of(key) for key in events})
    return {key: (*articles[number_of(key)], event) for key, event in events.items()}


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


def _names(connection: sqlite3.Connection, entry: int) -> tuple[str, ...]:
    found = connection.execute(
        "SELECT name FROM entry_names WHERE entry = ? ORDER BY name", (entry,)
    )
    return tuple(name for (name,) in found)


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
