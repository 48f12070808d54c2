"""The date of a holiday in a given year."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date

from idlib_tui.day_arithmetic import day_of, days_later


def holiday(rule: str, year: int) -> date | None:
    """Return the date of a holiday, by its rule in ``holidays.txt``; None beyond the calendar."""
    if not MINYEAR <= year <= MAXYEAR:
        return None
    if rule.startswith("easter"):
        return days_later(easter(year), int(rule.removeprefix("easter")))
    if "-" in rule:
        month, day = rule.split("-")
        return day_of(year, int(month), int(day))
    of_month, nth, weekday = (int(part) for part in rule.split())
    first = date(year, of_month, 1)
    return days_later(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian algorithm, Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
