"""The chronology as CSV, for a spreadsheet or a script."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from idlib_tui.model import Entry

_COLUMNS = (
    "first",
    "last",
    "value",
    "precision",
    "relation",
    "importance",
    "text",
    "names",
    "articles",
    "article",
    "title",
    "published",
    "expression",
    "report",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(entries: Iterable[Entry], titles: Mapping[str, str]) -> str:
    """Write a chronology as CSV, one row a report, the clearest report of each entry first.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it.

    Args:
        entries: In the order to be written.
        titles: Article id -> title; an article that is missing goes by its id.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        shared = [
            entry.first.isoformat(),
            entry.last.isoformat(),
            entry.value,
            entry.precision.value,
            str(entry.relation),
            f"{entry.importance:g}",
            _cell(entry.text),
            _cell("; ".join(entry.names)),
            str(len({report.article for report in entry.reports})),
        ]
        for report in entry.reports:
            writer.writerow(
                [
                    *shared,
                    _cell(report.article),
                    _cell(titles.get(report.article, report.article)),
                    report.published.isoformat() if report.published else "",
                    _cell(report.expression),
                    _cell(report.text),
                ]
            )
    return out.getvalue()


def _cell(text: str) -> str:
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line
