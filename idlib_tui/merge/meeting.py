"""Matching groups of reports of different days, or a day and a month, that are one event.

Two articles can date one event a day apart, or one by its day and one by its month. Reports of
two successive days are often much alike and still two events, so more is required here than within
a block: much in common in both directions, the same kind of event, no different figure, and no
article that reports both.

A group joins at most one other, its host, and a host joins none. So the groups of a block depend
only on the blocks at most ``REACH`` days around it, and the result does not depend on the order in
which articles came.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import fsum
from typing import TYPE_CHECKING

from idlib_tui.merge.likeness import figures_agree, traits_of, weights_of
from idlib_tui.model import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from idlib_tui.merge.chronology import DatedEvent
    from idlib_tui.merge.likeness import Traits

REACH = 2
"""Days around a block within which the groups are that its own depend on."""
LONGEST = 31
"""Days of the longest period that is assumed to mean one of its days: a month."""

_APART = 0.95
"""The least sum of the shares that two groups a day apart have in common."""
_SAME_DAY = 0.75
"""The same for two groups of one day that no pair of clear reports joined."""
_INSIDE = 0.85
"""The same for a group of a longer period and one of a day in it."""
_MASS = 2.5
"""The least weight of what they share; below, it may be a set phrase."""
_PLAIN = 2
"""The least number of shared words that are not names."""
_KIN = 0.3
"""The least share of either's words that the clearest reports have in common."""
_OF_HOST, _OF_GUEST = 6, 3
"""The numbers of reports of a group that are compared, clearest first."""

Key = tuple[str, int]
"""The block of a group, and its index there."""


@dataclass(frozen=True, slots=True)
class Gathering:
    """The reports of one block that are one event.

    Attributes:
        key: Its block, and its index there.
        reports: Its reports, clearest first.
        articles: The articles that report it.
        traits: What its clearest reports are compared by.
    """

    key: Key
    reports: tuple[DatedEvent, ...]
    articles: frozenset[str]
    traits: tuple[Traits, ...]

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key of hosts: a day before a period, stated days, most articles, then place."""
        article, _, clearest = self.reports[0]
        return (
            clearest.first != clearest.last,
            clearest.relation is Relation.REPORTED,
            -len(self.articles),
            clearest.first,
            article,
            clearest.start,
            self.key,
        )


def gathering(key: Key, reports: Sequence[DatedEvent]) -> Gathering:
    """Make a gathering of the reports of one event, clearest first."""
    return Gathering(
        key,
        tuple(reports),
        frozenset(article for article, _, _ in reports),
        tuple(traits_of(event) for _, _, event in reports[:_OF_HOST]),
    )


def days_of(block: str) -> tuple[date, date] | None:
    """Return the days of a block, or None if its groups match no others."""
    if " " in block:
        return None
    first, _, last = block.partition("/")
    days = date.fromisoformat(first), date.fromisoformat(last or first)
    return days if (days[1] - days[0]).days <= LONGEST else None


def neighbours(block: str) -> tuple[str, ...]:
    """List the blocks of days whose groups those of a block may join."""
    days = days_of(block)
    if days is None:
        return ()
    first, last = days
    if first != last:
        return tuple((first + timedelta(at)).isoformat() for at in range((last - first).days + 1))
    around = range(first.toordinal() - 1, first.toordinal() + 2)
    return tuple(
        date.fromordinal(at).isoformat()
        for at in around
        if date.min.toordinal() <= at <= date.max.toordinal()
    )


class Meetings:
    """Finds which groups join which, block by block."""

    def __init__(self, read: Callable[[str], Sequence[Gathering]]) -> None:
        """Prepare; nothing is matched yet.

        Args:
            read: Returns the groups of a block, the same at each call.
        """
        self._read = read
        self._likely: dict[str, Mapping[Key, Sequence[Gathering]]] = {}

    def hosts(self, block: str) -> dict[Key, Key]:
        """Find which groups of a block join which others."""
        found: dict[Key, Key] = {}
        for key, likely in self._likely_hosts(block).items():
            for host in likely:
                if not self._likely_hosts(host.key[0]).get(host.key):
                    found[key] = host.key
                    break
        return found

    def _likely_hosts(self, block: str) -> Mapping[Key, Sequence[Gathering]]:
        """List, for each group of a block, the groups before it in rank that are like it."""
        known = self._likely.get(block)
        if known is None:
            found: defaultdict[Key, list[tuple[float, Gathering]]] = defaultdict(list)
            guests = self._read(block)
            for other in neighbours(block) if guests else ():
                for guest, score, host in _meet(guests, self._read(other)):
                    found[guest.key].append((score, host))
            known = {
                key: [host for _, host in sorted(likely, key=lambda one: (-one[0], one[1].rank))]
                for key, likely in found.items()
            }
            self._likely[block] = known
        return known


def _meet(
    guests: Sequence[Gathering], hosts: Sequence[Gathering]
) -> Iterator[tuple[Gathering, float, Gathering]]:
    """Find the groups of one block that are likely the same as groups of another before them."""
    if not guests or not hosts:
        return
    weights = weights_of([traits for one in (*guests, *hosts) for traits in one.traits])
    holders: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, host in enumerate(hosts):
        for which, traits in enumerate(host.traits):
            for term in traits.terms:
                holders[term].append((at, which))
    for guest in guests:
        for at, score in sorted(_scores(guest, hosts, holders, weights).items()):
            host = hosts[at]
            if _may_be_one(guest, host, score) and _are_kin(guest, host, weights):
                yield guest, score, host


def _scores(
    guest: Gathering,
    hosts: Sequence[Gathering],
    holders: Mapping[str, Sequence[tuple[int, int]]],
    weights: Mapping[str, float],
) -> dict[int, float]:
    """Compute how much the most alike reports of a group and of each of others have in common."""
    best: dict[int, float] = {}
    for own in guest.traits[:_OF_GUEST]:
        shared: defaultdict[tuple[int, int], float] = defaultdict(float)
        for term in sorted(own.terms):
            for place in holders.get(term, ()):
                shared[place] += weights[term]
        for (at, which), mass in shared.items():
            if mass >= _MASS:
                score = _in_common(own, hosts[at].traits[which], mass, weights)
                best[at] = max(score, best.get(at, 0.0))
    return best


def _in_common(one: Traits, other: Traits, mass: float, weights: Mapping[str, float]) -> float:
    """Add up the shares that two statements have in common; 0 if they differ in kind."""
    plain = (one.terms & other.terms) - one.names - other.names
    if len(plain) < _PLAIN or not one.happenings & other.happenings:
        return 0.0
    if not figures_agree(one.numbers, other.numbers):
        return 0.0
    return fsum(mass / fsum(weights[term] for term in each.terms) for each in (one, other))


def _are_kin(guest: Gathering, host: Gathering, weights: Mapping[str, float]) -> bool:
    """Check that the clearest reports have something in common, against drift."""
    one, other = guest.traits[0].terms, host.traits[0].terms
    shared = fsum(weights[term] for term in one & other)
    return any(fsum(weights[term] for term in each) * _KIN <= shared for each in (one, other))


def _may_be_one(guest: Gathering, host: Gathering, score: float) -> bool:
    if host.rank >= guest.rank:
        return False
    own, other = guest.reports[0][2], host.reports[0][2]
    if own.first != own.last:
        return score >= _INSIDE and other.relation is not Relation.REPORTED
    least = _SAME_DAY if own.first == other.first else _APART
    return score >= least and guest.articles.isdisjoint(host.articles)
