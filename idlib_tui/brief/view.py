"""From a composed brief to what a template sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from idlib_tui import dates, wording
from idlib_tui.brief.changed import changed_lines
from idlib_tui.brief.cited import CitedEntry, CitedFigures, CitedQuote
from idlib_tui.brief.compose import ActorQuotes, Brief, Passage
from idlib_tui.brief.escape import escape
from idlib_tui.brief.front_page import CitedPosition, Gaps
from idlib_tui.brief.markdown_lines import (
    REPAIRED,
    entry_when,
    entry_words,
    figure_words,
    link,
    marks,
    quoted_words,
    worth,
)
from idlib_tui.brief.parts import (
    EventView,
    FigureView,
    ItemView,
    JudgementView,
    PassageView,
    PositionView,
    QuoteView,
    SectionView,
    SourceView,
    SpeakerView,
    ValueView,
)
from idlib_tui.claims.appraisal import Appraisal
from idlib_tui.library import ArticleRow
from idlib_tui.model import PublishedFrom, Reliability, ResolvedBy

_KNOWN_FROM = {
    PublishedFrom.FILE: "stated in the file",
    PublishedFrom.STORY: "stated in story.yaml",
    PublishedFrom.TEXT: "stated in the text",
    PublishedFrom.INFERRED: "inferred",
    PublishedFrom.UNKNOWN: "not known",
}

_GRADES = (
    "A letter grades a source, as its reader does (A reliable … E not, F unknown); a digit an item,"
    " by the number of independent reports (1 confirmed … 5 improbable, 6 cannot be judged)."
)


def _md(markdown: str) -> Markup:
    """Mark Markdown of our own making, in which all words of articles are escaped."""
    return Markup(markdown)  # noqa: S704


def view(brief: Brief, seeds: str) -> Mapping[str, object]:
    """Make what a template sees, by the names that it uses.

    Args:
        brief: The brief.
        seeds: The path from the brief's folder to the articles, for the links.
    """
    front = brief.front
    days = [row.published.day for row in brief.sources if row.published.day]
    facts = [dates.day_text(brief.made_on), wording.counted(len(brief.sources), "source")]
    if days:
        facts.append(f"published {dates.range_text(min(days), max(days))}")
    return {
        "title": _md(escape(brief.title)),
        "facts": _md(" · ".join(facts)),
        "scope": _md(_scope(brief)),
        "legend": _md(_legend(brief)),
        "bottom_line": _md(escape(brief.selection.bottom_line.strip(), leading=True)),
        "changed": [*map(_md, changed_lines(brief.changed))] if brief.changed else [],
        "events": [*map(_event, front.entries)] if front else [],
        "positions": [*map(_position, front.positions)] if front else [],
        "disputed": [*map(_figure, front.figures)] if front else [],
        "gaps": [*_gaps(front.gaps, len(front.entries))] if front else [],
        "sources": [_source(row, seeds, brief.grades.get(row.id)) for row in brief.sources],
        "chronology": [*map(_event, brief.chronology)],
        "speakers": [*map(_speaker, brief.quotes)],
        "figures": [*map(_figure, brief.figures)],
        "passages": [*map(_passage, brief.passages)],
        "sections": [
            SectionView(_md(escape(each.heading)), tuple(map(_item, each.items)))
            for each in brief.sections
        ],
    }


def _legend(brief: Brief) -> str:
    judged = any(isinstance(item, str) for each in brief.sections for item in each.items)
    lines = "Every line below but a judgement" if judged else "Every line below"
    text = f"{lines} stands in a source; the number leads to its file and paragraph."
    if any(reference.repairs for reference in brief.references):
        text += f" {REPAIRED} marks words that were repaired in reading."
    if brief.grades:
        text += f" {_GRADES}"
    return text


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


def _event(item: CitedEntry) -> EventView:
    appraisal, sources = item.appraisal, len({each.article for each in item.entry.reports})
    return EventView(
        _md(entry_when(item.entry)),
        _md("; ".join(dict.fromkeys(map(entry_when, item.also)))),
        _md(entry_words(item)),
        sources,
        appraisal.independent if appraisal else 1,
        *_graded(appraisal, sources),
        _md(marks(item.references)),
        _md(escape(item.note)),
    )


def _quote(item: CitedQuote) -> QuoteView:
    quote = item.statement.quote
    when = dates.day_text(quote.said_on) if quote.said_on else "undated"
    if quote.resolved_by is ResolvedBy.READER:
        when += ", speaker corrected"
    return QuoteView(
        _md(escape(item.statement.actor or "")),
        _md(when),
        _md(quoted_words(item)),
        item.direct,
        *_graded(item.appraisal, 1 + len({each.article for each in item.statement.also_in})),
        _md(marks(item.references)),
        _md(escape(item.note)),
    )


def _graded(appraisal: Appraisal | None, sources: int = 1) -> tuple[Markup, Markup, Markup]:
    """The grade, the mark and what an item is worth."""
    if appraisal is None:
        return _md(""), _md(""), _md(worth(None, sources))
    return _md(appraisal.code), _md(appraisal.status or ""), _md(worth(appraisal, sources))


def _speaker(group: ActorQuotes) -> SpeakerView:
    return SpeakerView(
        _md(escape(group.actor or "")),
        _md(escape(group.roles[0]) if group.roles else ""),
        group.principal,
        tuple(map(_quote, group.quotes)),
    )


def _position(item: CitedPosition) -> PositionView:
    return PositionView(
        _md(escape(item.actor.name)),
        _md(escape(item.actor.roles[0]) if item.actor.roles else ""),
        _quote(item.quoted) if item.quoted else None,
        _quote(item.reported) if item.reported else None,
    )


def _figure(item: CitedFigures) -> FigureView:
    group = item.group
    values = []
    appraisals = item.appraisals or (None,) * len(group.reports)
    for report, number, appraisal in zip(group.reports, item.references, appraisals, strict=True):
        words, claimant, day = map(_md, figure_words(report))
        graded = _graded(appraisal)
        values.append(ValueView(words, claimant, day, *graded, _md(marks((number,)))))
    counted = ", ".join(filter(None, (group.unit, *group.scope)))
    return FigureView(_md(escape(group.topic)), _md(escape(counted)), tuple(values))


def _passage(item: Passage) -> PassageView:
    repaired = REPAIRED if item.repaired else ""
    return PassageView(
        _md(escape(item.text, leading=True) + repaired),
        _md(marks((item.reference,))),
        _md(escape(item.note)),
    )


def _item(item: str | CitedEntry | CitedQuote | Passage) -> ItemView:
    match item:
        case str():
            paragraph = JudgementView(_md(escape(item)))
            return ItemView("judgement", paragraph)
        case CitedEntry():
            return ItemView("event", _event(item))
        case CitedQuote():
            return ItemView("quote", _quote(item))
    return ItemView("passage", _passage(item))


def _source(row: ArticleRow, seeds: str, grade: Reliability | None) -> SourceView:
    known = _KNOWN_FROM[row.published.known_from]
    if row.published.known_from is PublishedFrom.INFERRED and row.published.because:
        known += f": {escape(row.published.because)}"
    return SourceView(
        _md(wording.published(row.published)),
        _md(known),
        _md(_KNOWN_FROM[row.published.known_from]),
        _md(escape(row.outlet or "")),
        _md(grade or ""),
        _md(escape(" · ".join(filter(None, (row.outlet, row.place))) or row.id)),
        _md(f"[{escape(row.title)}]({link(seeds, row.file)})"),
    )


def _gaps(gaps: Gaps, entries: int) -> Iterator[Markup]:
    if gaps.single:
        yield _md(
            f"{gaps.single} of the {entries} main events rest on one independent report only."
        )
    if gaps.silent:
        yield _md(f"No statement is recorded of {_named(gaps.silent)}.")
    for row in gaps.undated:
        known = "unknown" if row.published.day is None else "only inferred"
        yield _md(f"The day of “{escape(row.title)}” is {known}.")


def _named(names: Iterable[str]) -> str:
    return ", ".join(map(escape, names))
