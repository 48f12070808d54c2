"""Grouping the figures of all articles, one block or series at a time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping

from idlib_tui.library.catalog.codec import decode, encode
from idlib_tui.library.catalog.copies import leaders
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.words import search_key
from idlib_tui.merge.figures import group_block, group_series
from idlib_tui.model import Figure, FigureGroup, FigureReport, Published

_Place = tuple[int, int]
"""The number of the article, and the index of the figure in it."""

_READ = (
    "SELECT f.number, f.ordinal, f.series, f.host_number, f.host_ordinal, a.id, f.figure,"
    " a.published FROM figures f JOIN articles a USING (number)"
)


def group_figures_of_block(connection: sqlite3.Connection, block: str) -> None:
    """Regroup the figures of one block, and record the series affected."""
    short = connection.execute(
        f"{_READ} WHERE f.block = ? ORDER BY a.id, f.ordinal", (block,)
    ).fetchall()
    long = connection.execute(
        f"{_READ} JOIN figure_hosts h USING (number, ordinal) WHERE h.block = ?"
        " ORDER BY a.id, f.ordinal",
        (block,),
    ).fetchall()
    groups, joins = group_block([_report(*row) for row in short], [_report(*row) for row in long])
    _save(connection, block, groups)
    hosts = dict(joins)
    for at, (number, ordinal, was_series, *was_host, _, _, _) in enumerate(short):
        series, host = None, (None, None)
        if at in hosts:
            host_number, host_ordinal, series, *_ = long[hosts[at]]
            host = (host_number, host_ordinal)
        touch(connection, [("series", one) for one in (series, was_series) if one is not None])
        if host != tuple(was_host):
            connection.execute(
                "UPDATE figures SET series = ?, host_number = ?, host_ordinal = ?"
                " WHERE number = ? AND ordinal = ?",
                (series, *host, number, ordinal),
            )


def group_figures_of_series(connection: sqlite3.Connection, series: str) -> None:
    """Regroup the figures of one series, with the figures that join it."""
    found = connection.execute(
        f"{_READ} WHERE f.series = ? ORDER BY a.id, f.ordinal", (series,)
    ).fetchall()
    joined: defaultdict[_Place, list[FigureReport]] = defaultdict(list)
    for row in found:
        _, _, _, host_number, host_ordinal, *_ = row
        if host_number is not None:
            joined[host_number, host_ordinal].append(_report(*row))
    members = [(_report(*row), joined[row[0], row[1]]) for row in found if row[3] is None]
    _save(connection, series, group_series(members))


def _report(
    _number: int,
    _ordinal: int,
    _series: str | None,
    _host_number: int | None,
    _host_ordinal: int | None,
    article: str,
    figure: str,
    published: str,
) -> FigureReport:
    return FigureReport(article, decode(Figure, figure), decode(Published, published).day)


def _save(connection: sqlite3.Connection, key: str, groups: Iterable[FigureGroup]) -> None:
    connection.execute("DELETE FROM figure_groups WHERE key = ?", (key,))
    groups = list(groups)
    versions = leaders(connection, {one.article for group in groups for one in group.reports})
    connection.executemany(
        "INSERT INTO figure_groups VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                key,
                ordinal,
                one.topic,
                search_key(f"{one.topic} {one.unit}"),
                one.disagrees and _sources(one, versions) > 1,
                _sources(one, versions),
                len(one.reports),
                encode(one),
            )
            for ordinal, one in enumerate(groups)
        ],
    )


def _sources(group: FigureGroup, versions: Mapping[str, str]) -> int:
    """Count the articles that give a figure; versions of one article count once."""
    return len({versions.get(report.article, report.article) for report in group.reports})
