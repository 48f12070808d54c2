"""Days, months, years and ranges of them, as a query writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_UNDATED = {"none", "unknown", "undated"}


def parse_dates(text: str) -> tuple[date | None, date | None]:
    """Read ``2020-02-18``, ``2020-02``, ``2020``, ``a..b``, ``a..``, ``..b`` or ``none``.

    Returns:
        First and last day, inclusive. An open end is the calendar's; two Nones stand for undated.

    Raises:
        ValueError: No such day; the message is fit to show.
    """
    if text.lower() in _UNDATED:
        return None, None
    start, dots, end = text.partition("..")
    if dots and not (start or end):
        raise ValueError("“..” wants a day, month or year before or after it.")
    first = _interval(start)[0] if start else date.min
    last = _interval(end if dots else start)[1] if end or not dots else date.max
    if first > last:
        raise ValueError(f"“{text}” ends before it starts.")
    return first, last


def _interval(text: str) -> tuple[date, date]:
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(
            f"“{text}” is no day, month or year. Write 2020-02-18, 2020-02, 2020 "
            "or 2020-02-01..2020-02-18."
        )
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"“{text}” is not in the calendar.") from None
    if day is not None:
        return first, first
    if month is not None:
        following = date(first.year + month // 12, month % 12 + 1, 1) if first.year < 9999 else None
    else:
        following = date(first.year + 1, 1, 1) if first.year < 9999 else None
    return first, following - timedelta(days=1) if following else date.max
