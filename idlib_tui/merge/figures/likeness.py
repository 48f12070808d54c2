"""Whether a figure may count the same as a group of others, and the evidence for it.

First the contradictions: what is counted, of whom, where, and in what period. One of them suffices
to separate two figures. Then the evidence: what both state alike adds up, and without ``ENOUGH`` of
it they remain separate even if nothing contradicts.
"""

from __future__ import annotations

import math
from datetime import date

from idlib_tui.merge.figures.agreement import (
    EVENT_DAYS,
    LARGE,
    ROUNDING,
    VOICES,
    is_retelling,
    values_part,
)
from idlib_tui.merge.figures.groups import Group
from idlib_tui.merge.figures.traits import Traits, kinds_agree

ENOUGH = 2.0
"""The evidence from which two figures are assumed to count the same."""

NEAR_DAYS = 6
"""Days by which two starts may differ: "since December 1", "since early December"."""

STORY_DAYS = 45
"""Days between publications within which two figures can be of one story."""

FRESH_DAYS = 400
"""Days from the start of a count within which a figure that states nothing can update it."""

VERY_LARGE = 1000
"""From here on, ranges need only nearly overlap."""


def evidence(group: Group, traits: Traits) -> float:
    """Weigh the evidence that a figure belongs to a group; 0 if anything contradicts."""
    if _scopes_differ(group, traits):
        return 0.0
    near = _nearness(group, traits)
    value = _value_evidence(group, traits, fresh=near >= 0.5)
    if traits.loose and not is_retelling(group, traits, near):
        return 0.0
    same_claimant = bool(traits.claimant) and traits.claimant in group.claimants
    # One source's count, repeated within days, is one count even if a report garbles its period.
    retold = same_claimant and value >= 1 and traits.low >= 100 and near > 0
    if not retold and (_periods_differ(group, traits) or values_part(group, traits, near)):
        return 0.0
    repeated = _same_article(group, traits)
    one_day = group.since is not None and group.since == group.until
    if repeated < 0 and one_day:
        return 0.0  # two counts for one day by one claimant: two events of that day
    score = value + near + 0.5 * same_claimant + bool(group.of & traits.of)
    if group.since is not None and traits.since is not None and not retold:
        score += 1.5
    if group.locals & traits.locals:
        score += 1
    elif group.countries & traits.countries:
        score += 0.5
    return score + repeated


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and not (one <= other or other <= one)


def _scopes_differ(group: Group, traits: Traits) -> bool:
    """Check whether another kind, another nationality or another place is counted."""
    return (
        not all(kinds_agree(kind, traits.kind) for kind in group.kinds)
        or _disjoint(group.of, traits.of)
        or _disjoint(group.countries, traits.countries)
        or bool(group.locals and traits.locals and not group.locals & traits.locals)
    )


def _periods_differ(group: Group, traits: Traits) -> bool:
    """Check whether the periods covered contradict one another."""
    unstated = group.since is None or traits.since is None
    if traits.lasting or (traits.loose and unstated):
        return False
    if group.since is not None and traits.since is not None:
        return _stated_periods_differ(group, traits.since, traits.until)
    since, until = group.since or traits.since, group.until or traits.until
    reported = traits.report.published if traits.since is None else group.last
    if since is None or reported is None:
        return False
    late = until is not None and (reported - until).days > EVENT_DAYS
    return late or reported < since


def _stated_periods_differ(group: Group, since: date, until: date | None) -> bool:
    """Compare two stated periods: days exactly, others with a margin, past ones by both ends."""
    if group.since is None or (group.until is None) != (until is None):
        return True
    starts_near = abs((group.since - since).days) <= NEAR_DAYS
    if group.until is None or until is None:
        return not starts_near
    if group.since == group.until or since == until:
        return (group.since, group.until) != (since, until)
    return not starts_near or abs((group.until - until).days) > NEAR_DAYS


def _value_evidence(group: Group, traits: Traits, *, fresh: bool) -> float:
    """Compare values: overlapping ranges count for, the more the narrower; distant ones against."""
    margin = 1 + ROUNDING
    gap = max(_times(traits.low, group.high * margin), _times(group.low, traits.high * margin))
    if gap > 1.5:
        return 0.0 if gap <= 3 else -1.0
    meet = gap <= 1
    score = 1.0 if meet and not traits.vague else 0.5
    if traits.low in group.exact and traits.telltale:
        return score + traits.telltale
    least = LARGE if meet else VERY_LARGE
    large = traits.known and min(traits.low, group.low) >= least
    if large and _may_be_update(group, traits, fresh=fresh):
        score += 0.5 if traits.vague else 1
    return score


def _times(low: float, high: float) -> float:
    """The ratio of a lower to an upper bound; infinite between none and some."""
    if high:
        return low / high
    return math.inf if low else 0.0


def _may_be_update(group: Group, traits: Traits, *, fresh: bool) -> bool:
    """Check whether a figure that states little may be an update of a group that states more.

    Args:
        group: The group.
        traits: The figure.
        fresh: Whether it was published within days of the group's.
    """
    published = traits.report.published
    if group.since is None or published is None:
        return fresh
    return (published - group.since).days <= FRESH_DAYS


def _nearness(group: Group, traits: Traits) -> float:
    """Compare publication dates: half a point within three days, a quarter within a story."""
    published = traits.report.published
    if published is None or group.first is None or group.last is None:
        return 0.0
    apart = max((group.first - published).days, (published - group.last).days, 0)
    if apart <= 3:
        return 0.5
    return 0.25 if apart <= STORY_DAYS else 0.0


def _same_article(group: Group, traits: Traits) -> float:
    """Compare with the article's own figures in the group.

    The same value is a repetition; another value by the same claimant counts something else.
    """
    own = group.ranges.get(traits.report.article)
    if own is None:
        return 0.0
    if own == (traits.low, traits.high):
        return 1.0 if traits.locus == group.locus else 0.0
    if traits.low <= own[1] and own[0] <= traits.high:
        return 0.0
    counting_on = group.since is not None and group.until is None
    if counting_on and traits.since is not None:
        return 0.0
    voices = {
        member.claimant
        for member in group.members[:VOICES]
        if member.report.article == traits.report.article
    }
    if not traits.claimant or traits.claimant in voices:
        return -1.0
    return -0.5 if "" in voices else 0.0
