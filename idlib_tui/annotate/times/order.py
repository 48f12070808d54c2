"""Whether 03/02/2020 is 3 February or March 2, by evidence in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from idlib_tui.annotate.times.points import Point, Unit, day_point, valid_day
from idlib_tui.annotate.times.tokens import Tokens
from idlib_tui.annotate.times.values import Found, Named

_TOKENS = 4
"""The number of tokens in "03/02/2020"."""

_MARKS = frozenset("/.-")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def settle_order(found: Sequence[Found], tokens: Tokens, published: date | None) -> Sequence[Found]:
    """Swap day and month of the dates in digits if the text indicates the other order.

    The evidence is dates that are valid in one order only, the day of the week before one, or the
    publication date; else the order of the dates whose month is a word. Contradictory evidence
    changes nothing.
    """
    days = {at: day for at, item in enumerate(found) if (day := _numeric(item, tokens))}
    if not any(map(_exchanged, days.values())):
        return found
    today = day_point(published) if published else None
    shown = {
        first
        for at, day in days.items()
        if (first := _shown_in_digits(found[at], day, tokens, today)) is not None
    } or set(_shown_in_words(found, tokens))
    if len(shown) != 1:
        return found
    settled = list(found)
    for at, day in days.items():
        other = _exchanged(day)
        if other is not None and _is_day_first(found[at], day, tokens) not in shown:
            settled[at] = replace(found[at], meaning=other)
    return settled


def _shown_in_digits(item: Found, day: Point, tokens: Tokens, today: Point | None) -> bool | None:
    """Return whether a date shows that the day comes first; None if it shows nothing."""
    day_first, other = _is_day_first(item, day, tokens), _exchanged(day)
    if other is None:
        return None if day.day == day.number else day_first
    weekday = tokens.words[item.first - 1].lower()[:3] if item.first else ""
    fitting = [each for each in (day, other) if _weekday(each) == weekday or each == today]
    return (fitting[0] == day) is day_first if len(fitting) == 1 else None


def _shown_in_words(found: Sequence[Found], tokens: Tokens) -> Iterator[bool]:
    for item in found:
        match item.meaning:
            case Point(unit=Unit.DAY, day=day) | Named(number=int(), day=int(day)):
                for word in tokens.words[item.first : item.last + 1]:
                    if word[0].isdecimal() and word.rstrip("stndrh") == str(day):
                        yield True
                        break
                    if word.isalpha() and word[0].isupper() and word[:3].lower() not in _WEEKDAYS:
                        yield False
                        break


def _numeric(item: Found, tokens: Tokens) -> Point | None:
    """Return the day of a date in digits that ends with the year; None for others."""
    day = item.meaning
    if not isinstance(day, Point) or day.unit is not Unit.DAY or item.last - item.first != _TOKENS:
        return None
    one, mark = tokens.words[item.first], tokens.words[item.first + 1]
    return day if mark in _MARKS and one.isdecimal() and len(one) <= len("31") else None


def _exchanged(day: Point) -> Point | None:
    """Return the day with day and month swapped; None if there is none, or it is the same."""
    if day.day == day.number or not valid_day(day.year, day.day, day.number):
        return None
    return Point(Unit.DAY, day.year, day.day, day.number)


def _is_day_first(item: Found, day: Point, tokens: Tokens) -> bool:
    return int(tokens.words[item.first]) == day.day


def _weekday(day: Point) -> str:
    first = day.first()
    return _WEEKDAYS[first.weekday()] if first else ""
