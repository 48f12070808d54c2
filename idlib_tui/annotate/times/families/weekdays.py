"""Days of the week: "Tuesday", "last Friday", "Friday of last week"."""

from __future__ import annotations

from idlib_tui.annotate.times.families.parts import direction, within
from idlib_tui.annotate.times.grammar import Outcome, Parts, rule
from idlib_tui.annotate.times.points import Unit
from idlib_tui.annotate.times.values import From, Named, Shift


@rule("WEEKDAY", "this? turn:(LAST|NEXT|THIS) WEEKDAY", "the turn:(LAST|NEXT) WEEKDAY")
def weekday(parts: Parts) -> Outcome:
    """As in "Tuesday", "last Friday", "next Tuesday", "the previous Monday"."""
    number = int(parts.value("WEEKDAY"))
    return parts.found(Named(Unit.DAY, weekday=number, turn=parts.turn("turn")))


@rule("(the FOLLOWING | that (same)? | the same) WEEKDAY")
def weekday_told(parts: Parts) -> Outcome:
    """As in "the following Monday": counted from the date last mentioned."""
    number = int(parts.value("WEEKDAY"))
    turn = 1 if "FOLLOWING" in parts else 0
    return parts.found(Named(Unit.DAY, within=Shift(turn, From.TOLD, Unit.DAY), weekday=number))


@rule(
    "WEEKDAY of? which:(LAST|NEXT|THIS|that|the LAST) week",
    "which:(LAST|NEXT|THIS) week (APOS s)? (on)? WEEKDAY",
)
def weekday_of_week(parts: Parts) -> Outcome:
    """As in "Friday last week", "Monday of this week"."""
    shift = Shift(*direction(parts, parts.words("which")), Unit.WEEK)
    return parts.found(Named(Unit.DAY, within=shift, weekday=int(parts.value("WEEKDAY"))))


@rule("HOLIDAY (COMMA? INYEAR)?", "turn:(LAST|NEXT|THIS) HOLIDAY")
def holiday(parts: Parts) -> Outcome:
    """As in "New Year's Eve", "Christmas 1914"."""
    year = within(parts)
    name = parts.tokens.values[parts.spans["HOLIDAY"][0]]
    return parts.found(Named(Unit.DAY, year, turn=parts.turn("turn"), holiday=name))
