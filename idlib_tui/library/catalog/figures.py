"""Reading the groups of figures that count the same thing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from idlib_tui.filters import FigureFilter
from idlib_tui.library.catalog.annotations import fetch_some, number_of
from idlib_tui.library.catalog.articles import articles_of
from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.catalog.merged import GROUPS, members_of
from idlib_tui.library.words import forms
from idlib_tui.model import Figure, FigureGroup, FigureReport

_ORDER = "disagree DESC, sources DESC, reports DESC, topic, part, ordinal"


def list_groups(
    connection: sqlite3.Connection,
    wanted: FigureFilter,
    offset: int = 0,
    limit: int | None = None,
) -> list[FigureGroup]:
    """List a window of groups: first those that disagree, then by the number of articles.

    Args:
        connection: The catalog.
        wanted: Which to list.
        offset: How many to skip.
        limit: The maximum number; None for all.
    """
    condition, values = _condition(wanted)
    found = connection.execute(
        f"SELECT figure_group, data FROM figure_groups WHERE {condition}"  # noqa: S608
        f" ORDER BY {_ORDER} LIMIT ? OFFSET ?",
        [*values, -1 if limit is None else limit, offset],
    ).fetchall()
    members = members_of(connection, GROUPS, [group for group, _ in found])
    reports = fetch_reports(connection, [key for keys in members.values() for key in keys])
    return [
        replace(decode(FigureGroup, data), reports=tuple(reports[key] for key in members[group]))
        for group, data in found
    ]


def fetch_reports(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, FigureReport]:
    """Read figures by their keys, with their articles."""
    figures = fetch_some(connection, Figure, keys)
    articles = articles_of(connection, {number_of(key) for key in figures})
    found: dict[int, FigureReport] = {}
    for key, figure in figures.items():
        article, published = articles[number_of(key)]
        found[key] = FigureReport(article, figure, published)
    return found


def list_sizes(connection: sqlite3.Connection, wanted: FigureFilter) -> list[tuple[int, bool]]:
    """Return the number of reports of each group and whether they differ, as ``list_groups``."""
    condition, values = _condition(wanted)
    found = connection.execute(
        f"SELECT reports, disagree FROM figure_groups WHERE {condition} ORDER BY {_ORDER}",  # noqa: S608
        values,
    )
    return [(reports, bool(disagree)) for reports, disagree in found]


def count_groups(connection: sqlite3.Connection, wanted: FigureFilter) -> int:
    """Count what ``list_groups`` lists without a window."""
    condition, values = _condition(wanted)
    query = f"SELECT COUNT(*) FROM figure_groups WHERE {condition}"  # noqa: S608
    [total] = connection.execute(query, values).fetchone()
    return int(total)


def _condition(wanted: FigureFilter) -> tuple[str, list[object]]:
    """Translate a filter into an SQL condition on a row of ``figure_groups``."""
    parts = ["sources >= ?"]
    values: list[object] = [wanted.sources]
    for form in forms(wanted.topic or ""):
        parts.append("instr(substr(words, 1, instr(words, char(10))), ?)")
        values.append(f" {form}")
    for form in forms(wanted.text or ""):
        parts.append("instr(words, ?)")
        values.append(f" {form}")
    for bound, day in (("last_day >= ?", wanted.since), ("first_day <= ?", wanted.until)):
        if day is not None:
            parts.append(bound)
            values.append(day.isoformat())
    return " AND ".join(parts), values
