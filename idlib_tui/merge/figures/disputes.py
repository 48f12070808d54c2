"""Whether the values of a series over time are in dispute, or only older and newer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations

from idlib_tui.day_arithmetic import days_later
from idlib_tui.merge.figures.groups import Group
from idlib_tui.merge.figures.running import NEAR, STALE, day_of, meet, same_article
from idlib_tui.merge.figures.traits import Traits

HOURS = 1.2
"""The ratio by which reports of one day differ because one is older by some hours."""


def is_disputed(group: Group) -> bool:
    """Check whether reports of one day give values that no value is compatible with.

    Where two sources are not named, it is no dispute if the values are near, or if the lower one
    was that of the days before: one report may be older than the other.
    """
    days: defaultdict[date, list[Traits]] = defaultdict(list)
    for one in group.members:
        if not one.figure.denied:
            days[day_of(one)].append(one)
    return any(
        _dispute(*pair) and (all(one.claimant for one in pair) or not _is_old(pair, days))
        for same in days.values()
        for pair in combinations(same, 2)
    )


def _dispute(one: Traits, other: Traits) -> bool:
    if one.claimant == other.claimant and (one.claimant or same_article(one, other)):
        return False
    ratio = NEAR if one.claimant and other.claimant else HOURS
    return max(one.low, other.low) > min(one.high, other.high) * ratio


def _is_old(pair: tuple[Traits, Traits], days: Mapping[date, Sequence[Traits]]) -> bool:
    """Check whether the lower of two values was reported on the days before."""
    lower = min(pair, key=lambda one: one.value)
    before = (days_later(day_of(lower), -back) for back in range(1, STALE + 1))
    return any(meet(lower, one) for day in before if day for one in days.get(day, ()))
