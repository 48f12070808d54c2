"""Named periods: seasons, quarters, decades, centuries, weekends."""

from __future__ import annotations

from idlib_tui.annotate.times.families.parts import direction, within
from idlib_tui.annotate.times.grammar import Outcome, Parts, rule
from idlib_tui.annotate.times.points import SEASONS, Point, Unit
from idlib_tui.annotate.times.values import From, Named, Shift


@rule(
    "the? SEASON COMMA? INYEAR",
    "turn:(LAST|NEXT|THIS) SEASON",
    "the? EDGE (of|in|DASH)? the? SEASON (COMMA? INYEAR)?",
)
def season(parts: Parts) -> Outcome:
    """As in "the summer of 2018", "last winter", "early spring"."""
    number = SEASONS.index(parts.value("SEASON"))
    year = within(parts)
    mod = parts.value("EDGE") if "EDGE" in parts else None
    if isinstance(year, int):
        return parts.found(Point(Unit.SEASON, year, number), mod=mod)
    return parts.found(Named(Unit.SEASON, year, number, turn=parts.turn("turn")), mod=mod)


@rule("the? SEASON", "that same? SEASON", "the same SEASON")
def season_alone(parts: Parts) -> Outcome:
    """As in "the summer"."""
    number = SEASONS.index(parts.value("SEASON"))
    return parts.found(Named(Unit.SEASON, number=number), sure=False)


@rule(
    "the? ORDINALS DASH? part:(quarter|half) INYEAR?",
)
def part_of_year(parts: Parts) -> Outcome:
    """As in "the third quarter", "the first half of 2019"."""
    unit, most = (Unit.HALF, 2) if parts.words("part") == ["half"] else (Unit.QUARTER, 4)
    number, year = parts.number("ORDINALS"), within(parts)
    if number > most:
        return ()
    if isinstance(year, int):
        return parts.found(Point(unit, year, number))
    return parts.found(Named(unit, year, number))


@rule("q NUM INYEAR")
def quarter_in_figures(parts: Parts) -> Outcome:
    """As in "Q3 2019", "Q3 of last year"."""
    number, year = parts.number("NUM"), within(parts)
    if not 1 <= number <= 4:
        return ()
    if isinstance(year, int):
        return parts.found(Point(Unit.QUARTER, year, number))
    return parts.found(Named(Unit.QUARTER, year, number))


@rule("the? DECADE4 BC?", "the? DECADE3 BC", "the? APOS? DECADE2")
def decade(parts: Parts) -> Outcome:
    """As in "the 1990s", "the '60s", "the 490s BC", "the nineties"."""
    name = next(n for n in ("DECADE4", "DECADE3", "DECADE2") if n in parts)
    word = parts.words(name)[0]
    if not word[0].isdecimal():
        return parts.found(Point(Unit.DECADE, 1900 + int(parts.value("DECADE2"))))
    year = int(word.rstrip("s"))
    if name == "DECADE2":
        year += 1900
    return parts.found(Point(Unit.DECADE, -year if "BC" in parts else year))


@rule("the? year:(YEAR|TWO) APOS s")
def decade_with_apostrophe(parts: Parts) -> Outcome:
    """As in "the 1940's"; without the article it needs a word like *early* before it."""
    year = parts.number("year")
    if year % 10 or year < 10:
        single = Point(Unit.YEAR, year)
        return parts.found(single, part="year", sure=False) if year > 99 else ()
    article = parts.tokens.words[parts.first].lower() == "the"
    return parts.found(Point(Unit.DECADE, year if year > 99 else 1900 + year), sure=article)


@rule("the? ORDINALS DASH? century BC?")
def century(parts: Parts) -> Outcome:
    """As in "the 19th century": its years begin with 18."""
    year = (parts.number("ORDINALS") - 1) * 100
    return parts.found(Point(Unit.CENTURY, -year if "BC" in parts else year))


@rule("the weekend")
def the_weekend(parts: Parts) -> Outcome:
    """As in "the weekend": the last one, or the current one."""
    return parts.found(Named(Unit.WEEKEND))


@rule(
    "(this|that) weekend",
    "which:(LAST|NEXT) weekend",
    "the which:(LAST|NEXT|FOLLOWING) weekend",
)
def weekend(parts: Parts) -> Outcome:
    """As in "this weekend", "last weekend", "the following weekend"."""
    count, start = direction(parts, parts.words("which")) if "which" in parts else (0, From.SPEECH)
    return parts.found(Shift(count, start, Unit.WEEKEND))
