"""Days of the week: "Tuesday", "last Friday", "Friday of last week"."""

from __future__ import annotations

from dataclasses import replace

from idlib_tui.annotate.times.families.parts import UNITS, direction, within
from idlib_tui.annotate.times.grammar import Outcome, Parts, rule
from idlib_tui.annotate.times.lexicon import word_list
from idlib_tui.annotate.times.points import Unit
from idlib_tui.annotate.times.values import Away, From, Length, Named, Shift

_OWN = ("'", "’")
"""After "Tuesday week" these make the week a possessor."""


@rule("WEEKDAY", "this? turn:(LAST|NEXT|THIS) WEEKDAY", "the turn:(LAST|NEXT) WEEKDAY")
def weekday(parts: Parts) -> Outcome:
    """As in "Tuesday", "last Friday", "next Tuesday", "the previous Monday"."""
    number = int(parts.value("WEEKDAY"))
    return parts.found(Named(Unit.DAY, weekday=number, turn=parts.turn("turn")))


@rule("overnight (on|from)? WEEKDAY", "WEEKDAY overnight")
def overnight(parts: Parts) -> Outcome:
    """As in "overnight on Sunday"."""
    number = int(parts.value("WEEKDAY"))
    return parts.found(Named(Unit.DAY, weekday=number), clock="TNI")


@rule("(the FOLLOWING | that (same)? | the same) WEEKDAY")
def weekday_from_mention(parts: Parts) -> Outcome:
    """As in "the following Monday": relative to the date last mentioned."""
    number = int(parts.value("WEEKDAY"))
    turn = 1 if "FOLLOWING" in parts else 0
    return parts.found(Named(Unit.DAY, within=Shift(turn, From.LAST, Unit.DAY), weekday=number))


@rule(
    "base:(WEEKDAY|today|tomorrow) span:(week|fortnight)",
    "span:((a|NUM|CARDINAL) (UNIT|UNITS)) (on|from)? base:(WEEKDAY|today|tomorrow)",
    "span:((a|NUM|CARDINAL) (UNIT|UNITS)) back:(AGO (LAST|on)? | LAST) WEEKDAY",
)
def weeks_from_weekday(parts: Parts) -> Outcome:
    """As in "Tuesday week", "a week on Tuesday", "two weeks from Monday", "a week last Friday"."""
    weeks = _weeks(parts)
    before = parts.tokens.words[parts.first - 1].lower() if parts.first else ""
    if weeks is None or parts.next_word in _OWN:
        return ()
    if before in word_list("lasting"):
        return parts.found(Length(weeks, "W"), part="span")
    if "back" in parts:
        last = Named(Unit.DAY, weekday=int(parts.value("WEEKDAY")), turn=-1)
        return parts.found(Away(-7 * weeks, Unit.DAY, last))
    if "WEEKDAY" not in parts:
        ahead = 1 if parts.words("base") == ["tomorrow"] else 0
        return parts.found(Shift(7 * weeks + ahead, From.SPEECH, Unit.DAY))
    coming = Named(Unit.DAY, weekday=int(parts.value("WEEKDAY")), ahead=True)
    return parts.found(Away(7 * weeks, Unit.DAY, coming))


def _weeks(parts: Parts) -> int | None:
    """Return the number of weeks in a part; None if it has another unit."""
    words = parts.words("span")
    letter = parts.value("UNIT") if "UNIT" in parts else ""
    letter = parts.value("UNITS") if "UNITS" in parts else letter
    letter = letter or {"week": "W", "fortnight": "2W"}[words[0]]
    size = {"W": 1, "2W": 2}.get(letter)
    written = next((name for name in ("NUM", "CARDINAL") if name in parts), None)
    return size and size * (parts.number(written) if written else 1)


@rule(
    "the? (WEEKDAY|weekend|UNIT) side:(before last|after next)",
    "WEEKDAY turn:(last|next)",
)
def one_further(parts: Parts) -> Outcome:
    """As in "the week after next", "the Friday before last", "Tuesday next"."""
    back = "last" in parts.words("side") + parts.words("turn")
    if parts.next_word[:1].isupper() and "UNIT" in parts:
        # "The day before last Friday" is relative to that Friday.
        day = parts.found(Named(Unit.DAY))
        return replace(day, last=day.last - 1) if parts.value("UNIT") == "D" else ()
    if "WEEKDAY" in parts:
        named = Named(Unit.DAY, weekday=int(parts.value("WEEKDAY")), turn=-1 if back else 1)
        if "side" not in parts:
            return () if parts.next_word[:1].isalpha() else parts.found(named)
        return parts.found(Away(-7 if back else 7, Unit.DAY, named))
    unit = UNITS.get(parts.value("UNIT")) if "UNIT" in parts else Unit.WEEKEND
    return parts.found(Shift(-2 if back else 2, From.SPEECH, unit)) if unit else ()


@rule("the? eve of the? new year")
def eve_of_the_year(parts: Parts) -> Outcome:
    """As in "the eve of the new year"."""
    return parts.found(Named(Unit.DAY, holiday="12-31"))


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
    """As in "New Year's Eve", "Christmas 1914"; Christmas shopping is not on that day."""
    words = [word.lower() for word in parts.tokens.words[parts.end : parts.end + 5]]
    if words[:1] == ["and"] and "new" in words:
        words = words[words.index("new") + 2 :]
    if words and words[0] in word_list("around a holiday"):
        return ()
    year = within(parts)
    name = parts.tokens.values[parts.spans["HOLIDAY"][0]]
    return parts.found(Named(Unit.DAY, year, turn=parts.turn("turn"), holiday=name))
