"""Ranges of days of the week: in "from Monday to Thursday" the second is not before the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from idlib_tui.day_arithmetic import days_later
from idlib_tui.model import Timex

_WEEKDAY = re.compile(r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)")
_TO = re.compile(r"(?: (?:to|through|thru|until|till) | ?[-–—] ?)")
_AND = re.compile(r" and ")
_BETWEEN = re.compile(r"(?i:\bbetween )$")


def in_order(timexes: Iterable[Timex], text: str) -> Iterator[Timex]:
    """Move one end of each range whose days were placed the wrong way round, by whole weeks.

    Each weekday by itself is the one nearest to the publication. Of a range that is to come, the
    first stays and the end moves on; of any other the end stays and the first moves back.
    """
    held: Timex | None = None
    for timex in timexes:
        if held is None:
            held = timex
            continue
        first, last = (held, timex) if not _is_range(held, timex, text) else _settled(held, timex)
        yield first
        held = last
    if held is not None:
        yield held


def _is_range(first: Timex, last: Timex, text: str) -> bool:
    if not (_WEEKDAY.fullmatch(first.text) and _WEEKDAY.fullmatch(last.text)):
        return False
    between = text[first.end : last.start]
    if _AND.fullmatch(between):
        return _BETWEEN.search(text, max(0, first.start - 9), first.start) is not None
    return _TO.fullmatch(between) is not None


def _settled(first: Timex, last: Timex) -> tuple[Timex, Timex]:
    start, end = first.first, last.first
    if start is None or end is None or start <= end:
        return first, last
    if first.rule == "next":
        return first, _moved(last, days_later(start, (end - start).days % 7))
    return _moved(first, days_later(end, -((end - start).days % 7))), last


def _moved(timex: Timex, day: date | None) -> Timex:
    """Place a weekday on another day; where the calendar ends, it stays."""
    return replace(timex, value=day.isoformat(), first=day, last=day) if day else timex
