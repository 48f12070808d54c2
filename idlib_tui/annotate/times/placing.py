"""Where on the calendar an expression lies: one small rule for each way of leaving something out.

Each rule names itself in the ``Placed`` that it returns, in words fit to show to a reader. Figures were
measured on dated news; docs/times.md lists them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from idlib_tui.annotate.times import cues
from idlib_tui.annotate.times.discourse import Discourse
from idlib_tui.annotate.times.holidays import holiday
from idlib_tui.annotate.times.points import Point, Unit, containing, day_point, valid_day
from idlib_tui.annotate.times.values import From, Named, Shift

_AHEAD = 120
"""Days ahead at which a day without a year is still the coming one (right in 97 of 100)."""

_MONTHS_AHEAD, _MONTHS_AHEAD_WITH_CUE = 62, 245
"""Days ahead at which a month without a year is still the coming one: if no verb in the past stands
before it, or if the future is spoken of (right in 90 of 100)."""

_BACKWARDS = 9
"""Months that a narrative may step back; "January" after "December" is of the next year."""

_LAST_MENTIONED = "date last mentioned"
_WRITING = "day of writing"


@dataclass(frozen=True, slots=True)
class Placed:
    """A place on the calendar, the rule that found it, and from where it was reckoned."""

    point: Point
    rule: str
    anchor: Point | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text an expression stands, for the words around it."""

    text: str
    start: int
    end: int

    @property
    def future(self) -> bool:
        """Whether the future is spoken of."""
        return cues.future(self.text, self.start, self.end)

    @property
    def limit(self) -> bool:
        """Whether it is a limit: "until", "by"."""
        return cues.limit(self.text, self.start)

    @property
    def since(self) -> bool:
        """Whether it follows "since"."""
        return cues.since(self.text, self.start)

    @property
    def past_verb(self) -> bool:
        """Whether a verb in the past stands near."""
        return cues.past_verb(self.text, self.start, self.end)


# ------------------------------------------------------------------ so many units away


def place_shift(shift: Shift, discourse: Discourse) -> Placed | None:
    """As in "Two weeks ago", "the next day": counted from the day of writing or the last mentioned."""
    base, rule = _base(shift, discourse)
    start = base.at(shift.unit) if base else None
    if start is None or shift.count is None:
        return None
    point = start.shifted(shift.count)
    return Placed(point, rule, base) if point else None


def _base(shift: Shift, discourse: Discourse) -> tuple[Point | None, str]:
    told, now = discourse.base, discourse.published
    if shift.start is From.SPEECH:
        if discourse.narrative and shift.unit > Unit.WEEKEND and told is not None:
            return told, _LAST_MENTIONED
        return now, _WRITING
    if told is not None and told.at(shift.unit) is not None:
        return told, _LAST_MENTIONED
    if discourse.told_day is not None:
        return discourse.told_day, _LAST_MENTIONED
    if not discourse.narrative and (shift.count or 0) <= 0:
        return now, _WRITING
    return None, ""


# ------------------------------------------------------------------ days of the week


def place_weekday(named: Named, weekday: int, discourse: Discourse, place: Place) -> Placed | None:
    """As in "Tuesday", "last Friday", "Friday of last week"."""
    if isinstance(named.within, Shift):
        return _weekday_within(weekday, named.within, discourse)
    anchor = discourse.frame if discourse.narrative else discourse.published
    today = anchor.first() if anchor else None
    if anchor is None or today is None or anchor.unit is not Unit.DAY:
        return None
    back = (today.isoweekday() - weekday) % 7
    if named.turn == -1:
        return Placed(day_point(today - timedelta(back or 7)), "last", anchor)
    if named.turn == 1 or (back and _coming(place, tomorrow=back == 6)):
        return Placed(day_point(today + timedelta(7 - back)), "next", anchor)
    return Placed(day_point(today - timedelta(back)), "most recent", anchor)


def _coming(place: Place, *, tomorrow: bool) -> bool:
    """Whether a weekday is the coming one: past or today 91 of 100, with these cues 94."""
    if place.since:
        return False
    return place.future or ((tomorrow or place.limit) and not place.past_verb)


def _weekday_within(weekday: int, within: Shift, discourse: Discourse) -> Placed | None:
    base = place_shift(within, discourse)
    if base is None:
        return None
    if base.point.unit is Unit.WEEK:
        day = date.fromisocalendar(base.point.year, base.point.number, weekday)
        return Placed(day_point(day), base.rule, base.anchor)
    told = base.anchor.first() if base.anchor else None
    if told is None:
        return None
    ahead = (weekday - told.isoweekday()) % 7
    if within.count:
        return Placed(day_point(told + timedelta(ahead or 7)), base.rule, base.anchor)
    nearest = ahead if ahead < 4 else ahead - 7
    return Placed(day_point(told + timedelta(nearest)), base.rule, base.anchor)


def place_weekend(discourse: Discourse, place: Place) -> Placed | None:
    """As in "The weekend": the one under way or just past, unless the future is spoken of."""
    anchor = discourse.frame or discourse.published
    today = anchor.first() if anchor else None
    if anchor is None or today is None:
        return None
    this = containing(today, Unit.WEEKEND)
    if today.isoweekday() >= 6 or place.future:
        return Placed(this, "this", anchor)
    last = this.shifted(-1)
    return Placed(last, "most recent", anchor) if last else None


# ------------------------------------------------------------------ dates without a year


def place_named(named: Named, discourse: Discourse, place: Place) -> Placed | None:
    """As in "February 3", "March", "the summer", "Christmas": the year is supplied."""
    if isinstance(named.within, int):
        return _in_year(named, named.within, "stated", None)
    if isinstance(named.within, Shift):
        year = place_shift(named.within, discourse)
        return _in_year(named, year.point.year, year.rule, year.anchor) if year else None
    frame, now = discourse.frame, discourse.published
    if frame is not None and named.turn is None:
        return _beside(named, frame)
    today = now.first() if now else None
    if now is None or today is None:
        return None
    if named.turn is not None or place.since:
        return _turned(named, -1 if named.turn is None else named.turn, today, now)
    if named.unit is Unit.DAY:
        return _nearest(named, today, now, _AHEAD)
    if place.future or place.limit:
        return _nearest(named, today, now, _MONTHS_AHEAD_WITH_CUE)
    return _nearest(named, today, now, 0 if place.past_verb else _MONTHS_AHEAD)


def place_like_next(named: Named, following: Point) -> Placed | None:
    """As in "April and June 1955": the year is that of the date it is joined to."""
    return _in_year(named, following.year, "year of the next date", following)


def _beside(named: Named, frame: Point) -> Placed | None:
    """In a narrative: the year of the date last mentioned, or the next where a year turns."""
    same = _in_year(named, frame.year, "year last mentioned", frame)
    if frame.unit in (Unit.DAY, Unit.MONTH) and named.unit in (Unit.DAY, Unit.MONTH):
        month = named.number or frame.number
        if frame.number - month > _BACKWARDS:
            return _in_year(named, frame.year + 1, "next after the date last mentioned", frame)
    return same


def _turned(named: Named, turn: int, today: date, now: Point) -> Placed | None:
    """As in "Last December", "this summer", "since October"."""
    if turn == 0:
        return _in_year(named, now.year, "this year", now)
    choices = _choices(named, now.year)
    if turn == 1:
        coming = [point for point, first in choices if first > today]
        return Placed(coming[0], "next", now) if coming else None
    current = containing(today, named.unit).first() or today
    past = [p for p, first in choices if first < current or (named.turn is None and first <= today)]
    return Placed(past[-1], "last", now) if past else None


def _nearest(named: Named, today: date, now: Point, reach: int) -> Placed | None:
    """The coming one if it is at most ``reach`` days ahead, else the most recent."""
    past: list[Point] = []
    for point, first in _choices(named, now.year):
        if first <= today:
            past.append(point)
        elif first <= today + timedelta(reach):
            return Placed(point, "next", now)
    if named.unit in (Unit.QUARTER, Unit.HALF):
        # Figures are told of a quarter that is over.
        past = [point for point in past if (point.interval() or (today, today))[1] < today]
    return Placed(past[-1], "most recent", now) if past else None


def _choices(named: Named, year: int) -> list[tuple[Point, date]]:
    """The point in the year before, the year and the year after, with its first day."""
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
    """A named point in a given year, or None where that year does not have it."""
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
