"""Running counts as series over time: the toll of one thing at one place, day after day.

The members of a series are as-of dates of one growing count: each new value is near the latest
ones or above them, by no more than a count can grow in the days between. Values that are far apart
on one day ("159 suspected", "26 confirmed") therefore form two series.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from idlib_tui.merge.figures.agreement import LARGE
from idlib_tui.merge.figures.groups import Group
from idlib_tui.merge.figures.likeness import NEAR_DAYS, VERY_LARGE
from idlib_tui.merge.figures.traits import Traits, size_of
from idlib_tui.model import Counting

GAP = 30
"""Days without a report after which a count is not continued unless both ends state its start."""

SAME = 1.25
"""The ratio within which two values can be reports of one count at one time."""

GROWTH = 1.3
"""The ratio by which a count can grow in a day; epidemics at their start do."""

MOST_GROWTH = 3.0
"""The ratio between neighbouring reports of a series beyond which they are of different things."""

SHRINKING = 1.1
"""The ratio by which a count can be lowered after more than ``STALE`` days."""

STALE = 3
"""Days for which an older value is still repeated."""

FEW = 3
"""How much a small count can always grow, whatever the ratio."""

SMALL = 20
"""Below this, equal values are often due to chance."""

NEAR = 1.1
"""The ratio within which a count that states no place can be that of some place."""

RECENT = 8
"""The latest members of a series to which a new value is compared."""

CANDIDATES = 24
"""The number of series per key that a value is compared with, latest first: keeps it linear."""

_Key = tuple[object, ...]


def day_of(traits: Traits) -> date:
    """Return the day of a count: the one it counts up to, else that of its report."""
    return traits.report.figure.as_of or traits.report.published or date.max


def in_time(traits: Iterable[Traits]) -> list[Traits]:
    """Sort figures by their day, then in an order that does not depend on the one given."""
    return sorted(
        traits,
        key=lambda one: (
            day_of(one),
            one.report.article,
            one.report.figure.start,
            one.report.figure.end,
            repr(one.report.figure),
        ),
    )


def series_of(traits: Sequence[Traits]) -> list[Group]:
    """Group running counts of one block into series, one for each count.

    Counts that state who and where come first; those that do not join the one that they fit.
    """
    stated: defaultdict[_Key, list[Traits]] = defaultdict(list)
    unstated: list[Traits] = []
    for one in in_time(traits):
        if one.locus:
            stated[one.kind, one.locus].append(one)
        else:
            unstated.append(one)
    groups = [group for key in sorted(stated, key=_in_order) for group in _continued(stated[key])]
    found = Series(groups)
    left: defaultdict[str, list[Traits]] = defaultdict(list)
    joining: list[tuple[Traits, Group]] = []
    for one in unstated:
        host = found.fitting(one)
        if host is None:
            left[one.kind].append(one)
        else:
            joining.append((one, host.group))
    for one, group in joining:
        group.add(one)
    groups += [group for kind in sorted(left) for group in _continued(left[kind])]
    _place_singles(groups)
    return _of_one_start(group for group in groups if group.members)


def _place_singles(groups: Sequence[Group]) -> None:
    """Join counts that are still alone and state nothing to series whose start is known."""
    started = Series(group for group in groups if group.since is not None)
    for group in groups:
        if len(group.members) == 1 and group.since is None and not group.locus:
            host = started.fitting(group.members[0])
            if host is not None:
                host.group.add(group.members.pop())


def _of_one_start(groups: Iterable[Group]) -> list[Group]:
    """Join series that count the same from one day on, as far as their places do not differ."""
    found: list[Group] = []
    started: defaultdict[int, list[Group]] = defaultdict(list)
    for group in groups:
        start = next((one.since for one in group.members if one.running and one.since), None)
        if start is None:
            found.append(group)
            continue
        week = start.toordinal() // NEAR_DAYS
        near = [other for key in (week, week - 1, week + 1) for other in started[key]]
        host = next((other for other in near[:CANDIDATES] if _is_one_count(other, group)), None)
        if host is None:
            found.append(group)
            started[week].append(group)
        else:
            for one in group.members:
                host.add(one)
    return found


def _is_one_count(one: Group, other: Group) -> bool:
    """Check whether two series with one start may count the same, by their nearest values."""
    first, second = one.members[0], other.members[0]
    differ = (
        _are_apart(one.of, other.of)
        or _are_apart(one.countries, other.countries)
        or _are_apart(one.locals, other.locals)
    )
    if differ or first.kind != second.kind or _starts_differ(one, other):
        return False
    _, distance = min(
        (abs((day_of(a) - day_of(b)).days), _distance(a.value, b.value))
        for a in one.members[:RECENT]
        for b in other.members[:RECENT]
    )
    return distance <= math.log(MOST_GROWTH)


def _are_apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not (one <= other or other <= one)


def same_article(one: Traits, other: Traits) -> bool:
    """Check whether one article gives both."""
    return one.report.article == other.report.article


class Member:
    """A member of a series, by which others find it."""

    __slots__ = ("day", "group", "traits")

    def __init__(self, traits: Traits, group: Group) -> None:
        self.traits = traits
        self.group = group
        self.day = day_of(traits)


class Series:
    """Finds the series that a count without details belongs to."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._members: defaultdict[_Key, list[Member]] = defaultdict(list)
        for group in groups:
            for one in group.members:
                if not one.vague:
                    self._members["size", size_of(one.value)].append(Member(one, group))

    def fitting(self, traits: Traits) -> Member | None:
        """Find the nearest member that may report the same count; None if there is none."""
        best, least = None, (math.inf, 0)
        if traits.vague:
            return None
        for key in _near(traits.value, 1):
            for member in self._members.get(key, ()):
                apart = abs((day_of(traits) - member.day).days)
                if apart > STALE or not _may_join(member, traits, apart):
                    continue
                distance = (_distance(member.traits.value, traits.value), apart)
                if distance < least:
                    best, least = member, distance
        return best


def _may_join(member: Member, traits: Traits, apart: int) -> bool:
    """Check whether a count that may be a running one is that of a member, some days apart."""
    host = member.traits
    if host.kind != traits.kind or _statuses_differ(host, traits):
        return False
    if same_article(host, traits) and apart and not meet(host, traits):
        return False
    if not traits.running and (traits.since or traits.figure.counting == Counting.PERIOD):
        return not _levels_differ(host, traits) and _is_retold(host, traits)
    if _places_differ(host, traits):
        return False
    if _starts_differ(host, traits):
        return False
    known = member.group.since is not None and host.locus == traits.locus
    disputed = known and _claims_differ(host, traits)
    return _values_near(host, traits, apart) or (disputed and _is_within(host, traits, MOST_GROWTH))


def _claims_differ(one: Traits, other: Traits) -> bool:
    """Check whether two sources are named for very large counts."""
    claimed = {one.claimant, other.claimant}
    return len(claimed) == 2 and "" not in claimed and min(one.value, other.value) >= VERY_LARGE


def _is_within(one: Traits, other: Traits, ratio: float) -> bool:
    return _distance(one.value, other.value) <= math.log(ratio) + 1e-9


def _places_differ(one: Traits, other: Traits) -> bool:
    return bool(one.locus) and bool(other.locus) and one.locus != other.locus


def _levels_differ(one: Traits, other: Traits) -> bool:
    """Check whether places differ even if one may be within the other."""
    pairs = ((one.of, other.of), (one.countries, other.countries), (one.locals, other.locals))
    return any(_are_apart(*pair) for pair in pairs)


def _starts_differ(one: Traits | Group, other: Traits | Group) -> bool:
    if one.since is None or other.since is None:
        return False
    return abs((one.since - other.since).days) > NEAR_DAYS


def _values_near(host: Traits, traits: Traits, apart: int) -> bool:
    known = bool(traits.locus) and traits.locus == host.locus
    if traits.value < SMALL:
        return traits.value == host.value and known and apart <= 1
    if not known and traits.value < LARGE:
        return traits.value == host.value and traits.value % 10 != 0
    same = traits.locus == host.locus and traits.value >= LARGE
    limit = SAME if same or traits.value >= VERY_LARGE else NEAR
    updates = host.since is not None and traits.value >= VERY_LARGE
    return _is_within(host, traits, limit) and (known or updates or meet(host, traits))


def _statuses_differ(one: Traits, other: Traits) -> bool:
    return bool(one.status) and bool(other.status) and one.status != other.status


def meet(one: Traits, other: Traits) -> bool:
    """Check whether some value is compatible with both."""
    return one.low <= other.high and other.low <= one.high


def _is_retold(host: Traits, traits: Traits) -> bool:
    """Check whether a source repeats its own large count, even if the report garbles its period."""
    same_source = bool(host.claimant) and host.claimant == traits.claimant
    return same_source and traits.value >= LARGE and meet(host, traits)


def _distance(one: float, other: float) -> float:
    """Return how far two values are apart, as the logarithm of their ratio."""
    if one <= 0 or other <= 0:
        return 0.0 if one == other else math.inf
    return abs(math.log(one / other))


def _in_order(key: _Key) -> tuple[str, ...]:
    kind, locus = key
    return (str(kind), *sorted(locus)) if isinstance(locus, frozenset) else (str(kind),)


def _continued(traits: Sequence[Traits]) -> list[Group]:
    """Divide counts at one place, in order of time, into series."""
    groups: list[Group] = []
    index: defaultdict[_Key, list[Group]] = defaultdict(list)
    for one in traits:
        group = _continuing(index, one)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(one)
        for key in _keys(one):
            if group not in index[key][-CANDIDATES:]:
                index[key].append(group)
    return groups


def _keys(traits: Traits) -> Iterator[_Key]:
    yield ("size", size_of(traits.value))
    if traits.since is not None:
        yield ("since", traits.since.toordinal() // NEAR_DAYS)


def _continuing(index: defaultdict[_Key, list[Group]], traits: Traits) -> Group | None:
    """Find the series whose latest values a count continues best."""
    keys: list[_Key] = list(_near(traits.value, 2))
    if traits.since is not None:
        week = traits.since.toordinal() // NEAR_DAYS
        keys += [("since", near) for near in (week, week - 1, week + 1)]
    best, least = None, math.inf
    seen: set[int] = set()
    for key in keys:
        for group in reversed(index.get(key, ())[-CANDIDATES:]):
            if id(group) in seen:
                continue
            seen.add(id(group))
            distance = _step(group, traits)
            if distance < least:
                best, least = group, distance
    return best


def _step(group: Group, traits: Traits) -> float:
    """Return the distance of a value from the latest ones of a series; infinite if it is none."""
    if not traits.locus and traits.value < SMALL and traits.since is None:
        return math.inf
    if group.since is not None and traits.since is not None:
        if abs((group.since - traits.since).days) > NEAR_DAYS:
            return math.inf
        near = _distance(group.members[-1].value, traits.value)
        return near if near <= math.log(MOST_GROWTH) else math.inf
    least = math.inf
    for member in group.members[-RECENT:]:
        apart = (day_of(traits) - day_of(member)).days
        if apart <= GAP and _reaches(member, traits, apart):
            least = min(least, _distance(member.value, traits.value))
    return least


def _reaches(member: Traits, traits: Traits, apart: int) -> bool:
    """Check whether a value can follow an earlier one by a number of days."""
    later = traits.since is not None and traits.since > day_of(member)
    if later or _statuses_differ(member, traits):
        return False
    if traits.vague or member.vague:
        known = bool(traits.locus) or traits.vague == member.vague
        return known and meet(member, traits) and apart <= STALE
    if not traits.locus:
        return apart <= STALE and meet(member, traits)
    if apart <= STALE and _claims_differ(member, traits):
        return _is_within(member, traits, MOST_GROWTH)
    if traits.value < member.value:
        lowest = member.value / (SAME if apart <= STALE else SHRINKING)
        return traits.value >= lowest
    most = max(min(SAME * GROWTH**apart, MOST_GROWTH) * member.value, member.value + FEW)
    return traits.value <= most


def _near(value: float, reach: int) -> Iterator[_Key]:
    size = size_of(value)
    return (("size", near) for near in range(size - reach, size + reach + 1))
