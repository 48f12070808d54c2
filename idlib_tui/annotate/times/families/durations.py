"""Durations: "three weeks", "two-year", "the past three weeks", "several months"."""

from __future__ import annotations

from idlib_tui.annotate.times.families.parts import UNITS
from idlib_tui.annotate.times.grammar import Outcome, Parts, rule
from idlib_tui.annotate.times.values import From, Length, Named, Shift


@rule("number:(CARDINAL) DASH seven:(NUM) UNITS")
def weeks_as_seven_days(parts: Parts) -> Outcome:
    """As in "two-7 days": a machine's rewording of a hiatus of two weeks."""
    if parts.number("seven") != 7 or parts.value("UNITS") != "D":
        return ()
    return parts.found(Length(parts.number("number"), "W"))


@rule(
    "EXACTLY? COUNT DASH? (UNIT|UNITS) (DASH? long)?",
    "EXACTLY? COUNT QUALITY UNITS",
    "another COUNT? (UNIT|UNITS)",
    "the COUNT DASH? (UNIT|UNITS) (DASH? long)?",
    "the? (UNIT|UNITS) DASH long",
)
def length(parts: Parts) -> Outcome:
    """As in "three weeks", "a two-year", "year-long"."""
    return _length(parts, 0)


@rule("UNITS")
def units(parts: Parts) -> Outcome:
    """As in "weeks", "decades"; "66 million years" is beyond any calendar."""
    if parts.first and parts.tokens.words[parts.first - 1].lower() in ("million", "billion"):
        return ()
    return _length(parts, 0)


@rule(
    "the? LAST COUNT (UNIT|UNITS)",
    "the LAST UNITS",
    "(past|previous|preceding|prior) UNITS",
    "the? past UNIT",
    "the earlier COUNT? (UNIT|UNITS)",
    "the? (NEXT|FOLLOWING) COUNT (UNIT|UNITS)",
    "the? (NEXT|FOLLOWING) UNITS",
    "the? COUNT LAST UNITS",
    "RECENT UNITS",
)
def length_beside_now(parts: Parts) -> Outcome:
    """As in "the past three weeks", "the next six months", "recent years"."""
    ahead = "NEXT" in parts or "FOLLOWING" in parts
    return _length(parts, 1 if ahead else -1)


@rule("the? LAST quarter DASH? century")
def last_quarter_century(parts: Parts) -> Outcome:
    """As in "the past quarter century"."""
    return parts.found(Length(25, "Y", -1))


@rule("the last UNIT")
def the_last_unit(parts: Parts) -> Outcome:
    """As in "over the last year"; but the last weekend or quarter, or week of a war, is a date."""
    letter = parts.value("UNIT")
    if parts.next_word == "of":
        return parts.found(Named(UNITS[letter])) if letter in UNITS else ()
    if letter in ("WE", "Q"):
        return parts.found(Shift(-1, From.SPEECH, UNITS[letter]))
    return _length(parts, -1)


@rule("(in|over|during) last:(the final COUNT times)")
def days_as_times(parts: Parts) -> Outcome:
    """As in "in the final two times": a machine's rewording of the last two days."""
    return parts.found(Length(parts.count(), "D", -1), part="last")


@rule(
    "the? EXACTLY? COUNT DASH? (UNIT|UNITS) DASH? (old|aged)",
    "(aged|age) EXACTLY? (NUM|CARDINAL)",
    "EXACTLY? COUNT DASH? (UNIT|UNITS) of age",
    "(UNIT|UNITS) DASH old",
    "(call|calls|called|calling) it a day",
)
def age(_parts: Parts) -> Outcome:
    """As in "36-year-old", "call it a day": an age is not a time, nor is an end."""
    return ()


def _length(parts: Parts, side: int) -> Outcome:
    name = "UNIT" if "UNIT" in parts else "UNITS"
    letter = parts.value(name)
    count: float | None = 1 if name == "UNIT" else None
    if "COUNT" in parts:
        count = parts.count()
    if letter == "2W":
        letter, count = "W", count and count * 2
    if letter == "Q" and not side:
        return ()  # three quarters of a city
    if letter == "S" and name == "UNIT" and parts.next_word.isalpha():
        return ()  # a second attack
    words = parts.words("EXACTLY")
    return parts.found(Length(count, letter, side), mod=_mod(parts, words))


def _mod(parts: Parts, words: list[str]) -> str | None:
    for word in words:
        if ("APPROX", word) in parts.lexicon.values:
            return parts.lexicon.values["APPROX", word]
    return {"more": "MORE_THAN", "well": "MORE_THAN", "less": "LESS_THAN", "at": "EQUAL_OR_MORE",
            "up": "EQUAL_OR_LESS", "some": "APPROX"}.get(words[0]) if words else None  # fmt: skip
