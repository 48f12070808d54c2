"""Parts shared by several families: the month, the day in it, the year."""

from __future__ import annotations

from idlib_tui.annotate.times.grammar import Parts
from idlib_tui.annotate.times.lexicon import known_days
from idlib_tui.annotate.times.points import Point, Unit, valid_day
from idlib_tui.annotate.times.values import Found, From, Named, Shift

UNITS = {
    "D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Q": Unit.QUARTER, "Y": Unit.YEAR,
    "DE": Unit.DECADE, "CE": Unit.CENTURY, "WE": Unit.WEEKEND,
}  # fmt: skip
"""Lexicon letter -> calendar unit, for those units that can be a date."""


def month(parts: Parts, name: str = "MONTHNAME") -> int:
    """Return the number of a month, written in full or abbreviated."""
    word = parts.words(name)[0]
    values = parts.lexicon.values
    return int(values.get(("MONTH", word)) or values["MON", word])


def within(parts: Parts, name: str = "INYEAR") -> int | Shift | None:
    """Return the year in the words: 1990, -480 ("480 BC"), or a shift ("of that year")."""
    words = parts.words(name) or parts.words("ANYYEAR")
    if not words:
        return None
    digits = [word for word in words if word[0].isdecimal()]
    if digits:
        return -int(digits[0]) if {"bc", "bce", "b"} & set(words) else int(digits[0])
    return Shift(*direction(parts, words), Unit.YEAR)


def direction(parts: Parts, words: list[str]) -> tuple[int, From]:
    """Return a distance in units and its origin: "last" is -1 from now, "that" 0 from a mention."""
    values = parts.lexicon.values
    if "that" in words or "same" in words:
        return 0, From.LAST
    for word in words:
        if ("FOLLOWING", word) in values:
            return 1, From.LAST
        if ("LAST", word) in values:
            mentioned = word != "last" or "the" in words
            return -1, From.LAST if mentioned else From.SPEECH
        if ("NEXT", word) in values:
            return 1, From.LAST if word == "next" and "the" in words else From.SPEECH
    return 0, From.SPEECH


def day_of_month(parts: Parts, day: str) -> Found | tuple[()]:
    """Return one day of a month; an impossible one ("February 30") is not a date."""
    number, of_month, year = parts.number(day), month(parts), within(parts)
    known = year if isinstance(year, int) else 2000
    if not valid_day(known, of_month, number):
        return ()
    if isinstance(year, int):
        return parts.found(Point(Unit.DAY, year, of_month, number))
    known_by = known_year(parts, of_month, number) if year is None else None
    return parts.found(Named(Unit.DAY, year, of_month, number, known=known_by))


def known_year(parts: Parts, of_month: int, day: int) -> int | None:
    """Return the year of "the September 11 attacks" and the like; None for any other day."""
    for year, words in known_days().get((of_month, day), ()):
        if parts.next_word in words:
            return year
    return None
