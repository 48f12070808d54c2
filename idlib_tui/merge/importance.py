"""How much an event, or a day, matters: told by who looks back at it.

That the number of distinct articles which mention a date tells its importance, and that mentions
made with hindsight tell more, is what timeline summarisation has found (Kessler et al. 2012,
"Finding salient dates for building thematic timelines").
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from idlib_tui.model import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from idlib_tui.model import Entry, Report

_AHEAD, _AT_ONCE, _LATER, _LONG_AFTER = 0.5, 1.0, 2.0, 3.0
_REPORTED = 0.25
"""For a day that only the publication tells: every day has articles."""
_DAYS_AT_ONCE, _DAYS_LATER = 1, 30


def importance_of(first: date, reports: Iterable[Report]) -> float:
    """Weigh an event by the distinct articles that report it.

    An article counts once, by its weightiest report: 1 on the day and the next, 2 up to thirty days
    later, 3 beyond, 0.5 before the day, 0.25 where only its publication dates the event.

    Args:
        first: The first day of the event.
        reports: Its reports.
    """
    weights: dict[str, float] = {}
    for report in reports:
        weight = _weight(first, report)
        weights[report.article] = max(weight, weights.get(report.article, 0.0))
    return sum(sorted(weights.values()))


def rank_days(entries: Iterable[Entry]) -> list[tuple[date, float]]:
    """Rank days by what happened on them, the most important first.

    Only what is placed on one day counts. An article counts once for a day, however many of the
    day's events it tells.

    Returns:
        Each day with its importance; earlier days first among equals.
    """
    reports: defaultdict[date, list[Report]] = defaultdict(list)
    for entry in entries:
        if entry.precision == "day":
            reports[entry.first].extend(entry.reports)
    ranked = [(day, importance_of(day, found)) for day, found in reports.items()]
    return sorted(ranked, key=lambda item: (-item[1], item[0]))


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
    return _LATER if days <= _DAYS_LATER else _LONG_AFTER
