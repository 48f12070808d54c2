"""The periods that the chronology is grouped by."""

from __future__ import annotations

from enum import StrEnum


class Zoom(StrEnum):
    """The periods that the chronology can be grouped by."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"

    @property
    def letters(self) -> int:
        """How many characters of an ISO date name such a period."""
        return {Zoom.YEAR: 4, Zoom.MONTH: 7, Zoom.DAY: 10}[self]

    def step(self, by: int) -> Zoom:
        """Give the next finer (1) or coarser (-1) zoom, the last one staying as it is."""
        every = list(Zoom)
        return every[min(max(every.index(self) + by, 0), len(every) - 1)]
