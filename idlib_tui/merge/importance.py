"""How much an event, or a day, matters: told by who looks back at it.

That the number of distinct articles which mention a date tells its importance, and that mentions
made with hindsight tell more, is what timeline summarisation has found (Kessler et al. 2012,
"Finding salient dates for building thematic timelines"). But a clause of background that is told
again in the same words is one telling, what lies years back is history, and a month is no event.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from idlib_tui.model import Precision, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from idlib_tui.model import Report

T = TypeVar("T", date, str)

_AHEAD, _AT_ONCE, _LATER, _LONG_AFTER, _HISTORY = 0.5, 1.0, 2.0, 6.0, 1.0
_REPORTED = 0.1
"""For a day that only the publication tells: every day has articles."""
_DAYS_AT_ONCE, _DAYS_LATER, _DAYS_HISTORY = 1, 30, 400

_PRECISIONS = {Precision.DAY: 1.0, Precision.WEEK: 0.25, Precision.INTERVAL: 0.25}
_COARSE = 0.1
"""For months and longer, and for what only began or ended on its day."""

_WORD = re.compile(r"\w+")
_SAME_WORDS = 0.75
"""The share of all words that two reports have in common from which they are one telling."""
_COMPARED = 40
"""How many tellings of an event are compared word by word; further ones only as a whole."""

_BEST = 3
"""How many of its events a day is ranked by: a day of many small ones is not a great day."""
_GREATNESS = 1.5
"""The power to which each of them counts."""


def importance_of(
    first: date,
    reports: Iterable[Report],
    precision: Precision = Precision.DAY,
    versions: Mapping[str, str] | None = None,
) -> float:
    """Weigh an event by the distinct articles that report it in words of their own.

    An article counts once, by its weightiest report: 1 on the day and the next, 2 up to thirty days
    later, 6 beyond, 1 where it is more than a year later, 0.5 before the day, and next to nothing
    where only its publication dates the event. Reports in nearly the same words count as one; what
    a single article tells counts 2 at most. What is placed on no single day weighs a quarter to a
    tenth of that.

    Args:
        first: The first day of the event.
        reports: Its reports.
        precision: How exactly its date is known.
        versions: What the articles go by that are versions of one: together they count as one.
    """
    versions = versions or {}
    weights: dict[str, float] = {}
    tellings: dict[frozenset[str], str] = {}
    coarse = _PRECISIONS.get(precision, _COARSE)
    reports = list(reports)
    alone = len({report.article for report in reports}) == 1
    for report in sorted(reports, key=lambda one: (one.article, one.start)):
        told = frozenset(_WORD.findall(report.text.lower()))
        teller = _teller(told, tellings) or versions.get(report.article, report.article)
        tellings.setdefault(told, teller)
        weight = _weight(first, report)
        if alone:
            weight = min(weight, _LATER)
        if report.relation in {Relation.SINCE, Relation.UNTIL}:
            coarse = _COARSE
        weights[teller] = max(weight, weights.get(teller, 0.0))
    return coarse * sum(sorted(weights.values()))


def _teller(told: frozenset[str], tellings: dict[frozenset[str], str]) -> str | None:
    """Find the article that told something in nearly the same words."""
    if told in tellings:
        return tellings[told]
    for known, article in list(tellings.items())[:_COMPARED]:
        if len(known & told) >= _SAME_WORDS * len(known | told):
            return article
    return None


def rank_periods(importance: Mapping[T, Sequence[float]]) -> list[T]:
    """Rank periods by the importance of their greatest events; earlier ones first among equals."""
    return sorted(importance, key=lambda period: (-_greatness(importance[period]), period))


def _greatness(values: Sequence[float]) -> float:
    return float(sum(one**_GREATNESS for one in sorted(values)[-_BEST:]))


def _weight(first: date, report: Report) -> float:
    if report.relation == Relation.REPORTED:
        return _REPORTED
    if report.published is None:
        return _AT_ONCE
    days = (report.published - first).days
    if days < 0:
        return _AHEAD
    if days <= _DAYS_AT_ONCE:
        return _AT_ONCE
    if days > _DAYS_HISTORY:
        return _HISTORY
    return _LATER if days <= _DAYS_LATER else _LONG_AFTER
