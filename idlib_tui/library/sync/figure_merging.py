"""Grouping the figures of all articles, one block or series at a time."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from idlib_tui.library.catalog.articles import leaders
from idlib_tui.library.catalog.codec import encode
from idlib_tui.library.catalog.figures import fetch_reports
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.catalog.merged import GROUPS, remove_part, set_members
from idlib_tui.library.words import search_key
from idlib_tui.merge.figures import group_block, group_series
from idlib_tui.model import FigureGroup, FigureReport


def group_figures_of_block(connection: sqlite3.Connection, block: str) -> None:
    """Regroup the figures of one block, and record the series affected."""
    query = "SELECT figure, series, host FROM figures WHERE block = ?"
    known = {key: placed for key, *placed in connection.execute(query, (block,))}
    query = (
        "SELECT figure, series FROM figures JOIN figure_hosts h USING (figure) WHERE h.block = ?"
    )
    hosting = dict(connection.execute(query, (block,)).fetchall())
    reports = fetch_reports(connection, [*known, *hosting])
    short, long = _in_order(reports, known), _in_order(reports, hosting)
    groups, joins = group_block([reports[key] for key in short], [reports[key] for key in long])
    _save(connection, block, groups, reports)
    hosts = {short[at]: long[host] for at, host in joins}
    for key, (was_series, was_host) in known.items():
        host = hosts.get(key)
        series = None if host is None else hosting[host]
        touch(connection, [("series", one) for one in (series, was_series) if one is not None])
        if host != was_host:
            connection.execute(
                "UPDATE figures SET series = ?, host = ? WHERE figure = ?", (series, host, key)
            )


def group_figures_of_series(connection: sqlite3.Connection, series: str) -> None:
    """Regroup the figures of one series, with the figures that join it."""
    query = "SELECT figure, host FROM figures WHERE series = ?"
    known = dict(connection.execute(query, (series,)).fetchall())
    reports = fetch_reports(connection, list(known))
    joined: defaultdict[int, list[FigureReport]] = defaultdict(list)
    order = _in_order(reports, known)
    for key in order:
        if known[key] is not None:
            joined[known[key]].append(reports[key])
    members = [(reports[key], joined[key]) for key in order if known[key] is None]
    _save(connection, series, group_series(members), reports)


def _in_order(reports: Mapping[int, FigureReport], keys: Iterable[int]) -> Sequence[int]:
    """Sort figures so that the result does not depend on the numbers of their articles."""
    return sorted(keys, key=lambda key: (reports[key].article, key))


def _save(
    connection: sqlite3.Connection,
    part: str,
    groups: Iterable[FigureGroup],
    reports: Mapping[int, FigureReport],
) -> None:
    remove_part(connection, GROUPS, part)
    groups = list(groups)
    keys = {id(report): key for key, report in reports.items()}
    versions = leaders(connection, {one.article for group in groups for one in group.reports})
    for ordinal, one in enumerate(groups):
        sources = _sources(one, versions)
        days = [report.day.isoformat() for report in one.reports if report.day is not None]
        row = connection.execute(
            "INSERT INTO figure_groups"
            " (part, ordinal, topic, words, disagree, sources, reports, first_day, last_day, data)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING figure_group",
            (
                part,
                ordinal,
                one.topic,
                f"{search_key(f'{one.topic} {one.unit}')}\n{search_key(_reported(one))}",
                one.disagrees and sources > 1,
                sources,
                len(one.reports),
                min(days, default=None),
                max(days, default=None),
                encode(replace(one, reports=())),
            ),
        ).fetchone()[0]
        set_members(connection, GROUPS, row, [keys[id(report)] for report in one.reports])


def _reported(group: FigureGroup) -> str:
    """Join the words of the reports of a group, who claims them, and where they count."""
    words = [part for one in group.reports for part in (one.figure.text, one.figure.claimant)]
    return "\n".join(dict.fromkeys(filter(None, (*group.scope, *words))))


def _sources(group: FigureGroup, versions: Mapping[str, str]) -> int:
    """Count the articles that give a figure; versions of one article count once."""
    return len({versions.get(report.article, report.article) for report in group.reports})
