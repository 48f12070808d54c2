"""Filters as they are typed into a pane: words, and fields as in a search query."""

from __future__ import annotations

import re
from datetime import date

from idlib_tui.dates import DateError, read_range
from idlib_tui.errors import FilterError
from idlib_tui.filters import EntryFilter, FigureFilter, QuoteFilter
from idlib_tui.model import QuoteKind

QUOTES_EXAMPLE = "talks source:003 kind:direct date:2020-02"
"""What can be typed to filter quotes."""

ENTRIES_EXAMPLE = "talks date:2020-02-01..2020-02-10"
"""What can be typed to filter the chronology."""

FIGURES_EXAMPLE = "hospital topic:wounded date:2020-02"
"""What can be typed to filter figures."""


def read_quote_filter(typed: str) -> QuoteFilter:
    """Read a filter for quotes: words, ``source:``, ``kind:`` and ``date:``.

    A field without a value yet counts for nothing.

    Raises:
        FilterError: A value makes no sense, or a range ends before it starts.
    """
    text, values = _taken_apart(typed, "source", "kind", "date")
    kind = values.get("kind", "").lower()
    if kind and kind not in set(QuoteKind):
        raise FilterError(f"kind: is one of {', '.join(QuoteKind)}, not “{kind}”.")
    since, until = _days(values)
    return QuoteFilter(
        text=text,
        source=values.get("source"),
        kind=QuoteKind(kind) if kind else None,
        since=since,
        until=until,
    )


def read_entry_filter(typed: str) -> EntryFilter:
    """Read a filter for the chronology: words and ``date:``.

    Raises:
        FilterError: The date makes no sense, or the range ends before it starts.
    """
    text, values = _taken_apart(typed, "date")
    since, until = _days(values)
    return EntryFilter(text=text, since=since, until=until)


def read_figure_filter(typed: str) -> FigureFilter:
    """Read a filter for figures: words, ``topic:`` and ``date:``.

    Raises:
        FilterError: The date makes no sense, or the range ends before it starts.
    """
    text, values = _taken_apart(typed, "topic", "date")
    since, until = _days(values)
    return FigureFilter(text=text, topic=values.get("topic"), since=since, until=until)


def _taken_apart(typed: str, *fields: str) -> tuple[str | None, dict[str, str]]:
    """Separate the words from the values of the fields, which may be in quotation marks."""
    pattern = re.compile(
        rf'(?<!\S)({"|".join(fields)}):(?:["“”]([^"“”]*)["“”]?|(\S*))', re.IGNORECASE
    )
    values = {
        found[1].lower(): value
        for found in pattern.finditer(typed)
        if (value := (found[2] or found[3] or "").strip())
    }
    return " ".join(pattern.sub(" ", typed).split()) or None, values


def _days(values: dict[str, str]) -> tuple[date | None, date | None]:
    if "date" not in values:
        return None, None
    try:
        first, last = read_range(values["date"])
    except DateError as error:
        raise FilterError(str(error)) from None
    if first is None:
        raise FilterError("date: takes a day, a month, a year or a range here.")
    return first, last
