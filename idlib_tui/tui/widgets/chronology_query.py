"""What the chronology is asked to list, and what is known of it before any entry is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from idlib_tui.model import Entry
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.periods import Zoom
from idlib_tui.tui.widgets.row_source import QuerySource
from idlib_tui.tui.workers import IsCancelled

if TYPE_CHECKING:
    from idlib_tui.library import Library

MATTERS = 2.0
"""``Entry.importance`` from which an entry matters: two articles, or one looking back on it."""

_CROWDED = 20
"""Entries in a month above which the days get headings of their own at first."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the entries that fit lie in time."""

    starts: Sequence[tuple[str, int]] = ()
    """How many entries start on each day; they add up to all that fit."""
    bars: Sequence[tuple[date, int]] = ()
    """What the plot shows: counts by day, or by the first day of each month."""

    @property
    def count(self) -> int:
        """How many entries fit."""
        return sum(count for _, count in self.starts)

    def groups(self, zoom: Zoom) -> list[Group]:
        """Make the headings of a zoom."""
        totals: dict[str, int] = {}
        for day, count in self.starts:
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
        return sum(count for each, count in self.starts if each < label)


@dataclass(frozen=True, slots=True)
class ChronologyQuery:
    """Which entries to list; the fields are those of ``Library.chronology``."""

    actor: str | None = None
    text: str = ""
    minimum: float = 0.0

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.actor or self.text or self.minimum)

    def facts(self) -> list[str]:
        """Say what is left out."""
        facts = [one_line(self.actor)] if self.actor else []
        if self.text:
            facts.append(f"“{one_line(self.text)}”")
        if self.minimum:
            facts.append("only what matters")
        return facts

    def shape(self, library: Library, zoom: Zoom, cancelled: IsCancelled) -> Shape:
        """Count the entries that fit; may take long, for a thread."""
        text = self.text or None
        starts = library.chronology_starts(actor=self.actor, text=text, minimum=self.minimum)
        if cancelled():
            return Shape()
        bars = library.chronology_histogram(
            by="month" if zoom is Zoom.YEAR else "day",
            actor=self.actor,
            text=text,
            minimum=self.minimum,
        )
        return Shape(starts, [(_first_day(label), count) for label, count in bars])

    def source(self, library: Library, count: int) -> QuerySource[Entry]:
        """Make the source of the entries."""

        def fetch(offset: int, limit: int) -> Sequence[Entry]:
            return library.chronology(
                actor=self.actor,
                text=self.text or None,
                minimum=self.minimum,
                offset=offset,
                limit=limit,
            )

        return QuerySource(lambda: count, fetch)


def _first_day(label: str) -> date:
    """Give the first day of a month or day."""
    return date.fromisoformat(label if len(label) == 10 else f"{label}-01")
