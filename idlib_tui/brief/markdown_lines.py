"""The lines of a brief in Markdown: an entry, a quote, a figure, a reference."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence

from idlib_tui import dates, word_lists, wording
from idlib_tui.brief.cited import CitedEntry, CitedQuote
from idlib_tui.brief.escape import escape
from idlib_tui.brief.references import Reference
from idlib_tui.library import ArticleRow
from idlib_tui.model import FigureReport, Quote, QuoteKind, Relation, Repair, ResolvedBy, Stance
from idlib_tui.safe_text import is_safe

REPAIRED = "†"
_NOT_IN_LINK = re.compile(r"[^ -$&-~]")
_COMMA_WITHIN = re.compile(r",(?=[\"'”’»]*$)")


def entry_line(item: CitedEntry) -> str:
    """Write an entry of the chronology."""
    entry = item.entry
    when = wording.stretch(entry.first, entry.last, entry.precision, entry.value, entry.relation)
    if entry.relation is Relation.REPORTED:
        when += " (reported)"
    if any(report.corrected for report in entry.reports):
        when += " (date corrected)"
    words = escape(_whole(item.text or entry.text))
    return f"- **{when}** — {words}{marks(item.references)}" + note_line(item.note)


def quote_line(item: CitedQuote, speaker: str = "") -> str:
    """Write a statement with its day and how it is given: quoted, or by which verb reported."""
    quote = item.statement.quote
    when = dates.day_text(quote.said_on) if quote.said_on else "undated"
    how = "" if quote.kind is QuoteKind.DIRECT else f", {reported_by(quote)}"
    how += ", speaker corrected" if quote.resolved_by is ResolvedBy.READER else ""
    line = f"- {speaker}*{when}{how}:* {quoted_words(item)}{marks(item.references)}"
    return line + note_line(item.note)


def quoted_words(item: CitedQuote) -> str:
    """Write the words of a statement, without the comma before the closing mark."""
    quote = item.statement.quote
    words = _COMMA_WITHIN.sub("", quote.text)
    # "demanded" behind the day says already that the words are a demand.
    stance = "" if quote.stance is Stance.DEMANDS and _cue(quote) else wording.stance(quote)
    return stance + escape(words) + (REPAIRED if item.repaired else "")


def reported_by(quote: Quote) -> str:
    """Say how speech is reported: "reported", or with the verb where it says more ("urged")."""
    cue = _cue(quote)
    return f"reported ({escape(cue)})" if cue else "reported"


def _cue(quote: Quote) -> str:
    """Get the verb that reports a statement; "" if it only says that somebody spoke."""
    cue = " ".join((quote.cue or "").casefold().split()).removesuffix(" that")
    return "" if cue in word_lists.lines("idlib_tui.brief", "neutral_cues") else cue


def figures_line(reports: Sequence[FigureReport], numbers: Sequence[int]) -> str:
    """Write figures of one thing side by side, each with its claimant, day and reference."""
    pairs = zip(reports, numbers, strict=True)
    return "; ".join(_figure(report, number) for report, number in pairs)


def _figure(report: FigureReport, number: int) -> str:
    figure = report.figure
    words = escape(figure.text)
    if figure.claimant:
        words += f" according to {escape(figure.claimant)}"
    as_of = figure.as_of or report.published
    if as_of:
        words += f", {dates.day_text(as_of)}"
    return words + marks((number,))


def _whole(statement: str) -> str:
    """A statement, with an ellipsis where it is only the beginning of a sentence."""
    return statement if statement.rstrip("\"'”’)]")[-1:] in ".!?…" else f"{statement} …"


def note_line(note: str) -> str:
    """Write the user's note below what it is about; "" if there is none."""
    return f"\n  - Note: {escape(note)}" if note else ""


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
