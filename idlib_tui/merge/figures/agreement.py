"""Whether a figure repeats one of a group: the same value, and something that identifies it."""

from __future__ import annotations

from idlib_tui.annotate.figures.nouns import is_people
from idlib_tui.merge.figures.groups import Group
from idlib_tui.merge.figures.traits import Traits, shares_scope
from idlib_tui.model import Counting

EVENT_DAYS = 7
"""Days after an event within which a report without a date can refer to it."""

LARGE = 100
"""From here on, overlapping ranges of similar counts are seldom due to chance."""

ROUNDING = 0.02
"""The gap between two ranges, as a share, that still counts as overlapping."""

WORDS = 3
"""From so many words on, the same wording is seldom due to chance: "30 observation posts"."""

VOICES = 50
"""The number of members of a group that are searched for its claimants."""

WITHIN_DAYS = 0.5
"""The nearness of figures whose articles are days apart, see ``likeness``."""


def values_part(group: Group, traits: Traits, near: float) -> bool:
    """Check whether values separate counts of a happening that nothing else identifies.

    Reports of one happening may differ if both state its time and its place. Otherwise the value
    must agree and be of the same place, source, time or wording; values that tell need only be
    equal.

    Args:
        group: The group.
        traits: The figure.
        near: How near their articles are in time.
    """
    if traits.loose or traits.lasting:
        return traits.vague and traits.figure.counting == Counting.RATE
    if group.since is not None and traits.since is not None:
        return _values_of_period_part(group, traits)
    if _disjoint(group, traits):
        return True
    equal, linked = is_same_value(group, traits), _is_linked(group, traits)
    if traits.vague:
        return not (equal and linked and near >= WITHIN_DAYS)
    if traits.value >= LARGE and (linked or (equal and traits.telltale)):
        return False
    return not equal or near < WITHIN_DAYS or not (linked or _is_worded_alike(group, traits))


def _values_of_period_part(group: Group, traits: Traits) -> bool:
    """Compare values of periods that are the same as far as stated."""
    if shares_scope(traits.locus, group.locus):
        return False
    if _is_long(group):
        told = traits.telltale and traits.low in group.exact
        return not told and not (traits.claimant and traits.claimant in group.claimants)
    return _disjoint(group, traits) or traits.vague


def _disjoint(group: Group, traits: Traits) -> bool:
    return traits.low > group.high or group.low > traits.high


def _is_linked(group: Group, traits: Traits) -> bool:
    """Check whether a place or a source identifies a figure with a group."""
    same_place = shares_scope(traits.locus, group.locus)
    return same_place or (bool(traits.claimant) and traits.claimant in group.claimants)


def _is_long(group: Group) -> bool:
    """Check whether a group counts over more than some days."""
    if group.since is None or group.until is None:
        return True
    return (group.until - group.since).days > EVENT_DAYS


def _words(traits: Traits) -> list[str]:
    return traits.figure.text.casefold().split()


def _is_worded_alike(group: Group, traits: Traits) -> bool:
    """Check whether a group has a report in the same words."""
    words = _words(traits)
    return len(words) >= WORDS and any(_words(one) == words for one in group.members[:VOICES])


def is_same_value(group: Group, traits: Traits) -> bool:
    """Check whether a group has a report of the same value but for rounding."""
    return any(
        max(one.value, traits.value) <= min(one.value, traits.value) * (1 + ROUNDING)
        for one in group.members[:VOICES]
    )


def is_retelling(group: Group, traits: Traits, near: float) -> bool:
    """Check whether a figure of a general topic repeats one of a group.

    "Two people" and "millions of people" without details are not the same ones.
    """
    if traits.vague:
        return False
    linked = _is_linked(group, traits)
    for one in group.members[:VOICES]:
        if one.value != traits.value:
            continue
        if linked or traits.telltale >= 1:
            return True
        words = _words(one)
        long = len(words) >= WORDS or (near >= WITHIN_DAYS and not is_people(traits.figure.unit))
        if long and words == _words(traits):
            return True
    return False
