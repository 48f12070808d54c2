"""Placing an expression on the calendar: what all rules share, and the rule for shifts.

There is one small rule for each kind of incomplete expression, here, in ``placing_weekdays`` and in
``placing_years``. Each rule gives its name in the ``Placed`` that it returns, in words for the
user.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from idlib_tui.annotate.times import cues
from idlib_tui.annotate.times.discourse import Discourse
from idlib_tui.annotate.times.edges import Interval
from idlib_tui.annotate.times.points import Point, Unit
from idlib_tui.annotate.times.values import Away, From, Shift

_LAST_MENTIONED = "date last mentioned"
_WRITING = "day of writing"


@dataclass(frozen=True, slots=True)
class Placed:
    """A point on the calendar, the rule that found it, and the origin that it is relative to."""

    point: Point
    rule: str
    anchor: Point | None = None
    interval: Interval | None = None
    """The days denoted, if they are not those of the point."""


@dataclass(frozen=True, slots=True)
class Context:
    """The position of an expression, with the words around it."""

    text: str
    start: int
    end: int

    @property
    def future(self) -> bool:
        """Whether the context is about the future."""
        return cues.future(self.text, self.start, self.end)

    @property
    def limit(self) -> bool:
        """Whether it is a limit: "until", "by"."""
        return cues.limit(self.text, self.start)

    @property
    def before(self) -> bool:
        """Whether it follows "before"."""
        return cues.before(self.text, self.start)

    @property
    def until(self) -> bool:
        """Whether it follows "until"."""
        return cues.until(self.text, self.start)

    @property
    def since(self) -> bool:
        """Whether it follows "since"."""
        return cues.since(self.text, self.start)

    @property
    def timetabled(self) -> bool:
        """Whether a present form refers to the future: "opens on Friday"."""
        return cues.timetabled(self.text, self.start)

    @property
    def intended(self) -> bool:
        """Whether it is the day of an intention: "hoped to meet on Monday"."""
        return cues.intended(self.text, self.start)

    @property
    def arranged(self) -> bool:
        """Whether it is the day of an arrangement in the past: "was to meet on Monday"."""
        return cues.arranged(self.text, self.start)

    @property
    def happened(self) -> bool:
        """Whether a verb in the past governs it: "took effect on"."""
        return cues.happened(self.text, self.start)

    @property
    def dateline(self) -> bool:
        """Whether it is the date of a dateline."""
        return cues.dateline(self.text, self.end)

    @property
    def set_apart(self) -> bool:
        """Whether something is compared with it: "from a high in March"."""
        return cues.set_apart(self.text, self.start)

    @property
    def compared(self) -> bool:
        """Whether something is compared with it: "from", "than"."""
        return cues.compared(self.text, self.start)

    @property
    def possible(self) -> bool:
        """Whether a modal governs it: "could be held"."""
        return cues.possible(self.text, self.start)

    @property
    def past_verb(self) -> bool:
        """Whether a verb in the past is near."""
        return cues.past_verb(self.text, self.start, self.end)


def place_shift(shift: Shift, discourse: Discourse) -> Placed | None:
    """Place "two weeks ago", "the next day": relative to the publication date or last mention."""
    if shift.same is not None:
        return _like_last(shift, discourse)
    base, rule = _base(shift, discourse)
    start = base.at(shift.unit) if base else None
    if start is None or shift.count is None:
        return None
    point = start.shifted(shift.count)
    return Placed(point, rule, base) if point else None


def place_away(away: Away, base: Placed) -> Placed | None:
    """Place "two days after 3 March", once that day is placed."""
    start = base.point.at(away.unit)
    point = start.shifted(away.count) if start else None
    return Placed(point, "counted from a date", base.point) if point else None


def _like_last(shift: Shift, discourse: Discourse) -> Placed | None:
    """Place "the same quarter last year", "from a year earlier" beside a quarter."""
    last = discourse.last
    today = shift.start is From.SPEECH and shift.same is not None and shift.same < Unit.YEAR
    if today or last is None or last.unit >= shift.unit or last.unit is Unit.DAY:
        now = discourse.published
        last = now.at(shift.same) if now and shift.same else None
    if last is None or last.unit >= shift.unit or shift.count is None:
        return place_shift(replace(shift, same=None), discourse)
    year = last.year + shift.count
    return Placed(replace(last, year=year), _LAST_MENTIONED, last)


def _base(shift: Shift, discourse: Discourse) -> tuple[Point | None, str]:
    last, now = discourse.base, discourse.published
    if shift.start is From.SPEECH:
        if discourse.narrative and shift.unit >= Unit.SEASON and last is not None:
            return last, _LAST_MENTIONED
        return now, _WRITING
    if last is not None and last.at(shift.unit) is not None:
        return last, _LAST_MENTIONED
    if discourse.last_day is not None:
        return discourse.last_day, _LAST_MENTIONED
    if not discourse.narrative and (shift.count or 0) <= 0:
        return now, _WRITING
    return None, ""
