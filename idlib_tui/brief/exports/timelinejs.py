"""The chronology as JSON for TimelineJS 3 (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from idlib_tui.brief.exports.shared import described, identity, last_shown, when
from idlib_tui.model import Precision
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from idlib_tui.model import Entry

_PARTS = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1, Precision.DECADE: 1}
"""How many of year, month and day a precision knows."""


def as_timelinejs(entries: Iterable[Entry], titles: Mapping[str, str], headline: str = "") -> str:
    """Write a chronology as JSON for TimelineJS 3.

    Text is escaped, because TimelineJS shows it as HTML.

    Args:
        entries: The events.
        titles: Article id -> title; an article that is missing goes by its id.
        headline: The timeline's title, or "" for none.
    """
    timeline: dict[str, Any] = {}
    if headline:
        timeline["title"] = {"text": {"headline": html.escape(one_line(headline))}}
    timeline["events"] = [_slide(entry, titles) for entry in entries]
    return json.dumps(timeline, ensure_ascii=False, indent=2) + "\n"


def _slide(entry: Entry, titles: Mapping[str, str]) -> dict[str, Any]:
    slide: dict[str, Any] = {
        "unique_id": identity(entry),
        "start_date": _date(entry.first, entry.precision),
        "display_date": when(entry),
        "text": {
            "headline": html.escape(one_line(entry.text)),
            "text": "".join(f"<p>{html.escape(line)}</p>" for line in described(entry, titles)),
        },
    }
    if entry.first != last_shown(entry):
        slide["end_date"] = _date(last_shown(entry), entry.precision)
    return slide


def _date(day: date, precision: Precision) -> dict[str, int]:
    """Give as much of a date as is known."""
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return dict(list(parts.items())[: _PARTS.get(precision, len(parts))])
