"""The precision of a time on the calendar, told from its TIMEX3 value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_PRECISIONS = (
    ("day", re.compile(r"\d{4}-\d\d-\d\d")),
    ("week", re.compile(r"\d{4}-W\d\d(?:-WE)?$")),
    ("quarter", re.compile(r"\d{4}-Q[1-4]$")),
    ("month", re.compile(r"\d{4}-\d\d$")),
    ("season", re.compile(r"\d{4}-(?:SP|SU|FA|WI)$")),
    ("year", re.compile(r"\d{4}$")),
    ("decade", re.compile(r"\d{3}$")),
)


def precision_of(value: str, first: date, last: date) -> str:
    """Name a precision, as ``Entry.precision`` documents it.

    Args:
        value: A TIMEX3 value, or two of them with "/" between.
        first: Its first day.
        last: Its last day, which tells where the value does not.
    """
    if "/" not in value:
        for name, pattern in _PRECISIONS:
            if pattern.match(value):
                return name
    return "day" if first == last else "interval"
