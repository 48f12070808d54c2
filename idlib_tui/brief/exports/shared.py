"""What the exports say alike."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from idlib_tui import dates, wording
from idlib_tui.model import Precision, Relation
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from idlib_tui.model import Entry


def when(entry: Entry) -> str:
    """Write when an entry was, no more exactly than it is known."""
    return wording.stretch(entry.first, entry.last, entry.precision, entry.value, entry.relation)


def described(entry: Entry, titles: Mapping[str, str]) -> list[str]:
    """List the reports of an entry with their sources."""
    return [
        f"{one_line(report.text)} — {one_line(titles.get(report.article, report.article))}"
        + (f", {dates.day_text(report.published)}" if report.published else "")
        for report in entry.reports
    ]


def last_shown(entry: Entry) -> date:
    """Give the last day to show: an open "since" is a point, not the stretch up to the news."""
    if entry.relation is Relation.SINCE and entry.precision is Precision.DAY:
        return entry.first
    return max(entry.first, entry.last)


def identity(entry: Entry) -> str:
    """Name an entry the same on every run: by its time and the place of its clearest report."""
    clearest = entry.reports[0]
    key = f"{entry.relation} {entry.value} {clearest.article} {clearest.start} {clearest.end}"
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:24]
