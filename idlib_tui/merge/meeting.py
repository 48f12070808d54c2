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

from idlib_tui.merge.likeness import Traits, figures_agree, traits_of, weights_of
from idlib_tui.model import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from idlib_tui.merge.chronology import DatedEvent

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
class Profile:
    """What a group is matched by: its place, its clearest reports, and who reports it.

    Attributes:
        key: Its block, and its index there.
        first: The first day of the clearest report.
        last: The last day of the clearest report.
        reported: Whether the day of the clearest report is only that of its publication.
        article: The article of the clearest report.
        start: Offset of the clearest report in its article.
        articles: The articles that report it, in order.
        traits: What its clearest reports are compared by, clearest first.
    """

    key: Key
    first: date
    last: date
    reported: bool
    article: str
    start: int
    articles: tuple[str, ...]
    traits: tuple[Traits, ...]

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key of hosts: a day before a period, stated days, most articles, then place."""
        return (
            self.first != self.last,
            self.reported,
            -len(self.articles),
            self.first,
            self.article,
            self.start,
            self.key,
        )


def profile_of(key: Key, reports: Sequence[DatedEvent]) -> Profile:
    """Make the profile of the reports of one event, clearest first."""
    article, _, clearest = reports[0]
    return Profile(
        key,
        clearest.first,
        clearest.last,
        clearest.relation is Relation.REPORTED,
        article,
        clearest.start,
        tuple(sorted({article for article, _, _ in reports})),
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


Likely = dict[Key, tuple[Key, ...]]
"""For each group of a block, the groups before it in rank that are like it, most alike first."""


class Meetings:
    """Finds which groups join which, block by block."""

    def __init__(self, likely: Callable[[str], Likely]) -> None:
        """Prepare; nothing is matched yet.

        Args:
            likely: Returns what ``likely_hosts`` finds for a block.
        """
        self._likely = likely

    def hosts(self, block: str) -> dict[Key, Key]:
        """Find which groups of a block join which others."""
        found: dict[Key, Key] = {}
        for key, likely in self._likely(block).items():
            for host in likely:
                if not self._likely(host[0]).get(host):
                    found[key] = host
                    break
        return found


def likely_hosts(block: str, read: Callable[[str], Sequence[Profile]]) -> Likely:
    """List, for each group of a block, the groups before it in rank that are like it.

    Args:
        block: The block.
        read: Returns the profiles of the groups of a block; asked for this one and its neighbours.
    """
    found: defaultdict[Key, list[tuple[float, Profile]]] = defaultdict(list)
    guests = read(block)
    for other in neighbours(block) if guests else ():
        for guest, score, host in _meet(guests, read(other)):
            found[guest.key].append((score, host))
    return {
        key: tuple(host.key for _, host in sorted(likely, key=lambda one: (-one[0], one[1].rank)))
        for key, likely in found.items()
    }


def _meet(
    guests: Sequence[Profile], hosts: Sequence[Profile]
) -> Iterator[tuple[Profile, float, Profile]]:
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
    guest: Profile,
    hosts: Sequence[Profile],
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


def _are_kin(guest: Profile, host: Profile, weights: Mapping[str, float]) -> bool:
    """Check that the clearest reports have something in common, against drift."""
    one, other = guest.traits[0].terms, host.traits[0].terms
    shared = fsum(weights[term] for term in one & other)
    return any(fsum(weights[term] for term in each) * _KIN <= shared for each in (one, other))


def _may_be_one(guest: Profile, host: Profile, score: float) -> bool:
    if host.rank >= guest.rank:
        return False
    if guest.first != guest.last:
        return score >= _INSIDE and not host.reported
    least = _SAME_DAY if guest.first == host.first else _APART
    return score >= least and set(guest.articles).isdisjoint(host.articles)
