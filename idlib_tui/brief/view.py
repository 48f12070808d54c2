"""What a template sees: the parts of a brief, every text of them ready as Markdown.

Each part written as such (``{{ event }}``) is its usual line; its attributes are for other lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
    note_line,
    quoted_words,
)
from idlib_tui.library import ArticleRow
from idlib_tui.model import PublishedFrom, ResolvedBy

_KNOWN_FROM = {
    PublishedFrom.FILE: "stated in the file",
    PublishedFrom.STORY: "stated in story.yaml",
    PublishedFrom.TEXT: "stated in the text",
    PublishedFrom.INFERRED: "inferred",
    PublishedFrom.UNKNOWN: "not known",
}


def _md(markdown: str) -> Markup:
    """Mark Markdown of our own making, in which all words of articles are escaped."""
    return Markup(markdown)  # noqa: S704


@dataclass(frozen=True, slots=True)
class EventView:
    """An entry of the chronology.

    Attributes:
        when: The day or period.
        also: Other days that the same words tell of; empty if there are none.
        words: What happened.
        sources: How many articles report it.
        cited: How many of the reports have a reference.
        marks: The references.
        note: The user's note; empty if there is none.
    """

    when: Markup
    also: Markup
    words: Markup
    sources: int
    cited: int
    marks: Markup
    note: Markup

    def __html__(self) -> str:
        also = f" (also {self.also})" if self.also else ""
        count = f" ({self.sources} sources)" if self.sources > self.cited else ""
        return f"**{self.when}**{also} — {self.words}{self.marks}{count}{note_line(self.note)}"


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A statement.

    Attributes:
        speaker: Who; empty if nobody can be named.
        when: The day it was made, or "undated"; and whether the reader corrected the speaker.
        words: The speaker's own words in their quotation marks, or the sentence that reports them.
        direct: Whether they are the speaker's own.
        marks: The references.
        note: The user's note; empty if there is none.
    """

    speaker: Markup
    when: Markup
    words: Markup
    direct: bool
    marks: Markup
    note: Markup

    def __html__(self) -> str:
        return f"*{self.when}:* {self.words}{self.marks}{note_line(self.note)}"


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody who speaks.

    Attributes:
        name: Empty for what nobody can be named for.
        role: Empty if the story names none.
        principal: Whether the story names them, or they speak often.
        quotes: What they said, earliest first.
    """

    name: Markup
    role: Markup
    principal: bool
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class PositionView:
    """What stands for all that somebody said; one of both may be None.

    Attributes:
        name: Who.
        role: Empty if the story names none.
        quoted: In their own words.
        reported: In indirect speech.
    """

    name: Markup
    role: Markup
    quoted: QuoteView | None
    reported: QuoteView | None

    @property
    def statements(self) -> tuple[QuoteView, ...]:
        """Both, as far as there are."""
        return tuple(each for each in (self.quoted, self.reported) if each)


@dataclass(frozen=True, slots=True)
class ValueView:
    """One figure: its words, who gives it (or empty), up to which day, and the reference."""

    words: Markup
    claimant: Markup
    day: Markup
    marks: Markup

    def __html__(self) -> str:
        claimant = f" according to {self.claimant}" if self.claimant else ""
        day = f", {self.day}" if self.day else ""
        return f"{self.words}{claimant}{day}{self.marks}"


@dataclass(frozen=True, slots=True)
class FigureView:
    """Figures of one thing that differ.

    Attributes:
        topic: What happened to them, or what is measured.
        counted: What is counted, and where.
        values: The figures.
    """

    topic: Markup
    counted: Markup
    values: tuple[ValueView, ...]

    def __html__(self) -> str:
        return "; ".join(value.__html__() for value in self.values)


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article that is cited.

    Attributes:
        published: Its day.
        known: How that is known, with the reason for an inferred one.
        how: The same without the reason.
        outlet: Empty if it is not known.
        name: Outlet and place, or the article's id.
        title: With a link to the file.
    """

    published: Markup
    known: Markup
    how: Markup
    outlet: Markup
    name: Markup
    title: Markup


@dataclass(frozen=True, slots=True)
class PassageView:
    """A pinned paragraph or article."""

    words: Markup
    marks: Markup
    note: Markup

    def __html__(self) -> str:
        return f"> {self.words}{self.marks}\n{note_line(self.note)}"


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A paragraph of the user's own."""

    words: Markup

    def __html__(self) -> str:
        return f"*Judgement:* {self.words}"


@dataclass(frozen=True, slots=True)
class ItemView:
    """Something on the desk.

    Attributes:
        kind: "event", "quote", "passage" or "judgement".
        it: What it is.
    """

    kind: str
    it: EventView | QuoteView | PassageView | JudgementView

    def __html__(self) -> str:
        if isinstance(self.it, QuoteView):
            return f"**{self.it.speaker or 'Speaker not named'}**, {self.it.__html__()}"
        return self.it.__html__()


@dataclass(frozen=True, slots=True)
class SectionView:
    """A heading of the user's, empty above the first one, and what stands below it."""

    heading: Markup
    items: tuple[ItemView, ...]


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
        "sources": [_source(row, seeds) for row in brief.sources],
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
    return EventView(
        _md(entry_when(item.entry)),
        _md("; ".join(dict.fromkeys(map(entry_when, item.also)))),
        _md(entry_words(item)),
        len({report.article for report in item.entry.reports}),
        len(item.references),
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
        _md(marks(item.references)),
        _md(escape(item.note)),
    )


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
    for report, number in zip(group.reports, item.references, strict=True):
        words, claimant, day = figure_words(report)
        values.append(ValueView(_md(words), _md(claimant), _md(day), _md(marks((number,)))))
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


def _source(row: ArticleRow, seeds: str) -> SourceView:
    known = _KNOWN_FROM[row.published.known_from]
    if row.published.known_from is PublishedFrom.INFERRED and row.published.because:
        known += f": {escape(row.published.because)}"
    return SourceView(
        _md(wording.published(row.published)),
        _md(known),
        _md(_KNOWN_FROM[row.published.known_from]),
        _md(escape(row.outlet or "")),
        _md(escape(" · ".join(filter(None, (row.outlet, row.place))) or row.id)),
        _md(f"[{escape(row.title)}]({link(seeds, row.file)})"),
    )


def _gaps(gaps: Gaps, entries: int) -> Iterator[Markup]:
    if gaps.single:
        yield _md(f"{gaps.single} of the {entries} main events rest on one source only.")
    if gaps.silent:
        yield _md(f"No statement is recorded of {_named(gaps.silent)}.")
    for row in gaps.undated:
        known = "unknown" if row.published.day is None else "only inferred"
        yield _md(f"The day of “{escape(row.title)}” is {known}.")


def _named(names: Iterable[str]) -> str:
    return ", ".join(map(escape, names))
