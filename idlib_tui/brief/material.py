"""What a brief may draw on: what is pinned, or what passes the filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from idlib_tui.brief.desk import Desk, Pin, PinKind
from idlib_tui.brief.pins import Found, locate
from idlib_tui.filters import EntryFilter, QuoteFilter
from idlib_tui.library import Library
from idlib_tui.model import Entry, FigureGroup, FigureReport, Relation, Statement


@dataclass(frozen=True, slots=True)
class Selection:
    """What a brief is to hold. With no filter it holds what is pinned, or else everything.

    Raises:
        FilterError: ``since`` is after ``until``.

    Attributes:
        actor: Only what this actor said and was part of.
        since: First day of the chronology and of the quotes, inclusive.
        until: Last day, inclusive.
        query: Only articles that this query finds.
        everything: The whole story, even where something is pinned.
        appendix: Behind what the template asks for, every entry, statement and disputed figure.
        bottom_line: The user's own conclusion.
        front_matter: Whether a block with title and day stands above it, for other programs.
    """

    actor: str | None = None
    since: date | None = None
    until: date | None = None
    query: str | None = None
    everything: bool = False
    appendix: bool = False
    bottom_line: str = ""
    front_matter: bool = False

    def __post_init__(self) -> None:
        """Check what the records for the lists check."""
        _ = self.quotes, self.entries

    @property
    def quotes(self) -> QuoteFilter:
        """Which quotes that takes in, whatever article they stand in."""
        return QuoteFilter(actor=self.actor, since=self.since, until=self.until)

    @property
    def entries(self) -> EntryFilter:
        """Which entries of the chronology that takes in."""
        return EntryFilter(actor=self.actor, since=self.since, until=self.until)

    @property
    def filters(self) -> bool:
        """Whether only a part of the story was asked for."""
        return bool(self.actor or self.since or self.until or self.query)

    def is_pinned(self, desk: Desk) -> bool:
        """Return whether what is pinned makes the brief."""
        return bool(desk.content().entries) and not (self.filters or self.everything)


class Material:
    """The entries, statements and figures that a selection takes in.

    Attributes:
        selection: What was asked for.
        pinned: Whether they are those that are pinned.
        found: The pins, with where their words stand.
        missing: The pins whose words are in no article now.
    """

    def __init__(self, library: Library, desk: Desk, selection: Selection) -> None:
        """Look for the pins, and for the articles that the query allows.

        Raises:
            QueryError: ``selection.query`` cannot be understood.
            DeskError: The desk cannot be read.
        """
        self._library = library
        self.selection = selection
        self.pinned = selection.is_pinned(desk)
        self.found: Sequence[Found]
        self.missing: Sequence[Pin]
        self.found, self.missing = locate(library, desk.pins)
        self._quotes = {
            (each.article, each.start) for each in self.found if each.pin.kind is PinKind.QUOTE
        }
        self._within: set[str] | None = None
        if selection.query:
            most = max(1, library.article_count())
            found = library.search(selection.query, limit=most, marks=lambda: desk.marks)
            self._within = {hit.article.id for hit in found.hits}

    @property
    def is_part(self) -> bool:
        """Whether it is only a part of the story."""
        return self.pinned or self.selection.filters

    def entries(self) -> list[Entry]:
        """List the entries with a date of their own; what was only reported is background."""
        if self.pinned:
            return [entry for entry in self._library.chronology() if self._holds(entry)]
        return [
            entry
            for entry in self._library.chronology(self.selection.entries)
            if entry.relation is not Relation.REPORTED and self._allows(entry)
        ]

    def events(self, most: int) -> list[Entry]:
        """Choose the entries that matter, in order of time; all that are pinned."""
        if self.pinned:
            return self.entries()
        wanted = self.selection.entries
        if self._within is None:
            return self._library.timeline(wanted, top=most)
        every = self._library.timeline(wanted, top=self._library.chronology_count(wanted))
        allowed = [entry for entry in every if self._allows(entry)]
        weightiest = sorted(allowed, key=lambda entry: -entry.importance)[:most]
        return [entry for entry in allowed if entry in weightiest]

    def statements(self) -> list[Statement]:
        """List the statements, in order of the day they were made."""
        if self.pinned:
            sources = sorted({article for article, _ in self._quotes})
            every = (self._library.quotes(QuoteFilter(source=s, fold=False)) for s in sources)
            return [statement for said in every for statement in said if self.suits(statement)]
        return [*filter(self.suits, self._library.quotes(self.selection.quotes))]

    def suits(self, statement: Statement) -> bool:
        """Return whether a statement is pinned, or stands in an article that the query allows."""
        if self.pinned:
            return (statement.article, statement.quote.start) in self._quotes
        return self._within is None or statement.article in self._within

    def disputed(self) -> list[FigureGroup]:
        """List the groups of figures in which articles differ; of one actor's brief, none.

        Of a pinned figure all reports are given, else those that pass the filters.
        """
        if self.selection.actor:
            return []
        every = [group for group in self._library.figures() if group.disagrees]
        if self.pinned:
            return [group for group in every if any(map(self._is_pinned, group.reports))]
        parts = (
            replace(group, reports=tuple(filter(self._figure_passes, group.reports)))
            for group in every
        )
        return [group for group in parts if group.reports and group.disagrees]

    def _is_pinned(self, report: FigureReport) -> bool:
        figure = report.figure
        return any(item.touches(report.article, figure.start, figure.end) for item in self.found)

    def _figure_passes(self, report: FigureReport) -> bool:
        day, chosen = report.figure.as_of or report.published, self.selection
        if (chosen.since or chosen.until) and day is None:
            return False
        if day is not None and not (chosen.since or day) <= day <= (chosen.until or day):
            return False
        return self._within is None or report.article in self._within

    def _allows(self, entry: Entry) -> bool:
        return self._within is None or any(r.article in self._within for r in entry.reports)

    def _holds(self, entry: Entry) -> bool:
        return any(
            item.pin.kind is PinKind.EVENT
            and item.touches(report.article, report.start, report.end)
            for item in self.found
            for report in entry.reports
        )
