"""How important the average event of each day would be, by the articles that came out around it.

What an event gets of mentions depends on how many articles there are to mention it: most on its day
if much was published then, and with hindsight the more, the more of the story is left. Its
importance is worth as much as it exceeds that of an average event in the same position, just as
bursts are found in document streams relative to the volume of each day (Kleinberg 2003, "Bursty and
hierarchical structure in streams"; Swan and Allan 2000, "Automatic generation of overview
timelines"). Otherwise the last days of a story, on which little looks back, would never matter.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from idlib_tui.merge.importance import STAGES, is_of_one_day, stage_of
from idlib_tui.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from idlib_tui.model import Entry

_REACH = 30
"""Days on either side over which the volume is averaged: a burst on one day is news, a month of
more articles is not."""


class Attention:
    """The average importance of an event, day by day."""

    def __init__(self, published: Mapping[date, int], entries: Iterable[Entry]) -> None:
        """Find how often articles mention a day, by how long after it they come out.

        Args:
            published: How many articles came out on each day.
            entries: The entries of the chronology.
        """
        self._volume = _Volume(published)
        mentions: list[set[tuple[date, str]]] = [set() for _ in STAGES]
        for entry in entries:
            if not is_of_one_day(entry) or not self._volume.covers(entry.first):
                continue
            for report in entry.reports:
                if report.published is not None and report.relation is not Relation.REPORTED:
                    stage = stage_of((report.published - entry.first).days)
                    mentions[stage].add((entry.first, report.article))
        self._rates: list[float] = []
        for stage, found in enumerate(mentions):
            possible = self._volume.pairs(stage)
            # No story lasts until its own days are history: these are as those before them.
            known = self._rates[-1] if self._rates else 0.0
            self._rates.append(len(found) / possible if possible else known)

    def expected(self, day: date) -> float:
        """Return the importance of the average event on a day."""
        at = day.toordinal()
        return sum(
            stage.weight * rate * self._volume.around(at, number)
            for number, (stage, rate) in enumerate(zip(STAGES, self._rates, strict=True))
        )


class _Volume:
    """How many articles came out in a stretch of time, smoothed over ``_REACH`` days."""

    def __init__(self, published: Mapping[date, int]) -> None:
        days = sorted(day.toordinal() for day, count in published.items() for _ in range(count))
        self._first, self._last = (days[0], days[-1]) if days else (0, -1)
        # Mirrored at both ends, beyond which there are none, so that the ends weigh no less.
        before = [2 * self._first - 1 - day for day in days if day < self._first + _REACH]
        after = [2 * self._last + 1 - day for day in days if day > self._last - _REACH]
        self._days = sorted([*before, *days, *after])
        self._sums = [0, *accumulate(self._days)]

    def covers(self, day: date) -> bool:
        """Check whether a day is one between the first article and the last."""
        return self._first <= day.toordinal() <= self._last

    def pairs(self, stage: int) -> float:
        """Count the pairs of a day and an article that came out in a stage after it."""
        return sum(self.around(day, stage) for day in range(self._first, self._last + 1))

    def around(self, day: int, stage: int) -> float:
        """Count the articles that came out in a stage after a day."""
        first, last, _ = STAGES[stage]
        until = self._until(self._last if last is None else day + last)
        return until - self._until(self._first - 1 if first is None else day + first - 1)

    def _until(self, day: int) -> float:
        """Count the articles up to a day; each is spread evenly over the days around its own."""
        day = max(self._first - 1, min(self._last, day))
        whole = bisect_right(self._days, day - _REACH)
        some = bisect_right(self._days, day + _REACH)
        spread = (day + _REACH + 1) * (some - whole) - (self._sums[some] - self._sums[whole])
        return whole + spread / (2 * _REACH + 1)
