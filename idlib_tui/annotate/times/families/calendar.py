"""Calendar dates: "February 3", "3rd of February, 2020", "Sept 2018", "12/01/2020"."""

from __future__ import annotations

from dataclasses import replace

from idlib_tui.annotate.times.families.parts import (
    day_of_month,
    direction,
    month,
    within,
)
from idlib_tui.annotate.times.grammar import Outcome, Parts, rule
from idlib_tui.annotate.times.lexicon import word_list
from idlib_tui.annotate.times.points import SEASONS, Point, Unit, valid_day
from idlib_tui.annotate.times.values import Found, From, Named, Part, Shift

_BEFORE_SHORT_YEARS = frozenset({"in", "since", "of", "by", "until", "before", "after"})

_PIVOT = 40
"""Two-digit years below it are of this century."""

_LAST_LUNAR = 1500
"""A year after it beside "Ramadan" is of the Gregorian calendar."""


@rule(
    "WD? MONTHNAME DOT? the? NTHDAY (COMMA? INYEAR)?",
    "WD MONTHNAME NTHDAY DASH INYEAR",
    "WD? the? NTHDAY of? MONTHNAME (COMMA? INYEAR)?",
    "WD OPEN MONTHNAME NTHDAY (COMMA? INYEAR)? CLOSE",
    "WD OPEN NTHDAY MONTHNAME (COMMA? INYEAR)? CLOSE",
)
def month_and_day(parts: Parts) -> Outcome:
    """As in "Wednesday, Jan. 15", "the 15th of January", "12 January last year"."""
    return day_of_month(parts, "NTHDAY")


@rule("nine:(MONTHNO) SLASH eleven:(DAY)")
def day_known_by_its_numbers(parts: Parts) -> Outcome:
    """As in "9/11"."""
    if (parts.number("nine"), parts.number("eleven")) != (9, 11):
        return ()
    return parts.found(Point(Unit.DAY, 2001, 9, 11))


@rule("the? day:(DAYTH | (CARDINAL DASH?)? ORDINAL) of which:(THIS|NEXT|LAST|that|the) same? month")
def day_of_that_month(parts: Parts) -> Outcome:
    """As in "the 28th of that month", "the first of the month", "the 15th of next month"."""
    number, words = parts.number("day"), parts.words("which")
    count, start = (0, From.LAST) if words == ["the"] else direction(parts, words)
    if not 1 <= number <= 31:
        return ()
    return parts.found(Part(number, Unit.DAY, Shift(count, start, Unit.MONTH)))


@rule(
    "MONTHNAME mark:(APOS) short:(TWO)",
    "the? SEASON of? mark:(APOS) short:(TWO)",
    "mark:(APOS) short:(TWO)",
)
def short_year(parts: Parts) -> Outcome:
    """As in "May '68", "the summer of '69", "in '89"."""
    mark, digits = parts.spans["mark"][0], parts.spans["short"][0]
    year = parts.number("short") + (2000 if parts.number("short") < _PIVOT else 1900)
    ends, starts = parts.tokens.ends, parts.tokens.starts
    joined = ends[mark] == starts[digits] and ends[mark - 1] < starts[mark]
    if "MONTHNAME" in parts:
        name = (
            Point(Unit.MONTH, year, month(parts))
            if joined
            else Named(Unit.MONTH, number=month(parts))
        )
        return parts.found(name) if joined else parts.found(name, part="MONTHNAME", sure=False)
    if not joined:
        return ()
    if "SEASON" in parts:
        return parts.found(Point(Unit.SEASON, year, SEASONS.index(parts.value("SEASON"))))
    before = parts.tokens.words[mark - 1].lower() if mark else ""
    if before not in _BEFORE_SHORT_YEARS:
        return ()
    return parts.found(Point(Unit.YEAR, year))


@rule(
    "WD? MONTHNAME DOT? NTHDAY COMMA? mark:(APOS) short:(TWO)",
    "WD? NTHDAY of? MONTHNAME COMMA? mark:(APOS) short:(TWO)",
)
def day_of_short_year(parts: Parts) -> Outcome:
    """As in "4 December '99", "Dec. 4, '99"."""
    mark, digits = parts.spans["mark"][0], parts.spans["short"][0]
    if parts.tokens.ends[mark] != parts.tokens.starts[digits]:
        return ()
    short = parts.number("short")
    year = short + (2000 if short < _PIVOT else 1900)
    number, day = month(parts), parts.number("NTHDAY")
    if not valid_day(year, number, day):
        return ()
    return parts.found(Point(Unit.DAY, year, number, day))


@rule("HUNDREDS DASH? TENS (DASH? ONES)?", "two thousand and? rest:(TENS|ONES)")
def spelled_year(parts: Parts) -> Outcome:
    """As in "nineteen eighty-four", "two thousand and eight", behind a preposition of time."""
    before = parts.tokens.words[parts.first - 1].lower() if parts.first else ""
    if before not in word_list("surely temporal") | {"of", "from", "to", "before", "after", "and"}:
        return ()
    if parts.next_word in word_list("counted") or parts.next_word.endswith("s"):
        return ()
    if "rest" in parts:
        year = 2000 + int(parts.lexicon.values["CARDINAL", parts.words("rest")[0]])
    else:
        ones = int(parts.value("ONES")) if "ONES" in parts else 0
        year = int(parts.value("HUNDREDS")) * 100 + int(parts.value("TENS")) + ones
    return parts.found(Point(Unit.YEAR, year))


@rule("(the? (fiscal|financial) year? | fiscal) YEAR (SLASH TWO)?")
def fiscal_year(parts: Parts) -> Outcome:
    """As in "fiscal 2019", "the financial year 2018/19"."""
    return parts.found(Point(Unit.YEAR, parts.number("YEAR")))


@rule("the DAYTH")
def day_of_the_month(parts: Parts) -> Outcome:
    """As in "the 15th", if no word of what is counted follows: the 15th floor."""
    if parts.next_word[:1].isalpha():
        return ()
    return parts.found(Named(Unit.DAY, day=parts.number("DAYTH")), sure=False)


@rule(
    "MONTHNAME from:(NTHDAY) (DASH|to|and|through) to:(NTHDAY) (COMMA? INYEAR)?",
    "from:(NTHDAY) (DASH|to|and|through) to:(NTHDAY) MONTHNAME (COMMA? INYEAR)?",
)
def days_of_one_month(parts: Parts) -> Outcome:
    """As in "March 3-5", "between 3 and 5 March 2012": the first and the last day."""
    first, last = day_of_month(parts, "from"), day_of_month(parts, "to")
    return _both(parts, first, last) if first and last else ()


def _both(parts: Parts, first: Found, last: Found) -> Outcome:
    """The two ends of a range, each with the words on its side."""
    return (
        replace(first, last=parts.spans["from"][1] - 1),
        replace(last, first=parts.spans["to"][0]),
    )


@rule("MONTHNAME COMMA? INYEAR", "MONTHNAME of INYEAR", "the month of MONTHNAME")
def month_of_year(parts: Parts) -> Outcome:
    """As in "Sept 2018", "June last year"."""
    year = within(parts)
    if isinstance(year, int):
        return parts.found(Point(Unit.MONTH, year, month(parts)))
    return parts.found(Named(Unit.MONTH, year, month(parts)))


@rule("from:(MONTHNAME) (DASH|to|and|or|through) to:(MONTHNAME) INYEAR")
def months_of_one_year(parts: Parts) -> Outcome:
    """As in "between May and August 1950", "April-June 2012"."""
    year = within(parts)
    first, last = month(parts, "from"), month(parts, "to")
    if not isinstance(year, int):
        one, other = Named(Unit.MONTH, year, first), Named(Unit.MONTH, year, last)
        return _both(parts, parts.found(one), parts.found(other))
    begins = year if first < last else year - 1 or -1
    return _both(
        parts,
        parts.found(Point(Unit.MONTH, begins, first)),
        parts.found(Point(Unit.MONTH, year, last)),
    )


@rule("name:(MONTH|MON)")
def month_alone(parts: Parts) -> Outcome:
    """As in "March"."""
    return parts.found(Named(Unit.MONTH, number=month(parts, "name")), sure=False)


@rule("turn:(LAST|NEXT|THIS) MONTHNAME", "turn:(LAST|THIS) EDGE MONTHNAME")
def month_beside(parts: Parts) -> Outcome:
    """As in "last December"."""
    return parts.found(Named(Unit.MONTH, number=month(parts), turn=parts.turn("turn")))


@rule("YEAR")
def year_alone(parts: Parts) -> Outcome:
    """As in "2011"."""
    return parts.found(Point(Unit.YEAR, parts.number("YEAR")), sure=False)


@rule(
    "(the year)? year:(YEAR|OLDYEAR) era:(ERA)",
    "era:(ERA) year:(YEAR|OLDYEAR)",
    "LUNAR COMMA? year:(YEAR)",
    "CALENDAR (calendar)? year (YEAR|OLDYEAR)",
    "(the year)? (YEAR|OLDYEAR) (OPEN|of|in|on|by) the? (solar|lunar)? CALENDAR CALENDAR?"
    " (calendar|era)",
)
def year_of_another_calendar(parts: Parts) -> Outcome:
    """As in "1441 AH", "Hijri 1399", "Rajab 1440", "the Persian year 1399": none of ours."""
    era = parts.tokens.words[parts.spans["era"][0]] if "era" in parts else ""
    initials = len(era) in (1, 2)
    plain = initials and (not era.isupper() or parts.next_word[:1].isdecimal())
    plain = plain or ("LUNAR" in parts and parts.number("year") > _LAST_LUNAR)
    if plain and len(parts.words("year")[0]) == len("2020"):
        year = Point(Unit.YEAR, parts.number("year"))
        return parts.found(year, part="year", sure="LUNAR" in parts)
    return ()


@rule("ANYYEAR", "the? year ANYYEAR")
def year_named(parts: Parts) -> Outcome:
    """As in "480 BC", "the year 1860"."""
    year = within(parts)
    return parts.found(Point(Unit.YEAR, year)) if isinstance(year, int) else ()


@rule("(the years)? from:(YEAR) (DASH|SLASH) to:(YEAR|TWO)")
def years_from_to(parts: Parts) -> Outcome:
    """As in "1955-1963", "2018-19"."""
    first, last = parts.number("from"), parts.number("to")
    if last < 100 and parts.next_word in word_list("seasons of two years") | {":"}:
        return ()  # "2018-19 season", "2019 - 17:54"
    if last < 100:
        last += first // 100 * 100
    if last <= first:
        return ()
    return (
        parts.found(Point(Unit.YEAR, first), part="from"),
        parts.found(Point(Unit.YEAR, last), part="to"),
    )


@rule("from:(YEAR|OLDYEAR) (DASH|SLASH|to|and|or) to:(YEAR|OLDYEAR) BC")
def years_before_christ(parts: Parts) -> Outcome:
    """As in "481-479 BC", "from 499 to 493 BC"."""
    return (
        parts.found(Point(Unit.YEAR, -parts.number("from")), part="from"),
        parts.found(Point(Unit.YEAR, -parts.number("to")), part="to"),
    )


@rule("YEAR (DASH|SLASH) MONTHNO (DASH|SLASH) DAY", "YEAR DOT MONTHNO DOT DAY")
def year_first(parts: Parts) -> Outcome:
    """As in "2020-01-15"."""
    return _numeric(parts, parts.number("YEAR"), parts.number("MONTHNO"), parts.number("DAY"))


@rule(
    "one:(DAY) SLASH two:(DAY) SLASH YEAR",
    "one:(DAY) DASH two:(DAY) DASH YEAR",
    "one:(DAY) DOT two:(DAY) DOT YEAR",
    "one:(DAY) SLASH two:(DAY) SLASH TWO",
)
def numeric_date(parts: Parts) -> Outcome:
    """As in "15/01/2020", "15.1.2020"; where both can be the month, before a slash it is first."""
    year = parts.number("YEAR") if "YEAR" in parts else _century(parts.number("TWO"))
    one, two = parts.number("one"), parts.number("two")
    day_first = one > 12 or (two <= 12 and "SLASH" not in parts)
    return _numeric(parts, year, two if day_first else one, one if day_first else two)


def _century(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 70 else 1900)


def _numeric(parts: Parts, year: int, month_number: int, day: int) -> Outcome:
    if not valid_day(year, month_number, day):
        return ()
    return parts.found(Point(Unit.DAY, year, month_number, day))
