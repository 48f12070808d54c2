"""The first page of a brief: what happened, positions, figures in dispute, gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from idlib_tui.brief.cited import (
    CitedEntry,
    CitedFigures,
    CitedQuote,
    cite_figures,
    cite_quote,
    overlap,
    without_dateline,
)
from idlib_tui.brief.material import Material
from idlib_tui.brief.references import References
from idlib_tui.filters import QuoteFilter
from idlib_tui.library import ArticleRow, Library
from idlib_tui.model import (
    ActorSummary,
    Entry,
    FigureGroup,
    FigureReport,
    PublishedFrom,
    Report,
    ResolvedBy,
    Statement,
)

_ENTRIES = 10
_POSITIONS = 6
_SPEAKS_OFTEN = 3
"""From how many statements on an actor that the story does not name has a position."""
_FIGURES = 5
_REFERENCES = 2
"""How many references an entry gives on the first page; the number of sources is stated."""
_REPORTS = 6
"""How many different values a line of figures gives."""


@dataclass(frozen=True, slots=True)
class CitedPosition:
    """What stands for all that an actor said.

    Attributes:
        actor: Who, and the roles.
        reported: One statement in indirect speech, None if there is none.
        quoted: One in the actor's own words, None if there is none; one of both there is.
    """

    actor: ActorSummary
    reported: CitedQuote | None
    quoted: CitedQuote | None


@dataclass(frozen=True, slots=True)
class Gaps:
    """What the articles leave open.

    Attributes:
        silent: The story's actors of whom there is no statement.
        undated: Sources whose day of publication is inferred or not known.
        single: How many of the entries rest on one independent report only.
    """

    silent: tuple[str, ...]
    undated: tuple[ArticleRow, ...]
    single: int


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The first page before it is written out."""

    entries: tuple[CitedEntry, ...]
    positions: tuple[CitedPosition, ...]
    figures: tuple[CitedFigures, ...]
    gaps: Gaps

    @property
    def empty(self) -> bool:
        """Whether nothing was found to put on it."""
        return not (self.entries or self.positions)


def compose_front_page(library: Library, cited: References, material: Material) -> FrontPage:
    """Choose what stands on the first page.

    Args:
        library: The synced library.
        cited: Where the references are numbered.
        material: What it may draw on.
    """
    chosen = material.events(_ENTRIES)
    entries = tuple(_cite_entry(library, entry, cited) for entry in chosen)
    actors = library.actors()
    shown = [report for entry in chosen for report in entry.reports[:1]]
    positions: list[CitedPosition] = []
    for actor in _speakers(actors, material):
        if len(positions) == _POSITIONS:
            break
        positions += _position(library, actor, cited, material, shown)
    disputed = material.disputed()[:_FIGURES]
    figures = tuple(cite_figures(_in_short(group), cited) for group in disputed)
    used = {reference.article for reference in cited.listed()}
    gaps = Gaps(
        silent=()
        if material.is_part
        else tuple(actor.name for actor in actors if actor.from_story and not actor.quotes),
        undated=_undated(row for row in library.articles() if row.id in used),
        single=sum(len({report.article for report in entry.reports}) == 1 for entry in chosen),
    )
    return FrontPage(entries, tuple(positions), figures, gaps)


def _in_short(group: FigureGroup) -> FigureGroup:
    """Keep one report of each value; of many values the least, the greatest and the latest."""
    different = {(report.figure.low, report.figure.high): report for report in group.reports}
    kept = sorted(different.values(), key=_day)
    if len(kept) > _REPORTS:
        ends = (min(kept, key=_value), max(kept, key=_value))
        latest = [report for report in kept if report not in ends][2 - _REPORTS :]
        kept = sorted((*ends, *latest), key=_day)
    return replace(group, reports=tuple(kept))


def _value(report: FigureReport) -> float:
    return report.figure.value


def _day(report: FigureReport) -> tuple[date, str, int]:
    day = report.figure.as_of or report.published or date.max
    return (day, report.article, report.figure.start)


def _undated(rows: Iterable[ArticleRow]) -> tuple[ArticleRow, ...]:
    guessed = {PublishedFrom.INFERRED, PublishedFrom.UNKNOWN}
    return tuple(row for row in rows if row.published.known_from in guessed)


def _speakers(actors: Sequence[ActorSummary], material: Material) -> list[ActorSummary]:
    """Choose who has a position, the story's actors first; all who have one in a part of it."""
    if material.is_part:
        speaking = {statement.actor for statement in material.statements()}
        return [actor for actor in actors if actor.name in speaking]
    return [
        actor
        for actor in actors
        if actor.quotes and (actor.from_story or actor.quotes >= _SPEAKS_OFTEN)
    ]


def _position(
    library: Library,
    actor: ActorSummary,
    cited: References,
    material: Material,
    shown: Sequence[Report],
) -> list[CitedPosition]:
    """Choose an actor's position from what the events do not show already, where there is any."""

    def is_new(statement: Statement) -> bool:
        quote = statement.quote
        return material.suits(statement) and not any(
            report.article == statement.article
            and report.start < quote.end
            and quote.start < report.end
            for report in shown
        )

    position = library.position(actor.name, material.selection.quotes, is_new)
    if not (position.quoted or position.reported):
        position = library.position(actor.name, material.selection.quotes, material.suits)
    reported, quoted = (
        cite_quote(statement, cited, {}) if statement else None
        for statement in (position.reported, position.quoted)
    )
    if reported and quoted and overlap(reported, quoted):
        # The sentence holds the quotation.
        reported = None
    return [CitedPosition(actor, reported, quoted)] if reported or quoted else []


def _cite_entry(library: Library, entry: Entry, cited: References) -> CitedEntry:
    numbers = dict.fromkeys(
        cited.cite(report.article, report.start, report.end)
        for report in entry.reports[:_REFERENCES]
    )
    text = _with_speaker(library, entry) or without_dateline(entry, cited)
    return CitedEntry(entry, tuple(numbers), text)


def _with_speaker(library: Library, entry: Entry) -> str:
    """Name, in brackets, who "he" at the beginning is; "" where none is there or it is open."""
    clearest = entry.reports[0]
    for statement in library.quotes(QuoteFilter(source=clearest.article, fold=False)):
        quote = statement.quote
        if (
            quote.speaker_start == clearest.start
            and quote.speaker_end is not None
            and quote.resolved_by is ResolvedBy.PRONOUN
            and statement.actor
        ):
            pronoun = quote.speaker_end - clearest.start
            return f"{entry.text[:pronoun]} [{statement.actor}]{entry.text[pronoun:]}"
    return ""
