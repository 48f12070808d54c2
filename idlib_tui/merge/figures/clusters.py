"""Clustering figures without comparing all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from idlib_tui.merge.figures.groups import Group
from idlib_tui.merge.figures.likeness import ENOUGH, evidence
from idlib_tui.merge.figures.traits import Traits, broader, size_of
from idlib_tui.model import FigureReport

CANDIDATES = 24
"""The number of groups per key that a figure is compared with, latest first: keeps it linear."""

_Key = tuple[object, ...]


def cluster(traits: Sequence[Traits]) -> list[Group]:
    """Cluster the figures that count the same thing.

    Those that state most are placed first, so that the result is independent of the order given.
    """
    index: defaultdict[_Key, list[Group]] = defaultdict(list)
    groups: list[Group] = []
    for each in sorted(traits, key=most_stated_first):
        group = _best_group(index, each)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(each)
        for key in _keys(each):
            if group not in index[key][-CANDIDATES:]:
                index[key].append(group)
    for group in groups:
        _join_larger(index, group)
    _join_coordinated(groups)
    return [group for group in groups if group.members]


def published(report: FigureReport) -> date:
    """Return the publication date of a report, the last possible day if unknown."""
    return report.published or date.max


def most_stated_first(traits: Traits) -> tuple[object, ...]:
    """Sort key of figures: how much they state, then time and place."""
    report = traits.report
    return (
        -traits.specific,
        published(report),
        report.article,
        report.figure.start,
        report.figure.end,
        repr(report.figure),
    )


def _best_group(index: defaultdict[_Key, list[Group]], traits: Traits) -> Group | None:
    """Find the group with most evidence, the oldest of equals; None if there is not enough."""
    best, most = None, ENOUGH
    seen: set[int] = set()
    for key in _lookups(traits):
        for group in index.get(key, ())[-CANDIDATES:]:
            if not group.members or id(group) in seen:
                continue
            seen.add(id(group))
            score = evidence(group, traits)
            if score > most or (score == most and best is None):
                best, most = group, score
    return best


def _join_larger(index: defaultdict[_Key, list[Group]], group: Group) -> None:
    """Join a report that is still alone to a group that has more information by now."""
    if len(group.members) != 1:
        return
    single = group.members[0]
    group.members.clear()
    target = _best_group(index, single)
    if target is None:
        group.members.append(single)
    else:
        target.add(single)


def _sizes(traits: Traits) -> range:
    low = size_of(traits.low)
    return range(low, min(size_of(traits.high), low + 3) + 1)


def _month(day: date | None) -> int:
    return day.year * 12 + day.month if day is not None else 0


def _keys(traits: Traits) -> Iterator[_Key]:
    """Yield the keys under which a group with this figure is found."""
    months = (
        {0, _month(traits.report.published)}
        if traits.lasting
        else {_month(traits.report.published)}
    )
    for size in _sizes(traits):
        for month in sorted(months):
            yield (*traits.block, "size", size, month)
    if traits.lasting and traits.of:
        yield (*traits.block, "of", tuple(sorted(traits.of)))
    if traits.since is not None:
        yield (*traits.block, "since", traits.since.toordinal() // 7)


def _lookups(traits: Traits) -> Iterator[_Key]:
    """Yield the keys of groups that this figure may belong to."""
    if traits.since is not None:
        week = traits.since.toordinal() // 7
        for near in (week, week - 1, week + 1):
            yield (*traits.block, "since", near)
    month = 0 if traits.lasting else _month(traits.report.published)
    sizes = _sizes(traits)
    for near in (month, month - 1, month + 1) if month else (0,):
        for size in range(sizes.start - 1, sizes.stop + 1):
            yield (*traits.block, "size", size, near)
    if traits.lasting and traits.of:
        yield (*traits.block, "of", tuple(sorted(traits.of)))


def _join_coordinated(groups: Sequence[Group]) -> None:
    """Keep "seven soldiers and one contractor" together if another report counts them as one.

    Only if the sibling's group has a report of a broader kind ("eight personnel").
    """
    home: dict[tuple[str, int], Group] = {}
    for group in groups:
        for member in group.members:
            if member.figure.sums_with is not None and len(group.members) > 1:
                home.setdefault((member.report.article, member.figure.sums_with), group)
    for group in groups:
        if len(group.members) != 1 or group.members[0].figure.sums_with is None:
            continue
        single = group.members[0]
        target = home.get((single.report.article, single.figure.sums_with or 0))
        if target is None or target.members[0].block != single.block:
            continue
        if any(single.kind in broader().get(kind, ()) for kind in target.kinds):
            target.add(single)
            group.members.clear()
