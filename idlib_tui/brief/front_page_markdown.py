"""The first page of a brief in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from idlib_tui import dates
from idlib_tui.brief.cited import CitedEntry, CitedFigures, CitedQuote
from idlib_tui.brief.escape import escape
from idlib_tui.brief.front_page import CitedPosition, FrontPage, Gaps
from idlib_tui.brief.markdown_lines import (
    entry_line,
    figures_line,
    marks,
    quoted_words,
    reported_by,
)
from idlib_tui.model import QuoteKind

_TO_WRITE = "<!-- Your conclusion, in two sentences. -->"


def front_page_sections(page: FrontPage) -> tuple[tuple[str, Iterator[str]], ...]:
    """Write the sections of the first page: their titles and lines, in order."""
    return (
        ("Bottom line", iter([escape(page.bottom_line, leading=True) or _TO_WRITE])),
        ("What happened", map(_entry, page.entries)),
        ("Positions", _positions(page.positions)),
        ("Figures in dispute", _figures(page.figures)),
        ("Gaps", _gaps(page.gaps, len(page.entries))),
    )


def _entry(item: CitedEntry) -> str:
    sources = len({report.article for report in item.entry.reports})
    count = f" ({sources} sources)" if sources > len(item.references) else ""
    return entry_line(item) + count


def _positions(positions: tuple[CitedPosition, ...]) -> Iterator[str]:
    for item in positions:
        role = f", {escape(item.actor.roles[0])}" if item.actor.roles else ""
        yield f"- **{escape(item.actor.name)}**{role}"
        for statement in (item.reported, item.quoted):
            if statement is not None:
                yield f"  - {_statement(statement)}"


def _statement(item: CitedQuote) -> str:
    quote = item.statement.quote
    when = dates.day_text(quote.said_on) if quote.said_on else "undated"
    how = "" if quote.kind is QuoteKind.DIRECT else f", {reported_by(quote)}"
    return f"*{when}{how}:* {quoted_words(item)}{marks(item.references)}"


def _figures(groups: tuple[CitedFigures, ...]) -> Iterator[str]:
    if not groups:
        return
    yield "| What | Figures |"
    yield "| --- | --- |"
    for item in groups:
        group = item.group
        counted = ", ".join(filter(None, (group.unit, *group.scope)))
        yield (
            f"| {escape(group.topic)} ({escape(counted)}) "
            f"| {figures_line(group.reports, item.references)} |"
        )


def _gaps(gaps: Gaps, entries: int) -> Iterator[str]:
    if gaps.single:
        yield f"- {gaps.single} of the {entries} events above rest on one source only."
    if gaps.silent:
        names = ", ".join(escape(name) for name in gaps.silent)
        yield f"- No statement is recorded of {names}."
    for row in gaps.undated:
        known = "unknown" if row.published.day is None else "only inferred"
        yield f"- The day of “{escape(row.title)}” is {known}."
