"""The wording of dates, times of events and kinds of quotes, the same everywhere."""

from __future__ import annotations

import re
from datetime import date

from idlib_tui.dates import day_text, month_text, range_text
from idlib_tui.model import Entry, Precision, Published, PublishedFrom, Quote, Relation, Stance

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?![^T])")
_WORTH_ROUNDING = 10_000
"""Numbers from which nobody wants to know the last digits."""
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def counted(number: int, noun: str) -> str:
    """Write a number with a regular noun, given in the singular: "1 quote", "1,200 quotes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def about(number: int) -> str:
    """Write a number as it is worth saying: "3,412", "about 12,000", "about 2.1 million"."""
    rounded = round(number, -3)
    for power, unit in ((10**9, "billion"), (10**6, "million")):
        if rounded >= power:
            return f"about {number / power:.1f}".removesuffix(".0") + f" {unit}"
    return f"about {rounded:,}" if number >= _WORTH_ROUNDING else f"{number:,}"


def published(when: Published) -> str:
    """Write a publication date, with "≈" if it is inferred: "≈ 18 Feb 2020"."""
    if when.day is None:
        return "undated"
    return ("≈ " if when.known_from is PublishedFrom.INFERRED else "") + day_text(when.day)


def kind_of(quote: Quote) -> str:
    """Write the kind of a quote and, unless asserted, its stance: "denies, direct"."""
    if quote.stance is Stance.ASSERTS:
        return quote.kind.value
    return f"{quote.stance.value}, {quote.kind.value}"


REMARK = re.compile(
    r"\((?=[^)])(?:\d+ (?:independent )?sources)?(?:, )?(?:\d+ independent)?(?:, )?"
    r"(?:[A-F][1-6])?(?:, )?(?:disputed|undisputed|needs a source)?\)"
)
"""What a brief says in brackets of its own sources: "(3 sources, 2 independent, B1)"."""


def stance(quote: Quote) -> str:
    """Write the prefix of words that are not asserted: "denies: "; else nothing."""
    return "" if quote.stance is Stance.ASSERTS else f"{quote.stance.value}: "


def stretch(first: date, last: date, precision: Precision, value: str, relation: Relation) -> str:
    """Write a period of time, at the precision at which it is known.

    Args:
        first: First day of the period.
        last: Last day, inclusive.
        precision: How exactly it is known.
        value: The TIMEX3 value, which identifies seasons and quarters.
        relation: With ``SINCE`` and ``UNTIL``, only the known end is written.

    Returns:
        "18 Feb 2020", "Sept 2018", "2011", "summer 2019", "since 1 Dec 2019", "3–9 Feb 2020".
    """
    if relation is Relation.UNTIL:
        return f"until {_point(last, last, precision, value)}"
    since = relation is Relation.SINCE
    point = _point(first, first if since else last, precision, value)
    return f"since {point}" if since else point


def differing_days(entry: Entry) -> str:
    """Write which articles give which day if their days differ, else nothing.

    Returns:
        "3 Feb 2020: a, b; 4 Feb 2020: c", the earliest first.
    """
    articles: dict[date, dict[str, None]] = {}
    for report in entry.reports:
        day = _DAY.match(report.value)
        if day is not None and report.relation is Relation.ON:
            articles.setdefault(date.fromisoformat(day.group()), {})[report.article] = None
    if len(articles) < 2:
        return ""
    return "; ".join(f"{day_text(day)}: {', '.join(articles[day])}" for day in sorted(articles))


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
