"""Days on the command line: a day, a month or a year."""

from __future__ import annotations

import argparse
import calendar
import re
from datetime import date

_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def first_day(written: str) -> date:
    """Read the first day of what is meant: ``2020-02`` is 1 February.

    Raises:
        argparse.ArgumentTypeError: It is no day, month or year.
    """
    return _span(written)[0]


def last_day(written: str) -> date:
    """Read the last day of what is meant: ``2020-02`` is 29 February.

    Raises:
        argparse.ArgumentTypeError: It is no day, month or year.
    """
    return _span(written)[1]


def _span(written: str) -> tuple[date, date]:
    match = _WRITTEN.fullmatch(written)
    try:
        if match is None:
            raise ValueError(written)
        year = int(match["year"])
        if match["day"] is not None:
            day = date(year, int(match["month"]), int(match["day"]))
            return day, day
        if match["month"] is not None:
            month = int(match["month"])
            return date(year, month, 1), date(year, month, _days_of(year, month))
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{written}” is no date; write 2020-02-18, 2020-02 or 2020"
        ) from None


def _days_of(year: int, month: int) -> int:
    if not 1 <= month <= 12:
        raise ValueError(month)
    return calendar.monthrange(year, month)[1]
