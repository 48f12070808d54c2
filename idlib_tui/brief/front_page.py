"""The first page of a brief: what happened, positions, figures in dispute, gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from idlib_tui.brief.cited import CitedEntry, CitedFigures, CitedQuote, cite_figures, cite_quote
from idlib_tui.brief.references import References
from idlib_tui.library import ArticleRow, Library
from idlib_tui.model import ActorSummary, Entry, FigureGroup, FigureReport, PublishedFrom

_ENTRIES = 10
_POSITIONS = 8
_SPEAKS_OFTEN = 3
"""From how many statements on an actor that the story does not name has a position."""
_FIGURES = 5
_REFERENCES = 3
"""How many references an entry gives on the first page; the number of sources is stated."""
_REPORTS = 6
"""How many different values a line of figures gives."""
_DATELINE_ENDS = ("–", "—", "-")
_DATELINE_LENGTH = 40
"""Characters behind the place within which a dateline's dash stands: "ANKARA (Agency) – "."""


@dataclass(frozen=True, slots=True)
class CitedPosition:
    """What stands for all that an actor said.

    Attributes:
        actor: Who, and the roles.
        reported: One statement in indirect speech, None if there is none.
        quoted: One in the actor's own words, None if there is none.
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
        single: How many of the entries rest on one source only.
    """

    silent: tuple[str, ...]
    undated: tuple[ArticleRow, ...]
    single: int


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The first page before it is written out."""

    bottom_line: str
    entries: tuple[CitedEntry, ...]
    positions: tuple[CitedPosition, ...]
    figures: tuple[CitedFigures, ...]
    gaps: Gaps

    @property
    def empty(self) -> bool:
        """Whether nothing was found to put on it."""
        return not (self.entries or self.positions)


def compose_front_page(
    library: Library, cited: References, bottom_line: str, disputed: Sequence[FigureGroup]
) -> FrontPage:
    """Choose what stands on the first page.

    Args:
        library: The synced library.
        cited: Where the references are numbered.
        bottom_line: The user's own conclusion, "" if there is none.
        disputed: The groups of figures that disagree, the weightiest first.
    """
    timeline = library.timeline(top=_ENTRIES)
    entries = tuple(_cite_entry(entry, cited) for entry in timeline)
    actors = library.actors()
    speakers = [
        actor
        for actor in actors
        if actor.quotes and (actor.from_story or actor.quotes >= _SPEAKS_OFTEN)
    ]
    positions = tuple(_position(library, actor, cited) for actor in speakers[:_POSITIONS])
    figures = tuple(cite_figures(_in_short(group), cited) for group in disputed[:_FIGURES])
    used = {reference.article for reference in cited.listed()}
    gaps = Gaps(
        silent=tuple(actor.name for actor in actors if actor.from_story and not actor.quotes),
        undated=_undated(row for row in library.articles() if row.id in used),
        single=sum(len({report.article for report in entry.reports}) == 1 for entry in timeline),
    )
    return FrontPage(bottom_line.strip(), entries, positions, figures, gaps)


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


def _position(library: Library, actor: ActorSummary, cited: References) -> CitedPosition:
    position = library.position(actor.name)
    reported, quoted = (
        cite_quote(statement, cited, {}) if statement else None
        for statement in (position.reported, position.quoted)
    )
    return CitedPosition(actor, reported, quoted)


def _cite_entry(entry: Entry, cited: References) -> CitedEntry:
    numbers = dict.fromkeys(
        cited.cite(report.article, report.start, report.end)
        for report in entry.reports[:_REFERENCES]
    )
    return CitedEntry(entry, tuple(numbers), text=_without_dateline(entry, cited))


def _without_dateline(entry: Entry, cited: References) -> str:
    """Leave out the dateline of a lead: the place stands for the outlet, not for the event."""
    place = cited.article(entry.reports[0].article).place
    if not place or not entry.text.casefold().startswith(place.casefold()):
        return entry.text
    behind = entry.text[len(place) : len(place) + _DATELINE_LENGTH]
    cuts = [behind.find(f" {dash} ") for dash in _DATELINE_ENDS]
    found = min((cut for cut in cuts if cut >= 0), default=None)
    return entry.text if found is None else entry.text[len(place) + found + 3 :]
