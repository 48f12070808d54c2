"""Dates of the Persian and the Islamic calendar, which must not be read as Gregorian years."""

from __future__ import annotations

import re
from datetime import date, timedelta

_PERSIAN_MONTHS = (
    ("farvardin", "فروردین"),
    ("ordibehesht", "اردیبهشت"),
    ("khordad", "خرداد"),
    ("tir", "تیر"),
    ("mordad", "amordad", "مرداد"),
    ("shahrivar", "شهریور"),
    ("mehr", "مهر"),
    ("aban", "ابان"),
    ("azar", "اذر"),
    ("dey", "dei", "دی"),
    ("bahman", "بهمن"),
    ("esfand", "اسفند"),
)
_PERSIAN = {name: number for number, names in enumerate(_PERSIAN_MONTHS, 1) for name in names}
_PERSIAN_NAMES = "|".join(sorted(_PERSIAN, key=len, reverse=True))
_ISLAMIC_NAMES = (
    r"muharram|safar|rabi['’]?[- ]?(?:al|ul)?[- ]?(?:awwal|thani|akhir|i{1,2})"
    r"|jumada (?:al[- ]?)?(?:awwal|ula|thani|thaniyah?|akhirah?|i{1,2})|rajab|sha['’]?ban"
    r"|ramadan|ramazan|shawwal|dhu[ -]?al[ -]?"
    r"(?:qi['’]?dah?|hijjah?)|zul[ -]?(?:qa['’]?dah?|hijjah?)"
)
_PERSIAN_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?<![\d/.-])(?P<year>1[34]\d\d)[/.-](?P<month>\d{1,2})[/.-](?P<day>\d{1,2})(?![\d/.-])",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<name>{_PERSIAN_NAMES}),? (?P<year>1[34]\d\d)\b",
        rf"\b(?P<name>{_PERSIAN_NAMES}) (?P<day>\d{{1,2}}),? (?P<year>1[34]\d\d)\b",
    )
)
_ISLAMIC = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{_ISLAMIC_NAMES})|(?:{_ISLAMIC_NAMES}) \d{{1,2}})"
    r",? 1[34]\d\d"
    r"(?: ?(?:a\.?h\.?|hijri))?\b|\b1[34]\d\d (?:a\.?h\.?|hijri)\b",
    re.IGNORECASE,
)
_FIRST = date(1925, 3, 21)
"""1 Farvardin 1304, when Iran adopted the calendar."""
_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Leap years by their remainder modulo 33; valid for 1178 to 1633."""


def find_persian_day(line: str) -> tuple[date, int, int] | None:
    """Find a Persian date in a line in lower case: (Gregorian date, start, end)."""
    for form in _PERSIAN_FORMS:
        for match in form.finditer(line):
            groups = match.groupdict()
            month = _PERSIAN[groups["name"].lower()] if groups.get("name") else int(match["month"])
            day = _from_persian(int(match["year"]), month, int(match["day"]))
            if day is not None:
                return day, match.start(), match.end()
    return None


def find_islamic_day(line: str) -> tuple[int, int] | None:
    """Find a day or year of the Islamic calendar in a line.

    It is not converted: its day depends on where the new moon was seen.
    """
    match = _ISLAMIC.search(line)
    return match.span() if match else None


def _leap(year: int) -> bool:
    return year % 33 in _LEAPS


def _from_persian(year: int, month: int, day: int) -> date | None:
    if not 1304 <= year <= 1500 or not 1 <= month <= 12:
        return None
    length = 31 if month <= 6 else 30 if month < 12 or _leap(year) else 29
    if not 1 <= day <= length:
        return None
    days = sum(366 if _leap(past) else 365 for past in range(1304, year))
    days += 31 * min(month - 1, 6) + 30 * max(0, month - 7) + day - 1
    return _FIRST + timedelta(days=days)
