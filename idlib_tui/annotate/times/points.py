"""Calendar arithmetic: a day, week, month … year, century as TIMEX3 values and as intervals."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import IntEnum

from idlib_tui.day_arithmetic import day_of, day_of_week, days_later, month_span


class Unit(IntEnum):
    """Calendar units from fine to coarse."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    SEASON = 5
    QUARTER = 6
    HALF = 7
    YEAR = 8
    DECADE = 9
    CENTURY = 10


SEASONS = ("SP", "SU", "FA", "WI")
"""Meteorological, northern hemisphere; the winter of a year is the one that begins in December."""

_PER_YEAR = {Unit.MONTH: 12, Unit.SEASON: 4, Unit.QUARTER: 4, Unit.HALF: 2}
_WITHIN_YEAR = {
    Unit.DAY: "-{:02d}-{:02d}",
    Unit.WEEKEND: "-W{:02d}-WE",
    Unit.WEEK: "-W{:02d}",
    Unit.MONTH: "-{:02d}",
    Unit.QUARTER: "-Q{}",
    Unit.HALF: "-H{}",
}
_DIGITS = {Unit.DECADE: 3, Unit.CENTURY: 2}
_YEARS = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100}

_LAST_YEAR = 9999
"""The last year, AD and BC, for which a TIMEX3 value has enough digits."""


@dataclass(frozen=True, slots=True)
class Point:
    """A named period of the calendar: 3 February 2020, week 7, summer 2019, 1990s.

    Attributes:
        unit: Its length.
        year: Its year; the first year of a decade or century; the ISO year of a week. Negative
            for years before Christ (-480 is 480 BC).
        number: Month 1 to 12, quarter 1 to 4, half 1 to 2, week 1 to 53, season 0 to 3
            (see ``SEASONS``).
        day: Day of the month, for days only.
    """

    unit: Unit
    year: int
    number: int = 0
    day: int = 0

    @property
    def value(self) -> str:
        """The TIMEX3 value: ``2020-02-03``, ``2020-W07``, ``2019-SU``, ``199``, ``BC0480``."""
        digits = _DIGITS.get(self.unit, 4)
        year = f"{abs(self.year):04d}"[:digits]
        return ("BC" if self.year < 0 else "") + year + self._within_year()

    def _within_year(self) -> str:
        if self.unit is Unit.SEASON:
            return f"-{SEASONS[self.number % 4]}"
        return _WITHIN_YEAR.get(self.unit, "").format(self.number, self.day)

    def interval(self) -> tuple[date, date] | None:
        """First and last day, or None if Python's calendar does not reach."""
        if self.unit in _YEARS:
            # The 19th century is counted from 1801, the 1990s from 1990.
            first = self.year + (self.unit is Unit.CENTURY)
            return month_span(first * 12, 12 * _YEARS[self.unit])
        match self.unit:
            case Unit.DAY:
                day = day_of(self.year, self.number, self.day)
                return (day, day) if day else None
            case Unit.WEEK | Unit.WEEKEND:
                opens = 6 if self.unit is Unit.WEEKEND else 1
                start = day_of_week(self.year, self.number, opens)
                sunday = day_of_week(self.year, self.number, 7)
                return (start, sunday) if start and sunday else None
            case Unit.SEASON:
                return month_span(self.year * 12 + 3 * self.number + 2, 3)
            case _:
                length = 12 // _PER_YEAR[self.unit]
                return month_span(self.year * 12 + (self.number - 1) * length, length)

    def first(self) -> date | None:
        """The first day, or None if Python's calendar does not reach."""
        interval = self.interval()
        return interval[0] if interval else None

    def shifted(self, count: int) -> Point | None:
        """Return the point ``count`` of its own units later, or None beyond the calendar."""
        if self.unit in _YEARS:
            year = self.year + count * _YEARS[self.unit]
            return Point(self.unit, year) if _has_value(year) else None
        if self.unit in _PER_YEAR:
            per_year = _PER_YEAR[self.unit]
            base = 0 if self.unit is Unit.SEASON else 1
            year, number = divmod(self.year * per_year + self.number - base + count, per_year)
            return Point(self.unit, year, number + base) if _has_value(year) else None
        first = self.first()
        days = count * (1 if self.unit is Unit.DAY else 7)
        day = days_later(first, days) if first else None
        return containing(day, self.unit) if day else None

    def at(self, unit: Unit) -> Point | None:
        """Return the point of a coarser unit that contains this one; None for a finer unit."""
        if unit is self.unit:
            return self
        if unit < self.unit:
            return None
        if unit in _YEARS:
            size = _YEARS[unit]
            return Point(unit, int(self.year / size) * size)
        if self.unit in (Unit.DAY, Unit.MONTH) and unit is Unit.MONTH:
            return Point(unit, self.year, self.number)
        first = self.first()
        return containing(first, unit) if first else None


def _has_value(year: int) -> bool:
    """Whether a year exists, and has a TIMEX3 value."""
    return 1 <= abs(year) <= _LAST_YEAR


def containing(day: date, unit: Unit) -> Point:
    """Return the point of ``unit`` that contains a day; for a weekend, that of its week."""
    if unit is Unit.DAY:
        return day_point(day)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        iso = day.isocalendar()
        return Point(unit, iso.year, iso.week)
    if unit is Unit.SEASON:
        return season(day)
    if unit in _PER_YEAR:
        length = 12 // _PER_YEAR[unit]
        return Point(unit, day.year, (day.month - 1) // length + 1)
    size = _YEARS[unit]
    return Point(unit, day.year // size * size)


def day_point(day: date) -> Point:
    """Return a single day."""
    return Point(Unit.DAY, day.year, day.month, day.day)


def season(day: date) -> Point:
    """Return the season of a day."""
    return Point(Unit.SEASON, day.year - (day.month < 3), (day.month - 3) % 12 // 3)


def valid_day(year: int, month: int, day: int) -> bool:
    """Check whether a day exists; years outside Python's calendar are not checked in full."""
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return False
    if not MINYEAR <= year <= MAXYEAR:
        return True
    return day <= monthrange(year, month)[1]
