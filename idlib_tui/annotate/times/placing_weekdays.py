"""Placing a day of the week or a weekend: "Tuesday", "last Friday", "the weekend"."""

from __future__ import annotations

from datetime import date

from idlib_tui.annotate.times.discourse import Discourse
from idlib_tui.annotate.times.placing import Context, Placed, place_shift
from idlib_tui.annotate.times.points import Point, Unit, containing, day_point
from idlib_tui.annotate.times.values import Named, Shift
from idlib_tui.day_arithmetic import day_of_week, days_later


def place_weekday(
    named: Named, weekday: int, discourse: Discourse, context: Context
) -> Placed | None:
    """Place "Tuesday", "last Friday", "Friday of last week"."""
    if isinstance(named.within, Shift):
        return _weekday_within(weekday, named.within, discourse)
    frame = discourse.frame if discourse.narrative else None
    anchor = frame if frame is not None and frame.unit is Unit.DAY else discourse.published
    today = anchor.first() if anchor else None
    if anchor is None or today is None:
        return None
    back = (today.isoweekday() - weekday) % 7
    if named.turn == -1:
        return _placed(days_later(today, -(back or 7)), "last", anchor)
    if named.ahead:
        return _placed(days_later(today, (7 - back) % 7), "next", anchor)
    this = named.turn == 0 and not context.past_verb
    coming = back > 0 and _coming(context, tomorrow=back == 6)
    if coming and back == 1 and context.arranged:
        coming = False  # "was to meet on Monday", said on Tuesday
    if named.turn == 1 or (back and (this or coming)):
        return _placed(days_later(today, 7 - back), "next", anchor)
    return _placed(days_later(today, -back), "most recent", anchor)


def _placed(day: date | None, rule: str, anchor: Point | None) -> Placed | None:
    """Return a day with its rule; None beyond the calendar."""
    return Placed(day_point(day), rule, anchor) if day else None


def _coming(context: Context, *, tomorrow: bool) -> bool:
    """Whether a weekday is the next one: past or today 91 of 100, with these cues 94."""
    if context.since:
        return False
    if context.future or context.until or context.timetabled or context.intended:
        return True
    return (tomorrow or context.limit) and not context.past_verb


def _weekday_within(weekday: int, within: Shift, discourse: Discourse) -> Placed | None:
    base = place_shift(within, discourse)
    if base is None:
        return None
    if base.point.unit is Unit.WEEK:
        day = day_of_week(base.point.year, base.point.number, weekday)
        return _placed(day, base.rule, base.anchor)
    last = base.anchor.first() if base.anchor else None
    if last is None:
        return None
    ahead = (weekday - last.isoweekday()) % 7
    if within.count:
        return _placed(days_later(last, ahead or 7), base.rule, base.anchor)
    nearest = ahead if ahead < 4 else ahead - 7
    return _placed(days_later(last, nearest), base.rule, base.anchor)


def place_weekend(discourse: Discourse, context: Context) -> Placed | None:
    """Place "the weekend": the current or the last one, unless the context is about the future."""
    anchor = discourse.frame or discourse.published
    today = anchor.first() if anchor else None
    if anchor is None or today is None:
        return None
    this = containing(today, Unit.WEEKEND)
    if today.isoweekday() >= 6 or context.future or context.intended:
        return Placed(this, "this", anchor)
    last = this.shifted(-1)
    return Placed(last, "most recent", anchor) if last else None
