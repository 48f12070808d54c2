"""Placing a date without its year: "February 3", "March", "the summer", "Christmas".

The figures were measured on dated news; docs/times.md lists them.
"""

from __future__ import annotations

from calendar import isleap
from dataclasses import replace
from datetime import date

from idlib_tui.annotate.times.discourse import Discourse
from idlib_tui.annotate.times.holidays import holiday
from idlib_tui.annotate.times.placing import Context, Placed, place_shift
from idlib_tui.annotate.times.points import Point, Unit, containing, day_point, valid_day
from idlib_tui.annotate.times.values import Named, Shift

_AHEAD = 120
"""Days ahead within which a day without a year is still the next one (right in 97 of 100)."""

_MONTHS_AHEAD, _MONTHS_AHEAD_WITH_CUE = 62, 245
"""Days ahead within which a month without a year is still the next one: if no verb in the past
precedes it, or if the context is about the future (right in 90 of 100)."""

_YEAR_AHEAD = 340
"""Days ahead for "could be held in March", said in April, and "opens on 1 March", said in April."""

_RECENT = 2
"""Months back at which "last March" is still that of the year before: the recent one is "this"."""

_LEAP_DAY = (2, 29)

_BACKWARDS = 9
"""Months that a narrative may go back; "January" after "December" is of the next year."""


def place_named(named: Named, discourse: Discourse, context: Context) -> Placed | None:
    """Place "February 3", "March", "the summer", "Christmas" by supplying the year."""
    if isinstance(named.within, int):
        return _in_year(named, named.within, "stated", None)
    if isinstance(named.within, Shift):
        year = place_shift(named.within, discourse)
        return _in_year(named, year.point.year, year.rule, year.anchor) if year else None
    now = discourse.published
    if named.known is not None and (now is None or now.year >= named.known):
        return _in_year(named, named.known, "known by its year", None)
    frame = None if context.dateline and now is not None else discourse.frame
    if frame is not None and named.turn is None:
        return _beside(named, frame, context)
    if frame is not None and named.turn and discourse.narrative:
        first = frame.first()
        return _turned(named, named.turn, first, frame) if first else None
    return _from_now(named, discourse.published, context)


def _from_now(named: Named, now: Point | None, context: Context) -> Placed | None:
    """In news: relative to the publication date."""
    today = now.first() if now else None
    if now is None or today is None:
        return None
    if named.turn is not None or context.since:
        return _turned(named, -1 if named.turn is None else named.turn, today, now)
    ahead = context.future or context.timetabled
    if named.unit is Unit.DAY:
        due = context.limit and context.possible
        if ahead or due or context.intended:
            reach = _YEAR_AHEAD
        else:
            reach = 0 if context.happened else _AHEAD
    elif ahead or context.limit or (context.before and not context.past_verb):
        reach = _MONTHS_AHEAD_WITH_CUE
    elif context.possible:
        reach = _YEAR_AHEAD
    else:
        reach = 0 if context.past_verb else _MONTHS_AHEAD
    return _nearest(named, today, now, reach)


def place_day_of_month(day: int, discourse: Discourse, context: Context) -> Placed | None:
    """Place "the 15th": in the month last mentioned, else the last one, or the next if stated."""
    base = discourse.frame or discourse.published
    month = base.at(Unit.MONTH) if base else None
    if base is None or month is None:
        return None
    if base is discourse.published:
        ahead = context.future or context.limit
        step = (day < base.day) if ahead else -(day > base.day)
        month = month.shifted(step)
    if month is None or not valid_day(month.year, month.number, day):
        return None
    rule = "most recent" if base is discourse.published else "month last mentioned"
    return Placed(Point(Unit.DAY, month.year, month.number, day), rule, base)


def place_after(named: Named, start: Point) -> Placed | None:
    """Place the last of "from November to March": the first one that is not before the start."""
    first = start.first()
    if first is None:
        return None
    for point, begins in _choices(named, start.year):
        if begins >= first:
            return Placed(point, "next after the start of the range", start)
    return None


def place_like_next(named: Named, following: Point) -> Placed | None:
    """Place the first of "April and June 1955": the year is that of the date it is joined to."""
    return _in_year(named, following.year, "year of the next date", following)


def _beside(named: Named, frame: Point, context: Context) -> Placed | None:
    """In a narrative: the year of the date last mentioned, or the next if a year turns."""
    first = frame.first()
    if (
        context.set_apart
        and not context.since
        and frame.unit is not Unit.YEAR
        and first is not None
    ):
        return _turned(replace(named, turn=None), -1, first, frame)
    same = _in_year(named, frame.year, "year last mentioned", frame)
    if frame.unit in (Unit.DAY, Unit.MONTH) and named.unit in (Unit.DAY, Unit.MONTH):
        month = same.point.number if same is not None and same.point.unit is Unit.DAY else 0
        month = named.number or month or frame.number
        if frame.number - month > _BACKWARDS:
            return _in_year(named, frame.year + 1, "next after the date last mentioned", frame)
    if same is None and (named.number, named.day) == _LEAP_DAY:
        leap = next((y for y in (frame.year + 1, frame.year - 1) if isleap(y)), None)
        return _in_year(named, leap, "year last mentioned", frame) if leap else None
    return same


def _turned(named: Named, turn: int, today: date, now: Point) -> Placed | None:
    """Place "last December", "this summer", "since October"."""
    if turn == 0:
        return _in_year(named, now.year, "this year", now)
    choices = _choices(named, now.year)
    if turn == 1:
        coming = [point for point, first in choices if first > today]
        return Placed(coming[0], "next", now) if coming else None
    current = containing(today, named.unit).first() or today
    past = [p for p, first in choices if first < current or (named.turn is None and first <= today)]
    if named.turn == -1 and named.unit is Unit.MONTH and len(past) > 1:
        back = today.month - past[-1].number
        if past[-1].year == today.year and back <= _RECENT:
            past.pop()
    return Placed(past[-1], "last", now) if past else None


def _nearest(named: Named, today: date, now: Point, reach: int) -> Placed | None:
    """Choose the next one if it is at most ``reach`` days ahead, else the last."""
    past: list[Point] = []
    for point, first in _choices(named, now.year):
        if first <= today:
            past.append(point)
        elif (first - today).days <= reach:
            return Placed(point, "next", now)
    if named.unit in (Unit.QUARTER, Unit.HALF):
        # Figures are reported for a quarter that is over.
        past = [point for point in past if (point.interval() or (today, today))[1] < today]
    return Placed(past[-1], "most recent", now) if past else None


def _choices(named: Named, year: int) -> list[tuple[Point, date]]:
    """Return the point in the year before, the year and the year after, with its first day."""
    found = []
    for candidate in (year - 1, year, year + 1):
        point = _named_in(named, candidate)
        first = point.first() if point else None
        if point is not None and first is not None:
            found.append((point, first))
    return found


def _in_year(named: Named, year: int, rule: str, anchor: Point | None) -> Placed | None:
    point = _named_in(named, year)
    return Placed(point, rule, anchor) if point else None


def _named_in(named: Named, year: int) -> Point | None:
    """Return a named point in a given year, or None if that year does not have it."""
    if named.holiday is not None:
        day = holiday(named.holiday, year)
        return day_point(day) if day else None
    if named.number is None:
        return None
    if named.unit is not Unit.DAY:
        return Point(named.unit, year, named.number)
    if named.day is None or not valid_day(year, named.number, named.day):
        return None
    return Point(Unit.DAY, year, named.number, named.day)
