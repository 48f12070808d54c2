"""Counts by day put into as many bars as fit, long empty stretches left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_LONGEST_GAP = 3
"""Empty bars in a row that are still shown; a longer stretch becomes one gap."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar: the days ``first`` to ``last`` and how much falls on them; or a gap."""

    first: date
    last: date
    count: int
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A length of time to count by: numbers its periods, and gives the first day of each."""

    number: Callable[[date], int]
    first: Callable[[int], date]


def _months(length: int) -> Unit:
    return Unit(
        lambda day: (day.year * 12 + day.month - 1) // length,
        lambda number: date(max(number * length // 12, 1), number * length % 12 + 1, 1),
    )


UNITS = (
    Unit(date.toordinal, date.fromordinal),
    # Weeks begin on Monday; the first day of the calendar is one.
    Unit(lambda day: (day.toordinal() - 1) // 7, lambda number: date.fromordinal(number * 7 + 1)),
    _months(1),
    _months(3),
    _months(12),
    _months(60),
    _months(120),
    _months(600),
)
"""From a day to half a century, finest first."""


MONTHS = 2
"""The place of the month among the units."""


def bins(counts: Sequence[tuple[date, int]], columns: int, finest: int = 0) -> list[Bin]:
    """Put counts into at most ``columns`` bins of equal length, as fine as fits.

    Args:
        counts: (day, count) in order of the days.
        columns: The most bins and gaps wanted.
        finest: The place of the finest unit to try.

    Returns:
        The bins in order; more than ``columns`` only where half centuries are too many.
    """
    found: list[Bin] = []
    for unit in UNITS[finest:]:
        found = _by_unit(counts, unit)
        if len(found) <= columns:
            break
    return found


def _by_unit(counts: Sequence[tuple[date, int]], unit: Unit) -> list[Bin]:
    totals: dict[int, int] = {}
    for day, count in counts:
        number = unit.number(day)
        totals[number] = totals.get(number, 0) + count
    found: list[Bin] = []
    previous: int | None = None
    for number, total in totals.items():
        if previous is not None:
            between = range(previous + 1, number)
            if len(between) > _LONGEST_GAP:
                found.append(_bin(unit, between.start, between.stop - 1, 0, gap=True))
            else:
                found += [_bin(unit, empty, empty, 0) for empty in between]
        found.append(_bin(unit, number, number, total))
        previous = number
    return found


def _bin(unit: Unit, first: int, last: int, count: int, *, gap: bool = False) -> Bin:
    return Bin(unit.first(first), unit.first(last + 1) - timedelta(days=1), count, gap)


def bin_of(found: Sequence[Bin], day: date) -> int | None:
    """Find the bin that a day falls into; the nearest one before it outside all of them."""
    place = None
    for number, each in enumerate(found):
        if each.first <= day:
            place = number
    return place


def bar(count: int, most: int, rows: int, levels: str) -> list[str]:
    """Draw one bar as characters from the top row down; what is not nothing shows something."""
    steps = len(levels)
    height = -(-count * rows * steps // most) if most else 0
    cells = []
    for row in range(rows - 1, -1, -1):
        filled = min(max(height - row * steps, 0), steps)
        cells.append(levels[filled - 1] if filled else " ")
    return cells
