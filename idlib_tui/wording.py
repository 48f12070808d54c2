"""How days and stretches of time are written for a reader, the same in every pane and brief.

Months are English whatever the locale, as the articles are.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from idlib_tui.model import Published, PublishedFrom, Relation

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"]
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def day(when: date) -> str:
    """Write a day: "18 Feb 2020"."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month(when: date) -> str:
    """Write a month: "Sept 2018"."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def published(when: Published) -> str:
    """Write a publication date, with "≈" where it is inferred: "≈ 18 Feb 2020"."""
    if when.day is None:
        return "undated"
    return ("≈ " if when.known_from is PublishedFrom.INFERRED else "") + day(when.day)


def stretch(first: date, last: date, precision: str, value: str, relation: Relation) -> str:
    """Write when something was, no more exactly than it is known.

    Args:
        first: First day of the stretch.
        last: Last day, inclusive.
        precision: As in ``Entry.precision``.
        value: The TIMEX3 value, which names seasons and quarters.
        relation: ``SINCE`` and ``UNTIL`` name only the known end.

    Returns:
        "18 Feb 2020", "Sept 2018", "2011", "summer 2019", "since 1 Dec 2019", "3–9 Feb 2020".
    """
    if relation is Relation.UNTIL:
        return f"until {_point(last, last, precision, value)}"
    since = relation is Relation.SINCE
    point = _point(first, first if since else last, precision, value)
    return f"since {point}" if since else point


def _point(first: date, last: date, precision: str, value: str) -> str:
    match precision:
        case "month":
            return month(first)
        case "year":
            return str(first.year)
        case "decade":
            return f"the {first.year // 10 * 10}s"
        case "season" if value[-2:] in _SEASONS:
            return f"{_SEASONS[value[-2:]]} {first.year}"
        case "quarter":
            return f"Q{(first.month + 2) // 3} {first.year}"
    return day(first) if first == last else span(first, last)


def span(first: date, last: date) -> str:
    """Write a stretch of days, leaving out what both ends share and what goes without saying.

    Returns:
        "3–9 Feb 2020", "30 Jan – 2 Feb 2020"; "Mar – May 2019" and "1890–1941" where the stretch
        is of whole months or years.
    """
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _months(first: date, last: date) -> str:
    """Write a stretch of whole months."""
    if first.month == 1 and last.month == len(_MONTHS):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{month(first)} – {month(last)}"
    return (
        month(last) if first.month == last.month else f"{_MONTHS[first.month - 1]} – {month(last)}"
    )
