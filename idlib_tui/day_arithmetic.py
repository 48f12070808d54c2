"""Arithmetic with days that never raises: what lies outside of the calendar is None.

Python's calendar runs from 1 January of year 1 to 31 December 9999. A text may count any number of
years from any day of it, and an article may be dated to either end.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta


def day_of(year: int, month: int, day: int) -> date | None:
    """The day with that date; None if the calendar has none."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def day_of_week(year: int, week: int, weekday: int) -> date | None:
    """A day by its ISO year, week and weekday (1 is Monday); None if the calendar has none."""
    try:
        return date.fromisocalendar(year, week, weekday)
    except (ValueError, OverflowError):
        return None


def days_later(day: date, count: float) -> date | None:
    """The day that lies ``count`` days after another, or before it where that is negative."""
    try:
        return day + timedelta(count)
    except (ValueError, OverflowError):
        return None


def month_span(start: int, count: int) -> tuple[date, date] | None:
    """First and last day of ``count`` months.

    Args:
        start: The first month, counted from January of year 0.
        count: How many; at least 1.
    """
    first_year, first_month = divmod(start, 12)
    last_year, last_month = divmod(start + count - 1, 12)
    first = day_of(first_year, first_month + 1, 1)
    last = day_of(last_year, last_month + 1, 1)
    if first is None or last is None:
        return None
    return first, last.replace(day=monthrange(last.year, last.month)[1])
