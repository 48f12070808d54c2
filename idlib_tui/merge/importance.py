"""The importance of an event, or a day, by the articles that look back at it.

Timeline summarisation found that the number of distinct articles which mention a date measures its
importance, and that mentions made with hindsight count more (Kessler et al. 2012, "Finding salient
dates for building thematic timelines"). But background that is repeated in the same words is one
mention, what is years back is history, and a month is not an event.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from idlib_tui.model import Precision, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from idlib_tui.model import Entry, Report

T = TypeVar("T", date, str)

_AT_ONCE, _LATER = 1.0, 2.0


class Stage(NamedTuple):
    """A stretch of time around an event, and what a report that comes out in it weighs.

    Attributes:
        first: Its first day, in days after the event; None if it has no beginning.
        last: Its last day; None if it has no end.
        weight: The weight of a report.
    """

    first: int | None
    last: int | None
    weight: float


STAGES = (
    Stage(None, -1, 0.5),
    Stage(0, 1, _AT_ONCE),
    Stage(2, 30, _LATER),
    Stage(31, 400, 6.0),
    Stage(401, None, 1.0),
)
"""Ahead, at once, later, long after, and what has become history."""
_REPORTED = 0.1
"""For a day known only from the publication date: every day has articles."""

_PRECISIONS = {Precision.DAY: 1.0, Precision.WEEK: 0.25, Precision.INTERVAL: 0.25}
_COARSE = 0.1
"""For months and longer, and for events that only began or ended on their day."""

_WORD = re.compile(r"\w+")
_SAME_WORDS = 0.75
"""The share of all words that two reports have in common if they are repetitions."""
_COMPARED = 40
"""Reports of an event that are compared word by word; further ones only as a whole."""

_BEST = 3
"""The number of its events that a day is ranked by: many small ones do not make a great day."""
_GREATNESS = 1.5
"""The exponent of each of them."""


def importance_of(
    first: date,
    reports: Iterable[Report],
    precision: Precision = Precision.DAY,
    versions: Mapping[str, str] | None = None,
) -> float:
    """Weigh an event by the distinct articles that report it in words of their own.

    An article counts once, by its weightiest report: 1 on the day and the next, 2 up to thirty days
    later, 6 beyond, 1 if it is more than a year later, 0.5 before the day, and next to nothing if
    only its publication date dates the event. Reports in nearly the same words count as one; an
    event in a single article counts at most 2. One that is not on a single day weighs a quarter to
    a tenth of that, and so does what a report only says to have been so since, or until, the day.

    Args:
        first: The first day of the event.
        reports: Its reports.
        precision: How exactly its date is known.
        versions: The group of each article that has other versions; a group counts once.
    """
    versions = versions or {}
    weights: dict[str, float] = {}
    first_sources: dict[frozenset[str], str] = {}
    coarse = _PRECISIONS.get(precision, _COARSE)
    reports = list(reports)
    alone = len({report.article for report in reports}) == 1
    for report in sorted(reports, key=lambda one: (one.article, one.start)):
        words = frozenset(_WORD.findall(report.text.lower()))
        source = _first_with(words, first_sources) or versions.get(report.article, report.article)
        first_sources.setdefault(words, source)
        weight = _weight(first, report)
        if alone:
            weight = min(weight, _LATER)
        if report.relation in {Relation.SINCE, Relation.UNTIL}:
            weight *= _COARSE
        weights[source] = max(weight, weights.get(source, 0.0))
    return coarse * sum(sorted(weights.values()))


def _first_with(words: frozenset[str], first_sources: dict[frozenset[str], str]) -> str | None:
    """Find the article that reported something in nearly the same words."""
    if words in first_sources:
        return first_sources[words]
    for known, article in list(first_sources.items())[:_COMPARED]:
        if len(known & words) >= _SAME_WORDS * len(known | words):
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
    return STAGES[stage_of((report.published - first).days)].weight


def stage_of(days: int) -> int:
    """Find the stage that a number of days after an event is in, as an index of ``STAGES``."""
    return next(at for at, stage in enumerate(STAGES) if stage.last is None or days <= stage.last)


def is_of_one_day(entry: Entry) -> bool:
    """Check whether an entry is placed on a single day."""
    return entry.precision is Precision.DAY and entry.first == entry.last
