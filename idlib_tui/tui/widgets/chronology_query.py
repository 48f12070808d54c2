"""What the chronology pane fetches from the library: counts by day, then windows of entries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from idlib_tui.model import Entry
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.periods import Zoom
from idlib_tui.tui.widgets.row_source import QuerySource
from idlib_tui.tui.workers import IsCancelled

if TYPE_CHECKING:
    from idlib_tui.filters import EntryFilter
    from idlib_tui.library import ArticleRow
    from idlib_tui.tui.readable import Readable

MATTERS = 2.0
"""``Entry.importance`` from which an entry matters: two articles, or one looking back on it."""

_BEFORE = 31
"""Days before the first article that belong to the story: articles look back on the last weeks."""

_STRAY = 50
"""One article of so many may have been published before the story began."""

_AHEAD = timedelta(days=92)
"""How far behind the last article the plot goes: what is years ahead would press it together."""

_CROWDED = 20
"""Entries in a month above which the days get headings of their own at first."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the entries that fit lie in time."""

    starts: Sequence[tuple[str, int]] = ()
    """How many entries start on each day; they add up to all that fit."""
    bars: Sequence[tuple[date, int]] = ()
    """What the plot shows: counts by day, or by the first day of each month."""
    begins: date | None = None
    """The first day of the story's own span; None if all of it is listed."""

    @property
    def background(self) -> int:
        """How many entries lie before the story's own span; 0 where they are listed, too."""
        if self.begins is None:
            return 0
        label = self.begins.isoformat()
        before = sum(count for day, count in self.starts if day < label)
        # Where nothing lies within the span, what lies before it is all there is.
        return before if before < self.total else 0

    @property
    def listed(self) -> Sequence[tuple[str, int]]:
        """How many of the listed entries start on each day."""
        label = self.begins.isoformat() if self.begins and self.background else ""
        return [(day, count) for day, count in self.starts if day >= label]

    @property
    def total(self) -> int:
        """How many entries fit, those of the background too."""
        return sum(count for _, count in self.starts)

    @property
    def count(self) -> int:
        """How many entries are listed."""
        return self.total - self.background

    def groups(self, zoom: Zoom) -> list[Group]:
        """Make the headings of a zoom."""
        totals: dict[str, int] = {}
        for day, count in self.listed:
            period = day[: zoom.letters]
            totals[period] = totals.get(period, 0) + count
        return [Group(period, count) for period, count in totals.items()]

    def first_zoom(self) -> Zoom:
        """Choose the zoom to begin with: by day where a month would be too long to overlook."""
        crowded = any(group.count > _CROWDED for group in self.groups(Zoom.MONTH))
        return Zoom.DAY if crowded else Zoom.MONTH

    def row_on(self, day: date) -> int:
        """Find the number of the first entry that starts on a day or later."""
        label = day.isoformat()
        return sum(count for each, count in self.listed if each < label)


def shape_of(
    library: Readable, wanted: EntryFilter, zoom: Zoom, background: bool, cancelled: IsCancelled
) -> Shape:
    """Count the entries that pass a filter; may take long, for a thread.

    Args:
        library: Where to count.
        wanted: Which entries.
        zoom: What the list is grouped by.
        background: Whether what lies before the story's own span is listed.
        cancelled: Returns whether the answer is no longer wanted.

    Raises:
        UnknownActorError: Nobody, or more than one, goes by the actor's name.
    """
    starts = library.chronology_starts(wanted)
    if cancelled():
        return Shape()
    bars = library.chronology_histogram(wanted, by="month" if zoom is Zoom.YEAR else "day")
    days = [(_first_day(label), count) for label, count in bars]
    articles = () if background else library.articles()
    shape = Shape(starts, days, first_day(articles))
    # A month that the span begins in is drawn, too.
    begins = shape.begins.replace(day=1) if shape.begins and shape.background else date.min
    drawn = [(day, count) for day, count in days if begins <= day <= _drawn_to(articles)]
    return replace(shape, bars=drawn or days)


def entry_source(library: Readable, wanted: EntryFilter, shape: Shape) -> QuerySource[Entry]:
    """Make the source of the entries that pass a filter and are listed."""
    skipped, count = shape.background, shape.count

    def fetch(offset: int, limit: int) -> Sequence[Entry]:
        return library.chronology(wanted, offset=offset + skipped, limit=limit)

    return QuerySource(lambda: count, fetch)


def _drawn_to(articles: Sequence[ArticleRow]) -> date:
    """Find the last day of the plot."""
    days = [day for article in articles if (day := article.published.day) is not None]
    return max(days) + _AHEAD if days and max(days) < date.max - _AHEAD else date.max


def first_day(articles: Sequence[ArticleRow]) -> date | None:
    """Find where the story's own span begins: a month before its articles do.

    A few that were published long before the others do not count. None without any date.
    """
    days = sorted(row.published.day for row in articles if row.published.day is not None)
    if not days:
        return None
    begins = days[len(days) // _STRAY].toordinal() - _BEFORE
    return date.fromordinal(max(begins, 1))


def _first_day(label: str) -> date:
    """Give the first day of a month or day."""
    return date.fromisoformat(label if len(label) == 10 else f"{label}-01")
