"""When an undated article was published, from its text alone."""

from __future__ import annotations

import re
from datetime import date

from idlib_tui.model import Published, PublishedFrom

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DAY = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FULL = (
    re.compile(rf"\b{_MONTH} ?\.? ?{_DAY} ?,? ?{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_DAY} {_MONTH} ?\.? ?,? ?{_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<year>(?:19|20)\d\d) ?[-/] ?(?P<month>\d\d) ?[-/] ?(?P<day>\d\d)\b"),
)
_HEAD = 900
"""Characters at the start of a text in which a date can be the article's own."""


def date_from_text(text: str) -> Published:
    """Tell the publication day from the text alone.

    Returns:
        ``known_from`` is TEXT where the text states it (a dateline, "Published …"), INFERRED where
        the dates in it point to a day, and UNKNOWN otherwise.
    """
    for pattern in _FULL:
        for match in pattern.finditer(text, 0, _HEAD):
            day = _day(match)
            if day is not None:
                because = f"The text begins with the date “{match.group()}”."
                return Published(day, PublishedFrom.TEXT, because, 0.8)
    return Published()


def _day(match: re.Match[str]) -> date | None:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None
