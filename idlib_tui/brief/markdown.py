"""A brief as Markdown that pandoc, GitHub and Obsidian read alike."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator

from idlib_tui import dates, wording
from idlib_tui.brief.compose import (
    ActorQuotes,
    Brief,
    CitedEntry,
    CitedFigures,
    CitedQuote,
    Passage,
)
from idlib_tui.brief.escape import escape
from idlib_tui.brief.references import Reference
from idlib_tui.library import ArticleRow
from idlib_tui.model import FigureReport, PublishedFrom, QuoteKind, Relation, Repair
from idlib_tui.safe_text import is_safe

_REPAIRED = "†"
_NOT_IN_LINK = re.compile(r"[^ -$&-~]")
_KNOWN_FROM = {
    PublishedFrom.FILE: "stated in the file",
    PublishedFrom.STORY: "stated in story.yaml",
    PublishedFrom.TEXT: "stated in the text",
    PublishedFrom.INFERRED: "inferred",
    PublishedFrom.UNKNOWN: "not known",
}


def render_markdown(brief: Brief, seeds: str = "../seeds") -> str:
    """Write a brief out.

    Args:
        brief: What it holds.
        seeds: The path from the brief's folder to the articles, for the links.
    """
    parts = [
        _head(brief),
        _section("Sources", _sources(brief.sources, seeds)),
        _section("Chronology", (_entry(item) for item in brief.chronology)),
        _section("Who said what", _quotes(brief.quotes)),
        _section("Where the figures differ", _figures(brief.figures)),
        _section("Pinned passages", (_passage(item) for item in brief.passages)),
        _section("References", _references(brief, seeds)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, lines: Iterable[str]) -> str:
    body = "\n".join(lines).strip("\n")
    return f"## {title}\n\n{body}" if body else ""


def _head(brief: Brief) -> str:
    count = len(brief.sources)
    facts = [dates.day_text(brief.made_on), f"{count} source{'' if count == 1 else 's'}"]
    days = [row.published.day for row in brief.sources if row.published.day]
    if days:
        facts.append(f"published {dates.range_text(min(days), max(days))}")
    scope = _scope(brief)
    lines = [f"# {escape(brief.title)}", "", f"*{' · '.join(facts)}*"]
    if scope:
        lines += ["", scope]
    lines += [
        "",
        "Every line below stands in a source; the number leads to its file and paragraph.",
    ]
    if any(reference.repairs for reference in brief.references):
        lines[-1] += f" {_REPAIRED} marks words that were repaired in reading."
    return "\n".join(lines)


def _scope(brief: Brief) -> str:
    chosen = brief.selection
    parts = []
    if chosen.actor:
        parts.append(f"by or about {escape(chosen.actor)}")
    if chosen.since:
        parts.append(f"from {dates.day_text(chosen.since)}")
    if chosen.until:
        parts.append(f"to {dates.day_text(chosen.until)}")
    if chosen.query:
        parts.append(f"in articles that match “{escape(chosen.query)}”")
    return f"Only what is {', '.join(parts)}." if parts else ""


def _sources(rows: Iterable[ArticleRow], seeds: str) -> Iterator[str]:
    yield "| Published | How it is known | Source | Title |"
    yield "| --- | --- | --- | --- |"
    for row in rows:
        where = escape(" · ".join(filter(None, (row.outlet, row.place))) or row.id)
        known = _KNOWN_FROM[row.published.known_from]
        if row.published.known_from is PublishedFrom.INFERRED and row.published.because:
            known += f": {escape(row.published.because)}"
        title = f"[{escape(row.title)}]({_link(seeds, row.file)})"
        yield f"| {wording.published(row.published)} | {known} | {where} | {title} |"


def _entry(item: CitedEntry) -> str:
    entry = item.entry
    when = wording.stretch(entry.first, entry.last, entry.precision, entry.value, entry.relation)
    if entry.relation is Relation.REPORTED:
        when += " (reported)"
    line = f"- **{when}** — {escape(_whole(entry.text))}{_marks(item.references)}"
    return line + _note(item.note)


def _quotes(groups: Iterable[ActorQuotes]) -> Iterator[str]:
    """A heading for each of the principal speakers, and one for all the others together."""
    others = []
    for group in groups:
        name = escape(group.actor or "Speaker not named")
        if not group.principal:
            others += [_quote(quote, f"**{name}**, ") for quote in group.quotes]
            continue
        role = f" — {escape(group.roles[0])}" if group.roles else ""
        yield f"### {name}{role}\n"
        yield from map(_quote, group.quotes)
        yield ""
    if others:
        yield "### Others\n"
        yield from others


def _quote(item: CitedQuote, speaker: str = "") -> str:
    quote = item.statement.quote
    when = dates.day_text(quote.said_on) if quote.said_on else "undated"
    how = "" if quote.kind is QuoteKind.DIRECT else ", reported"
    repaired = _REPAIRED if item.repaired else ""
    words = wording.stance(quote) + escape(quote.text)
    line = f"- {speaker}*{when}{how}:* {words}{repaired}{_marks(item.references)}"
    return line + _note(item.note)


def _figures(groups: Iterable[CitedFigures]) -> Iterator[str]:
    for item in groups:
        reports = zip(item.group.reports, item.references, strict=True)
        told = "; ".join(_figure(report, number) for report, number in reports)
        group = item.group
        counted = ", ".join(filter(None, (group.unit, *group.scope)))
        yield f"- **{escape(group.topic)}** ({escape(counted)}): {told}"


def _figure(report: FigureReport, number: int) -> str:
    figure = report.figure
    words = escape(figure.text)
    if figure.claimant:
        words += f" according to {escape(figure.claimant)}"
    as_of = figure.as_of or report.published
    if as_of:
        words += f", {dates.day_text(as_of)}"
    return words + _marks((number,))


def _passage(item: Passage) -> str:
    repaired = _REPAIRED if item.repaired else ""
    words = escape(item.text, leading=True)
    return f"> {words}{repaired}{_marks((item.reference,))}\n{_note(item.note)}"


def _whole(statement: str) -> str:
    """A statement, with an ellipsis where it is only the beginning of a sentence."""
    return statement if statement.rstrip("\"'”’)]")[-1:] in ".!?…" else f"{statement} …"


def _note(note: str) -> str:
    return f"\n  - Note: {escape(note)}" if note else ""


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _references(brief: Brief, seeds: str) -> Iterator[str]:
    rows = {row.id: row for row in brief.sources}
    for reference in brief.references:
        yield _reference(reference, rows[reference.article], seeds)


def _reference(reference: Reference, row: ArticleRow, seeds: str) -> str:
    parts = [f"[{escape(row.file)}]({_link(seeds, row.file)})"]
    if reference.paragraph is not None:
        parts.append(f"paragraph {reference.paragraph}")
    parts.append(wording.published(row.published))
    line = f"[^{reference.number}]: {', '.join(parts)}."
    if reference.repairs:
        line += f" {_REPAIRED} " + "; ".join(map(_repair, reference.repairs)) + "."
    return line


def _repair(repair: Repair) -> str:
    was = escape(repair.was) or "nothing"
    now = escape(repair.now)
    return f"“{was}” was read as “{now}”" if now else f"“{was}” was left out"


def _link(seeds: str, file: str) -> str:
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
