"""Days, months and years as the chronology groups by them, and dates as people type them."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMERIC = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_WRITTEN = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{4}))?", re.IGNORECASE)


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


def weekday_text(day: date) -> str:
    """Write a day within a month that is known from the heading: ``Tue 18``."""
    return f"{_WEEKDAYS[day.weekday()][:3]} {day.day}"


def period_text(label: str) -> str:
    """Write the heading of a period: ``Tuesday 18 February 2020``, ``February 2020``, ``2020``."""
    parts = [int(part) for part in label.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = f"{_MONTHS[parts[1] - 1]} {parts[0]}"
    if len(parts) == 2:
        return month
    return f"{_WEEKDAYS[date(*parts).weekday()]} {parts[2]} {month}"


def parse_day(text: str, near: date) -> date | None:
    """Read a date as someone types it: ``2020-02-03``, ``2020-02``, ``3 feb``, ``sept 2018``.

    Args:
        text: What was typed.
        near: Gives the year where none was typed.

    Returns:
        The first day meant, or None where it makes no sense.
    """
    text = text.strip()
    if found := _NUMERIC.fullmatch(text):
        year, month, day = (int(part) if part else 1 for part in found.groups())
    elif found := _WRITTEN.fullmatch(text):
        typed = found[2].lower()
        months = [n for n, name in enumerate(_MONTHS, 1) if name.lower().startswith(typed)]
        if len(months) != 1:
            return None
        month, day = months[0], int(found[1] or 1)
        year = int(found[3]) if found[3] else near.year
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
