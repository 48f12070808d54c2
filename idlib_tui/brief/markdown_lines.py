"""The lines of a brief in Markdown: an entry, a quote, a figure, a reference."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from idlib_tui import dates, wording
from idlib_tui.brief.cited import CitedEntry, CitedQuote
from idlib_tui.brief.escape import escape
from idlib_tui.brief.references import Reference
from idlib_tui.claims.appraisal import Appraisal
from idlib_tui.library import ArticleRow
from idlib_tui.model import Entry, FigureReport, Relation, Repair
from idlib_tui.safe_text import is_safe

REPAIRED = "†"
_NOT_IN_LINK = re.compile(r"[^ -$&-~]")
_CLOSING = {"“": "”", '"': '"', "«": "»", "„": "“"}
_COMMA_WITHIN = re.compile(r",(?=[\"'”’»]*$)")


def entry_when(entry: Entry) -> str:
    """Write when an entry was."""
    when = wording.stretch(entry.first, entry.last, entry.precision, entry.value, entry.relation)
    if entry.relation is Relation.REPORTED:
        when += " (reported)"
    if any(report.corrected for report in entry.reports):
        when += " (date corrected)"
    return when


def entry_words(item: CitedEntry) -> str:
    """Write what an entry tells, with an ellipsis where a sentence or a quotation goes on."""
    text = item.text
    begun = "… " if text[:1].islower() else ""
    ended = "" if text.rstrip("\"'”’)]")[-1:] in ".!?…" else " …"
    if "”" in text.partition("“")[0]:
        begun = f"“{begun or '… '}"
    if "“" in text and "”" not in text.rpartition("“")[2]:
        ended = f"{ended or ' …'}”"
    return f"{begun}{escape(text)}{ended}"


def entry_line(item: CitedEntry) -> str:
    """Write an entry of the chronology."""
    return f"- **{entry_when(item.entry)}** — {entry_words(item)}{marks(item.references)}"


def quoted_words(item: CitedQuote) -> str:
    """Write the words of a statement, without the comma before the closing mark."""
    if not item.direct:
        return escape(item.words, leading=True) + (REPAIRED if item.repaired else "")
    words = _COMMA_WITHIN.sub("", item.words)
    closing = _CLOSING.get(words[:1], "")
    if closing and closing not in words[1:]:
        # Speech that goes on in the next paragraph is not closed before.
        words += f" …{closing}"
    stance = wording.stance(item.statement.quote)
    return stance + escape(words) + (REPAIRED if item.repaired else "")


def figures_line(reports: Sequence[FigureReport], numbers: Sequence[int]) -> str:
    """Write figures of one thing side by side, each with its claimant, day and reference."""
    parts = []
    for report, number in zip(reports, numbers, strict=True):
        words, claimant, day = figure_words(report)
        by = f" according to {claimant}" if claimant else ""
        parts.append(f"{words}{by}{f', {day}' if day else ''}{marks((number,))}")
    return "; ".join(parts)


def figure_words(report: FigureReport) -> tuple[str, str, str]:
    """Write a figure, who gives it, and the day that it is of; the latter two may be ""."""
    figure = report.figure
    as_of = figure.as_of or report.published
    day = dates.day_text(as_of) if as_of else ""
    return escape(figure.text), escape(figure.claimant or ""), day


def worth(appraisal: Appraisal | None, sources: int = 1) -> str:
    """Write in brackets what an item is worth: "(3 sources, 2 independent, B1)".

    Args:
        appraisal: What was found out; None if nothing was.
        sources: The number of articles that report it.

    Returns:
        "" for an item with one source that the reader has neither graded nor marked.
    """
    if appraisal is None:
        return f" ({sources} sources)" if sources > 1 else ""
    facts = (
        *_counts(sources, appraisal.independent),
        appraisal.code if appraisal.reliability else "",
        appraisal.status or "",
    )
    # The check of a draft knows these remarks by this form.
    remark = f"({', '.join(filter(None, facts))})"
    return f" {remark}" if wording.REMARK.fullmatch(remark) else ""


def _counts(sources: int, independent: int) -> tuple[str, ...]:
    """Say how many sources there are, and how many of them are independent."""
    if sources > 1 and independent == sources:
        return (f"{sources} independent sources",)
    if sources > 1:
        return f"{sources} sources", f"{independent} independent"
    return (f"{independent} independent",) if independent > 1 else ()


def note_line(note: str) -> str:
    """Write the user's note, escaped, below what it is about; "" if there is none."""
    return f"\n  - Note: {note}" if note else ""


def marks(numbers: Iterable[int]) -> str:
    """Write the marks that lead to references."""
    return "".join(f"[^{number}]" for number in numbers)


def reference_line(reference: Reference, row: ArticleRow, seeds: str) -> str:
    """Write where a reference leads, and what was repaired there."""
    parts = [f"[{escape(row.file)}]({link(seeds, row.file)})"]
    if reference.page is not None:
        parts.append(f"page {reference.page}")
    if reference.paragraph is not None:
        parts.append(f"paragraph {reference.paragraph}")
    parts.append(wording.published(row.published))
    line = f"[^{reference.number}]: {', '.join(parts)}."
    if reference.repairs:
        line += f" {REPAIRED} " + "; ".join(map(_repair, reference.repairs)) + "."
    return line


def _repair(repair: Repair) -> str:
    was = escape(repair.was) or "nothing"
    now = escape(repair.now)
    return f"“{was}” was read as “{now}”" if now else f"“{was}” was left out"


def link(seeds: str, file: str) -> str:
    """A link target in angle brackets, which may hold spaces and parentheses."""
    path = _NOT_IN_LINK.sub(_percent, f"{seeds}/{file}")
    path = path.replace("\\", "\\\\").replace("<", "\\<").replace(">", "\\>")
    return f"<{path}>"


def _percent(match: re.Match[str]) -> str:
    """Write a character as a URL does, so that the link still leads to the file."""
    character = match.group()
    if character != "%" and is_safe(character):
        return character
    return "".join(f"%{byte:02X}" for byte in os.fsencode(character))
