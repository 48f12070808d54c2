"""The parts of a period denoted by "early", "mid-" and "late": its first, middle or last third."""

from __future__ import annotations

from datetime import date, timedelta

from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.day_arithmetic import month_span

Interval = tuple[date, date]

_THIRDS = {"START": 0, "MID": 1, "END": 2}
_MONTHS = {Unit.YEAR: 12, Unit.HALF: 6, Unit.QUARTER: 3, Unit.SEASON: 3}


def narrowed(point: Point, mod: str | None) -> Interval | None:
    """Return the first and last day of a point, or of the third that the modifier denotes."""
    interval = point.interval()
    third = _THIRDS.get(mod or "")
    if interval is None or third is None or point.unit is Unit.DAY:
        return interval
    first, last = interval
    months = _MONTHS.get(point.unit)
    if months is not None:
        start = first.year * 12 + first.month - 1 + third * months // 3
        return month_span(start, months // 3)
    days = (last - first).days + 1
    from_day = third * days // 3
    # A weekend has two days: its first third is the Saturday.
    to_day = days - 1 if third == 2 else max(from_day, (third + 1) * days // 3 - 1)
    return first + timedelta(from_day), first + timedelta(to_day)


def clipped(interval: Interval, word: str, now: date | None) -> Interval:
    """Clip "earlier this month" or "later this month" at the publication date."""
    first, last = interval
    if now is None or not first <= now <= last:
        return interval
    if word == "earlier":
        return first, now
    return (now, last) if word == "later" else interval
