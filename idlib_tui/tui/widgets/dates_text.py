"""Days and times as the reader sees them, independent of the locale."""

from __future__ import annotations

import re
from datetime import date

from idlib_tui.model import Entry, Published, PublishedFrom, Relation

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
"""Short names of the months, as British newspapers print them."""

_LONG_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_LONG_WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)
_SEASONS = {"SP": "Spring", "SU": "Summer", "FA": "Autumn", "WI": "Winter"}
_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_WRITTEN_DAY = re.compile(r"(?:(\d{1,2})\s+)?([a-z]{3,9})\.?(?:\s+(\d{4}))?", re.IGNORECASE)


def day_text(day: date) -> str:
    """Write a day out: ``18 Feb 2020``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day_text(day: date) -> str:
    """Write a day within a month that is known from elsewhere: ``Tue 18``."""
    return f"{_LONG_WEEKDAYS[day.weekday()][:3]} {day.day}"


def published_text(published: Published) -> str:
    """Write a publication day, with ``≈`` where it was only inferred."""
    if published.day is None:
        return "undated"
    sign = "≈ " if published.known_from is PublishedFrom.INFERRED else ""
    return sign + day_text(published.day)


def value_text(value: str) -> str:
    """Write a TIMEX3 date at its own precision: ``2011``, ``Sept 2018``, ``3 Feb 2020``.

    Weeks, quarters, seasons and decades are spelled out; what is none of them comes back as it is.
    """
    year, _, rest = value.partition("-")
    if rest[:1] == "W" and rest[1:3].isdigit():
        return f"week {int(rest[1:3])}, {year}"
    if rest[:1] == "Q" and rest[1:].isdigit():
        return f"Q{rest[1:]} {year}"
    if rest in _SEASONS:
        return f"{_SEASONS[rest]} {year}"
    if len(value) == 3 and value.isdigit():
        return f"{value}0s"
    return _calendar_text(value)


def _calendar_text(value: str) -> str:
    """Write a year, month or day out; what is none of them comes back as it is."""
    found = _PARTS.match(value)
    if found is None:
        return value
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return str(year)
    name = MONTHS[int(month) - 1]
    return f"{name} {year}" if day is None else f"{int(day)} {name} {year}"


def entry_text(entry: Entry) -> str:
    """Write when an entry of the chronology took place, at its precision and with its relation."""
    if entry.relation is Relation.SINCE:
        return f"since {value_text(entry.value)}"
    if entry.relation is Relation.UNTIL:
        return f"until {value_text(entry.value)}"
    if entry.relation is Relation.REPORTED:
        return f"≈ {value_text(entry.value)}"
    if entry.precision == "interval":
        return span_text(entry.first, entry.last)
    return value_text(entry.value)


def span_text(first: date, last: date) -> str:
    """Write an interval without repeating what both ends share: ``3–9 Feb 2020``."""
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day_text(last)}"
    return f"{day_text(first)} – {day_text(last)}"


def period_text(label: str) -> str:
    """Write the heading of a period: ``Tuesday 18 February 2020``, ``February 2020``, ``2020``."""
    found = _PARTS.fullmatch(label)
    if found is None:
        return value_text(label)
    year, month, day = found.groups()
    if month is None:
        return year
    name = _LONG_MONTHS[int(month) - 1]
    if day is None:
        return f"{name} {year}"
    weekday = _LONG_WEEKDAYS[date(int(year), int(month), int(day)).weekday()]
    return f"{weekday} {int(day)} {name} {year}"


def parse_day(text: str, near: date) -> date | None:
    """Read a date as someone types it: ``2020-02-03``, ``2020-02``, ``3 feb``, ``sept 2018``.

    Args:
        text: What was typed.
        near: Gives the year where none was typed.

    Returns:
        The first day meant, or None where it makes no sense.
    """
    text = text.strip()
    month, day, year = 1, 1, near.year
    if found := re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text):
        year, month, day = (int(part) if part else 1 for part in found.groups())
    elif found := _WRITTEN_DAY.fullmatch(text):
        names = [
            number
            for number, name in enumerate(_LONG_MONTHS, 1)
            if name.lower().startswith(found[2].lower()[:9].removesuffix("."))
        ]
        if len(names) != 1:
            return None
        month, day = names[0], int(found[1] or 1)
        year = int(found[3]) if found[3] else year
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
