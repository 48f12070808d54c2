"""Blocks: the days by which events are grouped, and which blocks may hold reports of one event.

A block is the days of an event ("2021-03-12", "2021-03-01/2021-03-31"), or its relation to a date
("since 2021-03-12").
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from idlib_tui.model import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BACK, AHEAD = 3, 1
"""Days before and after a day whose groups those of the day may join: an undated report tells of
the last few days, and a stated date is seldom wrong by more than one."""
LONGEST = 366
"""Days of the longest period that is assumed to mean one of its days: a year."""

_CALENDAR = re.compile(r"\d{4}(?:-\d\d){0,2}")


def days_of(block: str) -> tuple[date, date] | None:
    """Return the days of a block, or None if its groups match no others.

    What has been so since a day or period is matched as what began there.
    """
    relation, _, value = block.rpartition(" ")
    if relation:
        return _days_of_value(value) if relation == Relation.SINCE.value else None
    first, _, last = block.partition("/")
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return days if (days[1] - days[0]).days <= LONGEST else None


def _days_of_value(value: str) -> tuple[date, date] | None:
    """Return the days of a TIMEX3 value for a year, a month or a day, and None for others."""
    if not _CALENDAR.fullmatch(value):
        return None
    year, month, day = (int(part) for part in f"{value}-0-0".split("-")[:3])
    if day:
        return date(year, month, day), date(year, month, day)
    last_month = month or 12
    last = date(year, last_month, monthrange(year, last_month)[1])
    return date(year, month or 1, 1), last


def neighbours(block: str) -> tuple[str, ...]:
    """List the blocks whose groups those of a block may join.

    A day has its neighbours, and a period its days and, for what is reported without a date, some
    after it. What has been so since a day or period has the same, and that period itself.
    """
    days = days_of(block)
    if days is None:
        return ()
    first, last = days
    if first == last:
        return tuple(days_between(first, first, before=BACK, after=AHEAD))
    inner = days_between(first, last, after=BACK)
    itself = f"{first.isoformat()}/{last.isoformat()}"
    return tuple(inner if itself == block else [itself, *inner])


def days_between(first: date, last: date, *, before: int = 0, after: int = 0) -> list[str]:
    """List the blocks of the days of a period, and of some before and after it."""
    return [
        date.fromordinal(at).isoformat()
        for at in range(first.toordinal() - before, last.toordinal() + after + 1)
        if date.min.toordinal() <= at <= date.max.toordinal()
    ]


def dependents(block: str, periods: Callable[[date, date], Iterable[str]]) -> set[str]:
    """List the blocks whose groups may join those of a block, and the block itself.

    Args:
        block: The block.
        periods: Returns the blocks of periods, and of what has been so since one, that begin at
            most on the first day given and end at least on the second.
    """
    days = days_of(block)
    if days is None:
        return {block}
    first, last = days
    if first != last:
        return {block, *(one for one in periods(first, last) if days_of(one) == days)}
    near = days_between(first, first, before=AHEAD, after=BACK)
    since = [f"{Relation.SINCE.value} {day}" for day in near]
    earliest = date.fromordinal(max(date.min.toordinal(), first.toordinal() - BACK))
    return {block, *since, *near, *periods(first, earliest)}
