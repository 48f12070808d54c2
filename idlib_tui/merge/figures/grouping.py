"""Grouping figures: those of one block, of one series, or all at once.

Most figures are repeated within days, so they are grouped by the block of their month. Figures of
a long period ("since January 1", refugees hosted) are repeated for years; they are grouped as one
series, joined by the figures of a month that count the same as one of them. So a new article
affects only its month and the series that it adds to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from idlib_tui.merge.figures.blocks import placement_of
from idlib_tui.merge.figures.clusters import cluster, most_stated_first, published
from idlib_tui.merge.figures.disputes import is_disputed
from idlib_tui.merge.figures.groups import Group
from idlib_tui.merge.figures.running import Series, series_of
from idlib_tui.merge.figures.traits import breadth, read_traits
from idlib_tui.model import FigureGroup, FigureReport


def group_figures(reports: Sequence[FigureReport]) -> list[FigureGroup]:
    """Group the figures that count the same thing.

    Returns:
        Every report in exactly one group; groups that disagree come first, then those with the most
        articles. Within a group reports are in order of publication, within a series of the days
        that they count up to.
    """
    places = [placement_of(report) for report in reports]
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    hosts: defaultdict[str, list[int]] = defaultdict(list)
    series: defaultdict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        if place.block is not None:
            blocks[place.block].append(at)
        if place.series is not None:
            series[place.series].append(at)
        for block in place.hosts:
            hosts[block].append(at)
    groups: list[FigureGroup] = []
    joined: dict[int, list[int]] = {}
    for block in sorted(blocks):
        short, long = blocks[block], hosts[block]
        own, joins = group_block([reports[at] for at in short], [reports[at] for at in long])
        groups.extend(own)
        for which, host in joins:
            joined.setdefault(long[host], []).append(short[which])
    for key in sorted(series):
        members = [
            (reports[at], [reports[one] for one in joined.get(at, ())]) for at in series[key]
        ]
        groups.extend(group_series(members))
    return sorted(groups, key=_most_informative_first)


def group_block(
    short: Sequence[FigureReport], long: Sequence[FigureReport]
) -> tuple[list[FigureGroup], list[tuple[int, int]]]:
    """Group the figures of one block.

    Args:
        short: The figures of the block, in any order.
        long: Figures of series that they may count the same as.

    Returns:
        The groups of ``short`` figures alone, the most informative first; and for each other figure
            its index in ``short``, and the index in ``long`` of the figure that it joins.
    """
    own, hosts = list(map(read_traits, short)), list(map(read_traits, long))
    place = {id(one): at for at, one in enumerate(hosts)}
    joins: dict[int, int] = {}
    running = [one for one in hosts if one.running]
    series = Series(series_of(running))
    for at, one in enumerate(own):
        host = series.fitting(one) if running else None
        if host is not None:
            joins[at] = place[id(host.traits)]
    left = {id(one): at for at, one in enumerate(own) if at not in joins}
    lasting = [one for one in hosts if not one.running]
    groups: list[FigureGroup] = []
    for group in cluster([*(own[at] for at in left.values()), *lasting]):
        found = [one for one in group.members if id(one) not in left]
        if not found:
            groups.append(_finished(group))
            continue
        first = place[id(min(found, key=most_stated_first))]
        joins |= {left[id(one)]: first for one in group.members if id(one) in left}
    return sorted(groups, key=_most_informative_first), sorted(joins.items())


def group_series(
    members: Sequence[tuple[FigureReport, Sequence[FigureReport]]],
) -> list[FigureGroup]:
    """Group the figures of one series.

    Args:
        members: Each figure, and the ones of a month that join it; in any order.

    Returns:
        Groups, the most informative first.
    """
    traits = [read_traits(report) for report, _ in members]
    joined = {id(one): also for one, (_, also) in zip(traits, members, strict=True)}
    running = [one for one in traits if one.running]
    groups = series_of(running) + cluster([one for one in traits if not one.running])
    for group in groups:
        also = [read_traits(report) for one in group.members for report in joined[id(one)]]
        for one in sorted(also, key=most_stated_first):
            group.add(one)
    return sorted((_finished(group) for group in groups), key=_most_informative_first)


def _finished(group: Group) -> FigureGroup:
    """Convert a group, its reports in order of publication; of a series, of the days counted."""
    series = len(group.members) > 1 and any(one.running for one in group.members)
    members = sorted(
        (member.report for member in group.members),
        key=lambda report: (
            (report.day or date.max) if series else published(report),
            report.article,
            report.figure.start,
            report.figure.end,
        ),
    )
    units = Counter(report.figure.unit for report in members)
    unit = min(units, key=lambda name: (-breadth(name), -units[name], name))
    scope = Counter(each for report in members for each in report.figure.scope)
    return FigureGroup(
        members[0].figure.topic,
        unit,
        tuple(members),
        tuple(sorted(scope, key=lambda name: (-scope[name], name))),
        group.since,
        max((r.figure.as_of for r in members if r.figure.as_of is not None), default=None),
        series=series,
        disputed=series and is_disputed(group),
    )


def _most_informative_first(group: FigureGroup) -> tuple[object, ...]:
    articles = len({report.article for report in group.reports})
    first = group.reports[0]
    return (
        not (articles > 1 and group.disagrees),
        -articles,
        -len(group.reports),
        group.topic,
        group.unit,
        published(first),
        first.article,
        first.figure.start,
    )
