"""How dates, the times of events and the kinds of quotes are written, the same everywhere."""

from __future__ import annotations

import re
from datetime import date

from idlib_tui.dates import day_text, month_text, range_text
from idlib_tui.model import Entry, Precision, Published, PublishedFrom, Quote, Relation, Stance

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?![^T])")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def counted(number: int, noun: str) -> str:
    """Count things by a noun in the singular that takes an "s": "1 quote", "1,200 quotes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def published(when: Published) -> str:
    """Write a publication date, with "≈" where it is inferred: "≈ 18 Feb 2020"."""
    if when.day is None:
        return "undated"
    return ("≈ " if when.known_from is PublishedFrom.INFERRED else "") + day_text(when.day)


def kind_of(quote: Quote) -> str:
    """Write how words are given and, unless asserted, what their speaker does: "denies, direct"."""
    if quote.stance is Stance.ASSERTS:
        return quote.kind.value
    return f"{quote.stance.value}, {quote.kind.value}"


def stance(quote: Quote) -> str:
    """Write what stands in front of words that are not asserted: "denies: "; else nothing."""
    return "" if quote.stance is Stance.ASSERTS else f"{quote.stance.value}: "


def stretch(first: date, last: date, precision: Precision, value: str, relation: Relation) -> str:
    """Write when something was, no more exactly than it is known.

    Args:
        first: First day of the stretch.
        last: Last day, inclusive.
        precision: How exactly it is known.
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


def days_told(entry: Entry) -> str:
    """Write which articles give which day, where their days differ, else nothing.

    Returns:
        "3 Feb 2020: a, b; 4 Feb 2020: c", the earliest first.
    """
    told: dict[date, dict[str, None]] = {}
    for report in entry.reports:
        day = _DAY.match(report.value)
        if day is not None and report.relation is Relation.ON:
            told.setdefault(date.fromisoformat(day.group()), {})[report.article] = None
    if len(told) < 2:
        return ""
    return "; ".join(f"{day_text(day)}: {', '.join(told[day])}" for day in sorted(told))


def _point(first: date, last: date, precision: Precision, value: str) -> str:
    match precision:
        case Precision.MONTH:
            return month_text(first)
        case Precision.YEAR:
            return str(first.year)
        case Precision.DECADE:
            return f"the {first.year // 10 * 10}s"
        case Precision.SEASON if value[-2:] in _SEASONS:
            return f"{_SEASONS[value[-2:]]} {first.year}"
        case Precision.QUARTER:
            return f"Q{(first.month + 2) // 3} {first.year}"
    return range_text(first, last)
