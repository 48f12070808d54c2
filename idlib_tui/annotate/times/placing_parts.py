"""Placing a part of a longer period: "the last week of March", "the first Monday in May"."""

from __future__ import annotations

from datetime import date

from idlib_tui.annotate.times.edges import Interval
from idlib_tui.annotate.times.placing import Placed
from idlib_tui.annotate.times.points import Unit, containing, day_point
from idlib_tui.annotate.times.values import Part
from idlib_tui.day_arithmetic import days_later, month_span

_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_MONTHS = {
    Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200
}  # fmt: skip


def place_part(part: Part, base: Placed) -> Placed | None:
    """Place a part, once the whole is placed.

    Returns:
        None if there is no such part, as the sixth week of March.
    """
    whole = base.point.interval()
    if whole is None:
        return None
    span = _span(part, whole)
    if span is None or not whole[0] <= span[0] <= span[1] <= whole[1]:
        return None
    rule = base.rule if base.anchor else "stated"
    if part.count is not None or part.unit is Unit.HALF:
        return Placed(base.point, rule, base.anchor, span)
    middle = days_later(span[0], (span[1] - span[0]).days // 2) or span[0]
    point = day_point(span[0]) if part.unit is Unit.DAY else containing(middle, part.unit)
    return Placed(point, rule, base.anchor, span)


def _span(part: Part, whole: Interval) -> Interval | None:
    first, last = whole
    if part.unit is Unit.HALF:
        return _half(part.nth, whole)
    if part.weekday is not None:
        return _weekday(part.nth, part.weekday, whole)
    if part.unit is Unit.WEEKEND:
        saturday = _weekday(part.nth, 6, whole)
        sunday = days_later(saturday[0], 1) if saturday else None
        return (saturday[0], min(sunday, last)) if saturday and sunday else None
    count = part.count or 1
    if part.unit in _DAYS:
        size = _DAYS[part.unit] * count
        start = days_later(first, (part.nth - 1) * size) if part.nth > 0 else None
        start = start or days_later(last, 1 - size)
        end = days_later(start, size - 1) if start else None
        return (start, end) if start and end else None
    months = _MONTHS[part.unit] * count
    if part.nth > 0:
        return month_span(first.year * 12 + first.month - 1 + (part.nth - 1) * months, months)
    return month_span(last.year * 12 + last.month - months, months)


def _half(nth: int, whole: Interval) -> Interval | None:
    first, last = whole
    middle = days_later(first, ((last - first).days + 1) // 2 - 1)
    after = days_later(middle, 1) if middle else None
    if middle is None or after is None:
        return None
    return (first, middle) if nth == 1 else (after, last)


def _weekday(nth: int, weekday: int, whole: Interval) -> Interval | None:
    first, last = whole
    if nth > 0:
        ahead = (weekday - first.isoweekday()) % 7
        day: date | None = days_later(first, ahead + 7 * (nth - 1))
    else:
        day = days_later(last, -((last.isoweekday() - weekday) % 7))
    return (day, day) if day else None
