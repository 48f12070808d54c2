"""Days as headers write them."""

from __future__ import annotations

import re
from datetime import date

from idlib_tui.day_arithmetic import day_of

# English whatever the locale, as the articles are; calendar.month_name follows the locale.
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_FORMS = tuple(
    # In ASCII only, for "ſep" would match "sep", and is no month.
    re.compile(form, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>(?:19|20)\d\d)\b",
    )
)
# What may stand beside the day in a line that is nothing but a date.
_BESIDE = re.compile(
    r"(?:on|at|updated|last|published|first|posted|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?"
    r"|mon|wed|thu|sat|sun|\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?|gmt|utc|est|edt|bst|cet|et"
    r"|t\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?|[\s,|:()·•–—-])",
    re.IGNORECASE,
)
MAX_CHARS = 100
"""A longer line is prose."""


def find_day(line: str) -> tuple[date, int, int] | None:
    """Find the first existing day in a line: (day, start, end).

    Days in figures only, such as 02/03/2020, are left alone: nothing says which is the month.
    """
    for form in _FORMS:
        for match in form.finditer(line[:MAX_CHARS]):
            month = match["month"].lower()
            number = int(month) if month.isdecimal() else _MONTHS.index(month[:3]) + 1
            day = day_of(int(match["year"]), number, int(match["day"]))
            if day is not None:
                return day, match.start(), match.end()
    return None


def day_of_date_line(line: str) -> date | None:
    """Read a line that is nothing but a date, with a weekday, a time, or "Published" beside it."""
    found = find_day(line) if len(line) <= MAX_CHARS else None
    if found is None:
        return None
    day, start, end = found
    rest = _BESIDE.sub("", f"{line[:start]} {line[end:]}")
    return None if rest else day
