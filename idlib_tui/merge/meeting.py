"""Matching groups of reports of different days, or a day and a month, that are one event.

Two articles can date one event a day apart, one by its day and one by its month or year, and one
not at all, a few days later. Reports of two successive days are often much alike and still two
events, so more is required here than within a block: much in common in both directions, the same
kind of event, no different figure, and no article that reports both. Less in common is enough for
two statements with one trigger and some of the same words around it, which are mostly its subject
and objects.

A group joins at most one other, its host, and a host joins none. So the groups of a block depend
only on the blocks at most two steps away (``blocks.dependents``), and the result does not depend on
the order in which articles came.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

from idlib_tui.merge.blocks import AHEAD, days_between, days_of, neighbours
from idlib_tui.merge.likeness import Traits, figures_agree, traits_of, weights_of
from idlib_tui.model import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from idlib_tui.merge.chronology import DatedEvent

_APART = 0.95
"""The least sum of the shares that two groups a day apart have in common."""
_SAME_DAY = 0.75
"""The same for two groups of one day that no pair of clear reports joined."""
_INSIDE = 0.85
"""The same for a group of a longer period and one of a day in it."""
_MASS = 2.5
"""The least weight of what they share; below, it may be a set phrase."""
_CORE = 0.25
"""How much less two statements need to share for each word that is around their one trigger."""
_MOST_AROUND = 2
"""The number of these words that count."""
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
        last: The last day of the clearest report; of what has been so since a day or period, the
            last on which it can have begun.
        lasting: Whether it has been so since.
        reported: Whether the day of the clearest report is only that of its publication.
        article: The article of the clearest report.
        start: Offset of the clearest report in its article.
        articles: The articles that report it, in order.
        traits: What its clearest reports are compared by, clearest first.
    """

    key: Key
    first: date
    last: date
    lasting: bool
    reported: bool
    article: str
    start: int
    articles: tuple[str, ...]
    traits: tuple[Traits, ...]

    @property
    def rank(self) -> tuple[object, ...]:
        """Sort key of hosts: a day before a period, stated days, most articles, then place."""
        return (
            self.lasting,
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
    lasting = clearest.relation is Relation.SINCE
    first, last = (lasting and days_of(key[0])) or (clearest.first, clearest.last)
    return Profile(
        key,
        first,
        last,
        lasting,
        clearest.relation is Relation.REPORTED,
        article,
        clearest.start,
        tuple(sorted({article for article, _, _ in reports})),
        tuple(traits_of(event) for _, _, event in reports[:_OF_HOST]),
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
    for guests, hosts in _parties(block, read):
        for guest, score, host in _meet(guests, hosts):
            found[guest.key].append((score, host))
    return {
        key: tuple(host.key for _, host in sorted(likely, key=lambda one: (-one[0], one[1].rank)))
        for key, likely in found.items()
    }


def _parties(
    block: str, read: Callable[[str], Sequence[Profile]]
) -> Iterator[tuple[Sequence[Profile], Sequence[Profile]]]:
    """Yield groups of a block with those that they may join, to be compared together.

    Where these lie on many days, of which each tells of few events of a kind, the rarity of a word
    is that among all of them.
    """
    days = days_of(block)
    guests = read(block)
    if days is None or not guests:
        return
    first, last = days
    others = neighbours(block)
    if first != last:
        yield guests, _of_one_kind(guests, map(read, others))
        return
    near = days_between(first, first, before=AHEAD, after=AHEAD)
    yield from ((guests, read(other)) for other in near)
    undated = [guest for guest in guests if guest.reported]
    yield undated, _of_one_kind(undated, [read(other) for other in others if other not in near])


def _of_one_kind(guests: Sequence[Profile], blocks: Iterable[Sequence[Profile]]) -> list[Profile]:
    """List the groups of many days that tell of the same kinds of event as some others."""
    kinds = frozenset[str]().union(*(each.happenings for one in guests for each in one.traits))
    return [
        host
        for hosts in blocks
        for host in hosts
        if any(not kinds.isdisjoint(each.happenings) for each in host.traits)
    ]


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
        for at, (score, core) in sorted(_scores(guest, hosts, holders, weights).items()):
            host = hosts[at]
            if _may_be_one(guest, host, score, core=core) and _are_kin(guest, host, weights):
                yield guest, score, host


def _scores(
    guest: Profile,
    hosts: Sequence[Profile],
    holders: Mapping[str, Sequence[tuple[int, int]]],
    weights: Mapping[str, float],
) -> dict[int, tuple[float, bool]]:
    """Compute how much the most alike reports of a group and of each of others have in common."""
    best: dict[int, tuple[float, bool]] = {}
    for own in guest.traits[:_OF_GUEST]:
        shared: defaultdict[tuple[int, int], float] = defaultdict(float)
        for term in sorted(own.terms):
            for place in holders.get(term, ()):
                shared[place] += weights[term]
        for (at, which), mass in shared.items():
            other = hosts[at].traits[which]
            score = _in_common(own, other, mass, weights)
            if score:
                best[at] = max((score, _core(own, other) > 0), best.get(at, (0.0, False)))
    return best


def _in_common(one: Traits, other: Traits, mass: float, weights: Mapping[str, float]) -> float:
    """Add up the shares that two statements have in common; 0 if they differ in kind."""
    core = _core(one, other)
    plain = (one.terms & other.terms) - one.names - other.names
    alike = mass >= _MASS and len(plain) >= _PLAIN and one.happenings & other.happenings
    if not (core or alike) or not figures_agree(one.numbers, other.numbers):
        return 0.0
    shares = fsum(mass / fsum(weights[term] for term in each.terms) for each in (one, other))
    return shares + _CORE * core


def _core(one: Traits, other: Traits) -> int:
    """Count the words around the trigger that two statements share, if they share the trigger."""
    if not one.trigger or one.trigger != other.trigger:
        return 0
    return min(len(one.around & other.around), _MOST_AROUND)


def _are_kin(guest: Profile, host: Profile, weights: Mapping[str, float]) -> bool:
    """Check that the clearest reports have something in common, against drift."""
    one, other = guest.traits[0].terms, host.traits[0].terms
    shared = fsum(weights[term] for term in one & other)
    return any(fsum(weights[term] for term in each) * _KIN <= shared for each in (one, other))


def _may_be_one(guest: Profile, host: Profile, score: float, *, core: bool) -> bool:
    """Check that a group may join another, by their days, their articles and their likeness.

    A day known only from the publication is none for a longer period to be placed on, unless the
    statements have one core.
    """
    if host.rank >= guest.rank:
        return False
    if guest.lasting or guest.first != guest.last:
        fits = core if host.reported else host.first <= guest.last
        return fits and score >= _INSIDE
    days = (guest.first - host.first).days
    if days > 1 and (host.reported or not guest.reported or not _share_name(guest, host)):
        return False
    least = _APART if days else _SAME_DAY
    return score >= least and set(guest.articles).isdisjoint(host.articles)


def _share_name(one: Profile, other: Profile) -> bool:
    """Check that the clearest reports of two groups name a same person or place."""
    return not one.traits[0].names.isdisjoint(other.traits[0].names)
