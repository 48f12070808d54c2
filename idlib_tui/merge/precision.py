"""The precision of a date, derived from its TIMEX3 value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.model import Precision

if TYPE_CHECKING:
    from datetime import date

_PRECISIONS = (
    (Precision.DAY, re.compile(r"\d{4}-\d\d-\d\d")),
    (Precision.WEEK, re.compile(r"\d{4}-W\d\d(?:-WE)?$")),
    (Precision.QUARTER, re.compile(r"\d{4}-Q[1-4]$")),
    (Precision.MONTH, re.compile(r"\d{4}-\d\d$")),
    (Precision.SEASON, re.compile(r"\d{4}-(?:SP|SU|FA|WI)$")),
    (Precision.YEAR, re.compile(r"\d{4}$")),
    (Precision.DECADE, re.compile(r"\d{3}$")),
)


def precision_of(value: str, first: date, last: date) -> Precision:
    """Find how exactly a TIMEX3 value gives a date.

    Args:
        value: A TIMEX3 value, or two of them separated by "/".
        first: Its first day.
        last: Its last day, which decides if the value does not.
    """
    if "/" not in value:
        for name, pattern in _PRECISIONS:
            if pattern.match(value):
                return name
    return Precision.DAY if first == last else Precision.INTERVAL
