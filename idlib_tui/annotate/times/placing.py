"""Where on the calendar an expression lies: what all rules share, and the rule for shifts.

There is one small rule for each way of leaving something out, here, in ``placing_weekdays`` and in
``placing_years``. Each names itself in the ``Placed`` that it returns, in words fit to show to a
reader.
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
    """A place on the calendar, the rule that found it, and from where it was reckoned."""

    point: Point
    rule: str
    anchor: Point | None = None
    interval: Interval | None = None
    """The days meant, where they are not those of the point."""


@dataclass(frozen=True, slots=True)
class Context:
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
    def until(self) -> bool:
        """Whether it follows "until"."""
        return cues.until(self.text, self.start)

    @property
    def since(self) -> bool:
        """Whether it follows "since"."""
        return cues.since(self.text, self.start)

    @property
    def timetabled(self) -> bool:
        """Whether the present tells of what is to come: "opens on Friday"."""
        return cues.timetabled(self.text, self.start)

    @property
    def dateline(self) -> bool:
        """Whether it is the date of a dateline."""
        return cues.dateline(self.text, self.end)

    @property
    def set_apart(self) -> bool:
        """Whether it is what something is compared with: "from a high in March"."""
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
        """Whether a verb in the past stands near."""
        return cues.past_verb(self.text, self.start, self.end)


def place_shift(shift: Shift, discourse: Discourse) -> Placed | None:
    """As in "two weeks ago", "the next day": from the day of writing or the last mentioned."""
    if shift.same is not None:
        return _like_told(shift, discourse)
    base, rule = _base(shift, discourse)
    start = base.at(shift.unit) if base else None
    if start is None or shift.count is None:
        return None
    point = start.shifted(shift.count)
    return Placed(point, rule, base) if point else None


def place_away(away: Away, base: Placed) -> Placed | None:
    """As in "two days after 3 March", once that day is placed."""
    start = base.point.at(away.unit)
    point = start.shifted(away.count) if start else None
    return Placed(point, "counted from a date", base.point) if point else None


def _like_told(shift: Shift, discourse: Discourse) -> Placed | None:
    """As in "the same quarter last year", "from a year earlier" beside a quarter."""
    told = discourse.told
    if told is None or told.unit >= shift.unit or told.unit is Unit.DAY:
        now = discourse.published
        told = now.at(shift.same) if now and shift.same else None
    if told is None or told.unit >= shift.unit or shift.count is None:
        return place_shift(replace(shift, same=None), discourse)
    year = told.year + shift.count
    return Placed(replace(told, year=year), _LAST_MENTIONED, told)


def _base(shift: Shift, discourse: Discourse) -> tuple[Point | None, str]:
    told, now = discourse.base, discourse.published
    if shift.start is From.SPEECH:
        if discourse.narrative and shift.unit >= Unit.SEASON and told is not None:
            return told, _LAST_MENTIONED
        return now, _WRITING
    if told is not None and told.at(shift.unit) is not None:
        return told, _LAST_MENTIONED
    if discourse.told_day is not None:
        return discourse.told_day, _LAST_MENTIONED
    if not discourse.narrative and (shift.count or 0) <= 0:
        return now, _WRITING
    return None, ""
