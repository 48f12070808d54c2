"""Times of day: "3:30 p.m.", "0737 GMT", "morning", "last night", "noon"."""

from __future__ import annotations

from idlib_tui.annotate.times.grammar import Outcome, Parts, rule
from idlib_tui.annotate.times.points import Unit
from idlib_tui.annotate.times.values import Clock, From, Shift


@rule(
    "HOUR (COLON|DOT) MINUTE (COLON MINUTE)? HALFDAY TIMEZONE? (ELSEWHERE)?",
    "HOUR COLON MINUTE (COLON MINUTE)? (hours|hrs)? TIMEZONE? (ELSEWHERE)?",
    "HOUR DOT MINUTE TIMEZONE (ELSEWHERE)?",
    "HOUR HALFDAY TIMEZONE? (ELSEWHERE)?",
    "HHMM hours? (TIMEZONE | ELSEWHERE)",
    "HHMM hours",
)
def time_of_day(parts: Parts) -> Outcome:
    """As in "3:30 p.m.", "07:35 GMT", "0440 GMT", "6am"."""
    if "HHMM" in parts:
        digits = parts.words("HHMM")[0]
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        hour = parts.number("HOUR")
        minute = parts.number("MINUTE") if "MINUTE" in parts else 0
    half = parts.words("HALFDAY")[:1]
    if half and hour > 12:
        half = []
    if half:
        hour = hour % 12 + (12 if half[0].startswith("p") else 0)
    universal = {"gmt", "utc"} & set(parts.words("TIMEZONE"))
    return parts.found(Clock(f"T{hour:02d}:{minute:02d}" + ("Z" if universal else "")))


@rule("(HOUR|CARDINAL) o APOS clock (in the PART)?")
def o_clock(parts: Parts) -> Outcome:
    """As in "three o'clock in the afternoon"."""
    hour = parts.number("HOUR" if "HOUR" in parts else "CARDINAL")
    if "PART" in parts and parts.value("PART") in ("AF", "EV") and hour < 12:
        hour += 12
    return parts.found(Clock(f"T{hour:02d}:00"))


@rule("NOON")
def noon(parts: Parts) -> Outcome:
    """As in "noon", "midnight"."""
    return parts.found(Clock("T" + parts.value("NOON")))


@rule(
    "the? (EDGE in? the?)? PART",
    "the? (early|late) PART hours",
    "the? (early|late) hours of the PART",
)
def part_of_day(parts: Parts) -> Outcome:
    """As in "the morning", "early morning": a part of a day that is given elsewhere."""
    return parts.found(Clock("T" + parts.value("PART")))


@rule("this PART", "DEICTIC PART", "tonight", "overnight")
def part_of_todays(parts: Parts) -> Outcome:
    """As in "this morning", "yesterday afternoon", "tonight"."""
    count = int(parts.value("DEICTIC")) if "DEICTIC" in parts else 0
    clock = parts.value("PART") if "PART" in parts else "NI"
    return parts.found(Shift(count, From.SPEECH, Unit.DAY), clock="T" + clock)


@rule("LAST PART", "late last PART")
def last_night(parts: Parts) -> Outcome:
    """As in "last night"."""
    return parts.found(Shift(-1, From.SPEECH, Unit.DAY), clock="T" + parts.value("PART"))


@rule("early? the (next|FOLLOWING) PART", "the PART BEFORE", "the LAST PART")
def next_morning(parts: Parts) -> Outcome:
    """As in "the next morning", "the night before"."""
    back = "LAST" in parts or ("BEFORE" in parts and parts.value("BEFORE") == "-1")
    shift = Shift(-1 if back else 1, From.LAST, Unit.DAY)
    return parts.found(shift, clock="T" + parts.value("PART"))


@rule("the? PART before last")
def night_before_last(parts: Parts) -> Outcome:
    """As in "the night before last"."""
    return parts.found(Shift(-2, From.SPEECH, Unit.DAY), clock="T" + parts.value("PART"))


@rule("that (same)? PART", "the same PART")
def that_morning(parts: Parts) -> Outcome:
    """As in "that morning"."""
    return parts.found(Shift(0, From.LAST, Unit.DAY), clock="T" + parts.value("PART"))


@rule("the? which:(early|small|wee|late) hours")
def small_hours(parts: Parts) -> Outcome:
    """As in "the early hours"."""
    return parts.found(Clock("TNI" if parts.words("which") == ["late"] else "TMO"))
