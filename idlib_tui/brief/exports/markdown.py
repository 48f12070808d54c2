"""The chronology as a Markdown list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import dates
from idlib_tui.brief.escape import escape
from idlib_tui.brief.exports.shared import when

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from idlib_tui.model import Entry, Report


def as_markdown(entries: Iterable[Entry], titles: Mapping[str, str], headline: str = "") -> str:
    """Write a chronology as a Markdown list, one item an entry, the further reports beneath it.

    Args:
        entries: In the order to be written.
        titles: Article id -> title; an article that is missing goes by its id.
        headline: The story's title, or "".
    """
    lines = []
    for entry in entries:
        first, *others = entry.reports
        lines.append(f"- **{when(entry)}** — {escape(entry.text)} ({_source(first, titles)})")
        lines += [f"  - {escape(report.text)} ({_source(report, titles)})" for report in others]
    return "\n".join([f"# {escape(headline) or 'Chronology'}", "", *lines]) + "\n"


def _source(report: Report, titles: Mapping[str, str]) -> str:
    title = escape(titles.get(report.article, report.article))
    return f"{title}, {dates.day_text(report.published)}" if report.published else title
