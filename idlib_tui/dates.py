"""Days, months, years and ranges of them: read as people write them, and written for a reader.

The one place for both, so that a query, an option and a pane accept the same dates and refuse the
others in the same words. Months are English whatever the locale, as the articles are.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""The months in order; ``MONTHS[when.month - 1]``."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The weekdays in the order of ``date.weekday``."""

_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_NUMERIC = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:([0-9]{1,2})\s+)?([a-z]{3,9})\.?(?:,?\s+([0-9]{4}))?", re.IGNORECASE)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{1,2})(?:,?\s+([0-9]{4}))?", re.IGNORECASE)
_RELATIVE = re.compile(
    r"""\s*(?:(?P<day>today|yesterday)
      |(?P<which>this|last|past)\s+(?P<unit>week|month|year)
      |(?:last|past)\s+(?P<count>[1-9][0-9]{0,4})\s+(?P<units>day|week|month|year)s?)\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_DAYS = {"day": 1, "week": 7}
_UNDATED = frozenset({"none", "unknown", "undated"})
_SHOWN = 40
"""Characters of a mistaken date that an error repeats."""


class DateError(ValueError):
    """What was typed is not a date or a range; ``str(error)`` is a sentence fit to show."""


class Period(NamedTuple):
    """A day, a month or a year."""

    first: date
    """Its first day."""

    last: date
    """Its last day, inclusive."""


def month_number(name: str) -> int | None:
    """Give the number of a month, 1 to 12, by its name or the first three letters or more of it."""
    typed = name.lower().removesuffix(".")
    if len(typed) < 3:
        return None
    found = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(typed)]
    return found[0] if len(found) == 1 else None


def read_period(text: str, near: date | None = None) -> Period:
    """Read ``2020-02-18``, ``2020-2-18``, ``2020-02``, ``2020``, ``18 Feb 2020`` or ``Feb 2020``.

    Args:
        text: What was typed.
        near: Gives the year where none was typed (``18 feb``); without it a year is required.

    Raises:
        DateError: It is not a date, or there is no such day.
    """
    parts = _parts(text.strip(), near)
    if parts is None:
        raise DateError(
            f"“{_shown(text)}” is not a date. Write 2020-02-18, 2020-02, 2020 or 18 Feb 2020."
        )
    year, month, day = parts
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise DateError(f"“{_shown(text)}” is not in the calendar.") from None
    if day is not None:
        return Period(first, first)
    if month is not None:
        return Period(first, first.replace(day=monthrange(year, month)[1]))
    return Period(first, date(year, 12, 31))


def value_of(period: Period) -> str:
    """Write a day, month or year as ``2020-02-18``, ``2020-02`` or ``2020``."""
    first, last = period
    if first == last:
        return first.isoformat()
    return first.isoformat()[: 7 if first.month == last.month else 4]


def is_relative(text: str) -> bool:
    """Return whether a range, or an end of it, is counted from a day: ``last week``."""
    return any(_RELATIVE.fullmatch(end) for end in text.split(".."))


def read_range(text: str, today: date | None = None) -> tuple[date | None, date | None]:
    """Read a period, ``a..b`` with either end left out, or ``none`` for what has no date.

    Args:
        text: What was typed.
        today: The day from which ``today``, ``yesterday``, ``this week`` (or month, or year),
            ``last week`` and ``last 10 days`` (or weeks, months, years) are counted; without it
            these are not dates.

    Returns:
        First and last day, inclusive. An open end is the calendar's; two Nones stand for undated.

    Raises:
        DateError: It is not a range, or it ends before it starts.
    """
    if text.strip().lower() in _UNDATED:
        return None, None
    start, dots, end = text.partition("..")
    if dots and not (start.strip() or end.strip()):
        raise DateError("“..” needs a day, month or year before or after it.")
    begun = _read_end(start, today) if start.strip() or not dots else None
    if begun is not None and not dots:
        return begun
    ended = _read_end(end, today) if end.strip() else None
    first = begun.first if begun is not None else date.min
    last = ended.last if ended is not None else date.max
    check_order(first, last)
    return first, last


def check_order(first: date | None, last: date | None) -> None:
    """Refuse a range that ends before it starts; None is an open end.

    Raises:
        DateError: It does.
    """
    if first is not None and last is not None and first > last:
        raise DateError(
            f"The range ends before it starts: {first.isoformat()} is after {last.isoformat()}."
        )


def day_text(when: date) -> str:
    """Write a day: "18 Feb 2020"."""
    return f"{when.day} {month_text(when)}"


def month_text(when: date) -> str:
    """Write a month: "Sept 2018"."""
    return f"{_SHORT[when.month - 1]} {when.year}"


def range_text(first: date, last: date) -> str:
    """Write a range of days, leaving out what both ends share and what goes without saying.

    Returns:
        "18 Feb 2020", "3–9 Feb 2020", "30 Jan – 2 Feb 2020"; "Mar – May 2019" and "1890–1941" where
        the range is of whole months or years.
    """
    if first == last:
        return day_text(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _months_text(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    if first.year == last.year:
        return f"{first.day} {_SHORT[first.month - 1]} – {day_text(last)}"
    return f"{day_text(first)} – {day_text(last)}"


def weekday_text(when: date) -> str:
    """Write a day within a month that a heading names: "Tue 18"."""
    return f"{WEEKDAYS[when.weekday()][:3]} {when.day}"


def period_text(label: str) -> str:
    """Write an ISO day, month or year in full: "Tuesday 18 February 2020", "February 2020"."""
    parts = [int(part) for part in label.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = f"{MONTHS[parts[1] - 1]} {parts[0]}"
    if len(parts) == 2:
        return month
    return f"{WEEKDAYS[date(*parts).weekday()]} {parts[2]} {month}"


def _read_end(text: str, today: date | None) -> Period:
    """Read a period that is written out or counted from a day."""
    found = _RELATIVE.fullmatch(text)
    if found is None or today is None:
        return read_period(text)
    if found["day"]:
        today -= timedelta(days=found["day"].lower() == "yesterday")
        return Period(today, today)
    unit = (found["unit"] or found["units"]).lower()
    try:
        if found["count"]:
            return _last_of(unit, int(found["count"]), today)
        return _calendar_period(unit, today, back=found["which"].lower() != "this")
    except (ValueError, OverflowError):
        raise DateError(f"“{_shown(text)}” is not in the calendar.") from None


def _last_of(unit: str, count: int, today: date) -> Period:
    """The last few days, weeks, months or years, up to and with a day."""
    if unit in _DAYS:
        return Period(today - timedelta(days=_DAYS[unit] * count - 1), today)
    months = today.year * 12 + today.month - 1 - (count if unit == "month" else 12 * count)
    year, month = divmod(months, 12)
    day = min(today.day, monthrange(year, month + 1)[1])
    return Period(date(year, month + 1, day) + timedelta(days=1), today)


def _calendar_period(unit: str, today: date, *, back: bool) -> Period:
    """The week (from Monday), month or year of a day, or the one before it."""
    if unit == "week":
        first = today - timedelta(days=today.weekday() + 7 * back)
        return Period(first, first + timedelta(days=6))
    if unit == "month":
        last = today.replace(day=1) - timedelta(days=1) if back else today
        return read_period(f"{last.year:04}-{last.month}")
    return read_period(f"{today.year - back:04}")


def _parts(text: str, near: date | None) -> tuple[int, int | None, int | None] | None:
    """Take a date apart into year, month and day; None if it is not one."""
    if found := _NUMERIC.fullmatch(text):
        year, month, day = (int(part) if part else None for part in found.groups())
        return year or 0, month, day
    if found := _DAY_FIRST.fullmatch(text):
        written_day, name, written_year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        name, written_day, written_year = found.groups()
    else:
        return None
    number = month_number(name)
    if number is None or not (written_year or near):
        return None
    year = int(written_year) if written_year else near.year if near else 0
    return year, number, int(written_day) if written_day else None


def _months_text(first: date, last: date) -> str:
    """Write a range of whole months."""
    if first.month == 1 and last.month == len(MONTHS):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{month_text(first)} – {month_text(last)}"
    if first.month == last.month:
        return month_text(last)
    return f"{_SHORT[first.month - 1]} – {month_text(last)}"


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
