"""Groups figure reports without comparing all pairs."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from idlib_tui.merge.figures.likeness import ENOUGH, Group, evidence
from idlib_tui.merge.figures.traits import Traits, breadth, broader, read_traits
from idlib_tui.model import FigureGroup, FigureReport

CANDIDATES = 24
"""How many groups under one key a report is compared with, latest first: keeps it linear."""

_Key = tuple[object, ...]


def group_figures(reports: Sequence[FigureReport]) -> list[FigureGroup]:
    """Group the figures that count the same thing.

    The work grows in proportion to the reports. The outcome is the same for any order given.

    Returns:
        Every report in exactly one group; groups that disagree come first, then those with the most
        articles. Within a group reports are in order of publication.
    """
    traits = [read_traits(report) for report in reports]
    traits.sort(key=_most_stated_first)
    index: defaultdict[_Key, list[Group]] = defaultdict(list)
    groups: list[Group] = []
    for each in traits:
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
    return sorted((_finished(group) for group in groups if group.members), key=_most_telling_first)


def _published(report: FigureReport) -> date:
    return report.published or date.max


def _most_stated_first(traits: Traits) -> tuple[object, ...]:
    report = traits.report
    return (
        -traits.specific,
        _published(report),
        report.article,
        report.figure.start,
        report.figure.end,
        repr(report.figure),
    )


def _best_group(index: defaultdict[_Key, list[Group]], traits: Traits) -> Group | None:
    """Find the group that most speaks for, the oldest of equals; None where there is not enough."""
    best, most = None, ENOUGH
    for key in _lookups(traits):
        for group in index.get(key, ())[-CANDIDATES:]:
            if not group.members:
                continue
            score = evidence(group, traits)
            if score > most or (score == most and best is None):
                best, most = group, score
    return best


def _join_larger(index: defaultdict[_Key, list[Group]], group: Group) -> None:
    """Let a report that stayed alone join a group that has since learnt more."""
    if len(group.members) != 1:
        return
    single = group.members[0]
    group.members.clear()
    target = _best_group(index, single)
    if target is None:
        group.members.append(single)
    else:
        target.add(single)


def _size(value: float) -> int:
    """Give the power of two nearest to a value."""
    return round(math.log2(value)) if value > 0 else 0


def _sizes(traits: Traits) -> range:
    low = _size(traits.low)
    return range(low, min(_size(traits.high), low + 3) + 1)


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
    """Yield the keys under which groups that this figure may belong to are found."""
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
    """Keep "seven soldiers and one contractor" together where another report counts them as one.

    Only where the sibling's group has a report of a broader kind ("eight personnel").
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


def _finished(group: Group) -> FigureGroup:
    members = sorted(
        (member.report for member in group.members),
        key=lambda report: (
            _published(report),
            report.article,
            report.figure.start,
            report.figure.end,
        ),
    )
    units = Counter(report.figure.unit for report in members)
    unit = min(units, key=lambda name: (-breadth(name), -units[name], name))
    scope = Counter(place for report in members for place in report.figure.scope)
    return FigureGroup(
        members[0].figure.topic,
        unit,
        tuple(members),
        tuple(sorted(scope, key=lambda name: (-scope[name], name))),
        group.since,
        max((r.figure.as_of for r in members if r.figure.as_of is not None), default=None),
    )


def disagrees(group: FigureGroup) -> bool:
    """Tell whether no single value would satisfy all reports of a group."""
    low = max(report.figure.low for report in group.reports)
    high = min(report.figure.high for report in group.reports)
    return low > high


def _most_telling_first(group: FigureGroup) -> tuple[object, ...]:
    articles = len({report.article for report in group.reports})
    first = group.reports[0]
    return (
        not (articles > 1 and disagrees(group)),
        -articles,
        -len(group.reports),
        group.topic,
        group.unit,
        _published(first),
        first.article,
        first.figure.start,
    )
