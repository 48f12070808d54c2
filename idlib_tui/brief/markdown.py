"""A brief as Markdown that pandoc, GitHub and Obsidian read alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from idlib_tui import dates, wording
from idlib_tui.brief.changed import changed_lines
from idlib_tui.brief.cited import CitedFigures
from idlib_tui.brief.compose import ActorQuotes, Brief, Passage
from idlib_tui.brief.escape import escape
from idlib_tui.brief.front_page_markdown import front_page_sections
from idlib_tui.brief.markdown_lines import (
    REPAIRED,
    entry_line,
    figures_line,
    link,
    marks,
    note_line,
    quote_line,
    reference_line,
)
from idlib_tui.library import ArticleRow
from idlib_tui.model import PublishedFrom

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
    front = front_page_sections(brief.front) if brief.front else ()
    sources = ("Sources", _sources(brief.sources, seeds))
    lists: list[tuple[str, Iterable[str]]] = [
        ("Chronology", map(entry_line, brief.chronology)),
        ("Who said what", _quotes(brief.quotes)),
        ("Where the figures differ", _figures(brief.figures)),
        ("Pinned passages", map(_passage, brief.passages)),
    ]
    if front:
        lists = [(f"Appendix: {_lower_first(title)}", lines) for title, lines in lists]
        sections = [*front, sources, *lists]
    else:
        sections = [sources, *lists]
    if brief.changed:
        # Below the bottom line, which is the user's; on top where there is none.
        sections.insert(1 if front else 0, ("What changed", changed_lines(brief.changed)))
    sections.append(("References", _references(brief, seeds)))
    parts = [_head(brief), *(_section(title, lines) for title, lines in sections)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lower_first(title: str) -> str:
    return title[:1].lower() + title[1:]


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
        lines[-1] += f" {REPAIRED} marks words that were repaired in reading."
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
        title = f"[{escape(row.title)}]({link(seeds, row.file)})"
        yield f"| {wording.published(row.published)} | {known} | {where} | {title} |"


def _quotes(groups: Iterable[ActorQuotes]) -> Iterator[str]:
    """A heading for each of the principal speakers, and one for all the others together."""
    others = []
    for group in groups:
        name = escape(group.actor or "Speaker not named")
        if not group.principal:
            others += [quote_line(quote, f"**{name}**, ") for quote in group.quotes]
            continue
        role = f" — {escape(group.roles[0])}" if group.roles else ""
        yield f"### {name}{role}\n"
        yield from map(quote_line, group.quotes)
        yield ""
    if others:
        yield "### Others\n"
        yield from others


def _figures(groups: Iterable[CitedFigures]) -> Iterator[str]:
    for item in groups:
        group = item.group
        counted = ", ".join(filter(None, (group.unit, *group.scope)))
        figures = figures_line(group.reports, item.references)
        yield f"- **{escape(group.topic)}** ({escape(counted)}): {figures}"


def _passage(item: Passage) -> str:
    repaired = REPAIRED if item.repaired else ""
    words = escape(item.text, leading=True)
    return f"> {words}{repaired}{marks((item.reference,))}\n{note_line(item.note)}"


def _references(brief: Brief, seeds: str) -> Iterator[str]:
    rows = {row.id: row for row in brief.sources}
    for reference in brief.references:
        yield reference_line(reference, rows[reference.article], seeds)
