"""Dates in the styles of headers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.day_arithmetic import day_of
from idlib_tui.ingest.facts.calendars import find_islamic_day, find_persian_day
from idlib_tui.ingest.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_CHARS = 160
"""Characters; a longer line is prose."""
HEAD_CHARS = 4_000
"""Characters; if they contain no date in digits, the order does not matter."""
SHORT_CHARS = 40
"""Characters; only in a shorter line is 9.11.21 a date, and not a version or a result."""
NEAR_DAYS = 7
"""A date in digits this close to one in words in the article is read accordingly."""


class Order(StrEnum):
    """The order of day and month in 3/2/2020."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


class Stamp(IntEnum):
    """The meaning of a date on a page; higher values are better evidence of publication."""

    UPDATED = 0
    PLAIN = 1
    PUBLISHED = 2


@dataclass(frozen=True, slots=True)
class Day:
    """A date in a line, its position, and the meaning given by the words before it."""

    day: date
    start: int
    end: int
    stamp: Stamp = Stamp.PLAIN


def find_day(line: str, order: Order | None = None) -> tuple[date, int, int] | None:
    """Find the first valid date in a line: (day, start, end).

    Args:
        line: The line.
        order: The order of ambiguous dates in digits such as 02/03/2020; None to ignore those.

    """
    found = next(iter(days_of(line, order)), None)
    return (found.day, found.start, found.end) if found else None


def days_of(line: str, order: Order | None = None) -> list[Day]:
    """Find all dates in a line, in order."""
    # Accents are removed, one character for one, so that the offsets stay valid.
    line = line[:MAX_CHARS]
    folded = _folded(line)
    found: list[Day] = []
    for day, start, end in sorted(_candidates(folded, order), key=lambda c: (c[1], -c[2])):
        if not found or start >= found[-1].end:
            said = folded[found[-1].end if found else 0 : start]
            found.append(Day(day, start, end, _stamp(said)))
    return found


def stamp_of_date_line(line: str, order: Order | None = None) -> Day | None:
    """Read a line that contains only dates, with weekdays, times, or "Published" beside them.

    Returns:
        The date that is the best evidence of publication.
    """
    found = days_of(line, order) if len(line) <= MAX_CHARS else []
    if not found:
        return None
    rest = _folded(line)
    for day in reversed(found):
        rest = f"{rest[: day.start]} {rest[day.end :]}"
    if islamic := find_islamic_day(rest):
        rest = f"{rest[: islamic[0]]} {rest[islamic[1] :]}"
    if _beside().sub("", rest):
        return None
    return max(found, key=lambda day: (day.stamp, -day.start))


def day_of_date_line(line: str, order: Order | None = None) -> date | None:
    """Read a line that is only a date; see ``stamp_of_date_line``."""
    stamp = stamp_of_date_line(line, order)
    return stamp.day if stamp else None


def is_foreign_date_line(line: str) -> bool:
    """Match a line that is only a day of the Islamic calendar, which is not converted."""
    span = find_islamic_day(line) if len(line) <= MAX_CHARS else None
    return span is not None and not _beside().sub("", _folded(line[: span[0]] + line[span[1] :]))


def numeric_order(text: str) -> Order | None:
    """Infer the order of day and month from a text's dates in digits.

    A number above twelve decides; else a weekday beside a date, or a date in words that only one of
    the readings is close to.
    """
    if not _FIGURES.search(text[:HEAD_CHARS]):
        return None
    votes = dict.fromkeys(Order, 0)
    ambiguous: list[tuple[int, int, int]] = []
    for match in _FIGURES.finditer(text):
        first, second = int(match["first"]), int(match["second"])
        if first > 12 >= second:
            votes[Order.DAY_FIRST] += 1
        elif second > 12 >= first:
            votes[Order.MONTH_FIRST] += 1
        elif 1 <= first <= 12 and 1 <= second <= 12 and first != second:
            ambiguous.append((first, second, int(match["year"])))
            beside = _folded(text[max(0, match.start() - 14) : match.start()])
            for order in Order:
                day = _in_order(first, second, int(match["year"]), order)
                votes[order] += day is not None and day.isoweekday() == _weekday_before(beside)
    if ambiguous and not any(votes.values()):
        spelled = [
            day for line in text[:20_000].split("\n") for day, *_ in _spelled(_folded(line[:2_000]))
        ]
        for figures in ambiguous:
            for order in Order:
                day = _in_order(*figures, order)
                near = day and any(abs((day - other).days) <= NEAR_DAYS for other in spelled)
                votes[order] += bool(near)
    first, second = votes[Order.DAY_FIRST], votes[Order.MONTH_FIRST]
    if first == second:
        return None
    return Order.DAY_FIRST if first > second else Order.MONTH_FIRST


_FIGURES = re.compile(
    r"(?<![\d/-])(?P<first>\d{1,2})(?P<sign>[/-])(?P<second>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)"
    r"(?![\d/-])"
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<first>\d{1,2})\. ?(?P<second>\d{1,2})\. ?(?P<year>(?:19|20)\d\d)(?!\.?\d)"
)
_SHORT = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>[0-3]\d)(?![\d.]*\d)"
)
_YEAR_FIRST = re.compile(
    r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)(?P<sign>[-/.]) ?(?P<month>\d{1,2})(?P=sign) ?"
    r"(?P<day>\d{1,2})(?![\d/-])"
)
_EAST_ASIAN = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d) ?[年년] ?(?P<month>\d{1,2}) ?[月월] ?(?P<day>\d{1,2}) ?[日일]"
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-3]\d)"
    r"(?=t\d{4}|z|\b)(?!\d)"
)


def _candidates(folded: str, order: Order | None) -> Iterator[tuple[date, int, int]]:
    yield from _unambiguous(folded)
    yield from _spelled(folded)
    for match in _FIGURES.finditer(folded):
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        if order is None or first > 12 or second > 12 or first == second:
            beside = _weekday_before(folded[max(0, match.start() - 14) : match.start()])
            read = (_in_order(first, second, year, way) for way in Order)
            days = {day for day in read if day is not None}
            days = {day for day in days if day.isoweekday() == beside} or days
            day = days.pop() if len(days) == 1 else None
        else:
            day = _in_order(first, second, year, order)
        if day:
            yield day, match.start(), match.end()
    yield from _dotted(folded)
    if persian := find_persian_day(folded):
        yield persian


def _unambiguous(folded: str) -> Iterator[tuple[date, int, int]]:
    """Find days in digits that begin with the year."""
    for form in (_YEAR_FIRST, _COMPACT, _EAST_ASIAN):
        for match in form.finditer(folded):
            day = day_of(int(match["year"]), int(match["month"]), int(match["day"]))
            if day:
                yield day, match.start(), match.end()


def _dotted(folded: str) -> Iterator[tuple[date, int, int]]:
    """Find days in digits with full stops."""
    for match in _DOTTED.finditer(folded):
        # With full stops the day comes first everywhere, unless that is no day.
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        day = day_of(year, second, first) or day_of(year, first, second)
        if day:
            yield day, match.start(), match.end()
    if len(folded) <= SHORT_CHARS:
        for match in _SHORT.finditer(folded):
            day = day_of(2000 + int(match["year"]), int(match["month"]), int(match["day"]))
            if day:
                yield day, match.start(), match.end()


def _spelled(folded: str) -> Iterator[tuple[date, int, int]]:
    """Find days whose month is a word."""
    months, forms = _months()
    for form in forms:
        for match in form.finditer(folded):
            year = int(match["year"])
            year += 2000 if year < 70 else 1900 if year < 100 else 0
            day = day_of(year, months[match["month"]], int(match["day"]))
            if day:
                yield day, match.start(), match.end()


@cache
def _months() -> tuple[Mapping[str, int], tuple[re.Pattern[str], ...]]:
    numbers = named("months")
    names = "|".join(sorted(numbers, key=len, reverse=True))
    month = rf"(?P<month>{names})\b\.?"
    # Words, and dates that are printed twice, may stick to the year: "2021Updated", "20219 Nov".
    year = rf"(?P<year>(?:19|20)\d\d)(?!\d(?!\d? (?:{names})\b))"
    forms = (
        rf"\b{month}[ -]?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: ?, ?| |-){year}",
        (
            r"(?:\b|(?<=\b20\d\d)|(?<=\b19\d\d))"
            rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?(?: ?(?:of|de) | |-){{0,1}}{month}"
            rf"(?: de | del |[ ,.-]{{1,2}}){year}(?: (?:г|року|р)\b\.?)?"
        ),
        rf"\b(?P<day>\d{{1,2}})[ -]{month}[ -]['’]?(?P<year>\d\d)(?![\d:.])",
        rf"(?P<year>(?:19|20)\d\d)[ ,-]{{1,2}}{month}[ -]{{1,2}}(?P<day>\d{{1,2}})(?!\d)",
        rf"\b(?P<day>\d{{1,2}})(?P<month>{names})(?P<year>(?:19|20)\d\d)\b",
    )
    return numbers, tuple(re.compile(form) for form in forms)


@cache
def named(name: str) -> Mapping[str, int]:
    """Read a list of numbered names: the number of each name."""
    numbers: dict[str, int] = {}
    for entry in entries(name):
        number, *names = entry.split()
        numbers.update({word: int(number) for word in names})
    return numbers


def _weekday_before(folded: str) -> int | None:
    words = re.findall(r"[a-z]+", folded)
    return named("weekdays").get(words[-1]) if words else None


def _in_order(first: int, second: int, year: int, order: Order) -> date | None:
    day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    return day_of(year, month, day)


def _folded(line: str) -> str:
    """Convert to lower case without accents, digits to European ones, keeping the length."""
    if line.isascii():
        return line.lower()
    return "".join(_folded_char(char) for char in line)


def _folded_char(char: str) -> str:
    if char == "İ":
        return "i"
    if char == "ø":
        return "o"
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    parts = unicodedata.normalize("NFD", char)
    # A Hangul syllable is taken apart into letters, which are no marks.
    if not all(unicodedata.combining(mark) for mark in parts[1:]):
        return char
    base = parts[0].lower()
    return base if len(base) == 1 else char


_PUBLISHED = re.compile(
    r"\b(?:publi\w*|posted|issued|released|created|filed|submitted|uploaded|first"
    r"|veroffentlicht|yay[iı]n\w*|original\w*)\b"
)
_UPDATED = re.compile(
    r"\b(?:up-?dated?|modified|edited|revised|last|actuali[sz]\w*|aktualis\w*|mis a jour"
    r"|guncelle\w*|modifie|aggiornato|reviewed|corrected|accessed|retrieved)\b"
)


def _stamp(said: str) -> Stamp:
    """Classify a date by the words between it and the previous one."""
    updated, published = _UPDATED.search(said), _PUBLISHED.search(said)
    # "Last published", "first updated": the last word counts.
    if updated and not (published and published.end() > updated.end()):
        return Stamp.UPDATED
    return Stamp.PUBLISHED if published else Stamp.PLAIN


@cache
def _beside() -> re.Pattern[str]:
    """Match what may accompany the day in a line that is only a date."""
    weekdays = "|".join(sorted(named("weekdays"), key=len, reverse=True))
    zones = "|".join(sorted(entries("time_zones"), key=len, reverse=True)).lower()
    each = (
        entry.replace("{weekday}", weekdays).replace("{zone}", zones)
        for entry in entries("date_companions")
    )
    return re.compile("|".join(f"(?:{entry})" for entry in each))
