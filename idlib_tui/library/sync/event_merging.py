"""Merging the events of all articles into the chronology, block by block.

The events of a block are grouped; its groups are matched with those of neighbouring blocks; then
the entries are written. Each step records the blocks that the next step has to process.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from idlib_tui.library.catalog.annotations import number_of
from idlib_tui.library.catalog.articles import leaders
from idlib_tui.library.catalog.block_profiles import (
    forget_likely,
    read_likely,
    read_profiles,
    save_likely,
    save_profiles,
)
from idlib_tui.library.catalog.chronology import fetch_dated
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.catalog.merged import ENTRIES, remove_part, set_members
from idlib_tui.library.catalog.names import actors_of
from idlib_tui.library.words import search_key
from idlib_tui.merge.blocks import days_of, dependents
from idlib_tui.merge.chronology import DatedEvent, Gathering, entry_of, gather, with_guests
from idlib_tui.merge.meeting import Likely, Meetings, Profile, likely_hosts
from idlib_tui.model import Entry

_T = TypeVar("_T")

_KEPT = 512
"""Blocks that are cached, so that successive blocks find their neighbours in memory."""


class EventGroups:
    """The groups of events during one merge."""

    def __init__(self) -> None:
        self._profiles: dict[str, Sequence[Profile]] = {}
        self._likely: dict[str, Likely] = {}
        self._events: dict[str, dict[int, DatedEvent]] = {}

    def group(self, connection: sqlite3.Connection, block: str) -> None:
        """Regroup the events of one block."""
        found = connection.execute(
            "SELECT DISTINCT host_block FROM event_groups WHERE block = ? AND host_block NOT NULL",
            (block,),
        ).fetchall()
        touch(connection, [("entries", one) for one in {block, *(host for (host,) in found)}])
        reports = self._events_of(connection, block)
        keys = {id(report[2]): key for key, report in reports.items()}
        groups = gather(block, list(reports.values()))
        days = days_of(block)
        profiles = [group.profile for group in groups] if days else []
        changed = save_profiles(connection, block, profiles)
        members = [_listed(keys[id(report[2])] for report in group.reports) for group in groups]
        if not changed and members == _members(connection, block):
            return
        connection.execute("DELETE FROM event_groups WHERE block = ?", (block,))
        connection.executemany(
            "INSERT INTO event_groups VALUES (?, ?, ?, NULL, NULL)",
            [(block, at, listed) for at, listed in enumerate(members)],
        )
        if days is None:
            return
        connection.execute("DELETE FROM spans WHERE block = ?", (block,))
        if groups and days[0] != days[1]:
            span = (block, days[0].isoformat(), days[1].isoformat())
            connection.execute("INSERT INTO spans VALUES (?, ?, ?)", span)
        near = _dependents(connection, {block})
        forget_likely(connection, near)
        touch(connection, [("meeting", one) for one in _dependents(connection, near)])

    def meet(self, connection: sqlite3.Connection, block: str) -> None:
        """Find which groups of other blocks the groups of one block join."""
        hosts = Meetings(lambda other: self._likely_of(connection, other)).hosts(block)
        known = connection.execute(
            "SELECT ordinal, host_block, host_ordinal FROM event_groups WHERE block = ?", (block,)
        ).fetchall()
        for ordinal, *was in known:
            host = hosts.get((block, ordinal), (None, None))
            if host[0] is not None:
                touch(connection, [("entries", host[0])])
            if host != tuple(was):
                connection.execute(
                    "UPDATE event_groups SET host_block = ?, host_ordinal = ?"
                    " WHERE block = ? AND ordinal = ?",
                    (*host, block, ordinal),
                )
                touched = {block, was[0]} - {None}
                touch(connection, [("entries", one) for one in touched])

    def write(self, connection: sqlite3.Connection, block: str) -> None:
        """Rewrite the entries of one block."""
        remove_part(connection, ENTRIES, block)
        events = dict(self._events_of(connection, block))
        guests: defaultdict[int, list[Gathering]] = defaultdict(list)
        joined = connection.execute(
            "SELECT host_ordinal, block, ordinal, members FROM event_groups WHERE host_block = ?"
            " ORDER BY host_ordinal, block, ordinal",
            (block,),
        ).fetchall()
        for host, other, ordinal, members in joined:
            events |= self._events_of(connection, other)
            profile = self._profiles_of(connection, other)[ordinal]
            reports = [events[key] for key in json.loads(members)]
            guests[host].append(Gathering(profile, reports))
        free = connection.execute(
            "SELECT ordinal, members FROM event_groups WHERE block = ? AND host_block IS NULL"
            " ORDER BY ordinal",
            (block,),
        ).fetchall()
        keys = {id(event): key for key, (_, _, event) in events.items()}
        for ordinal, members in free:
            own = [events[key] for key in json.loads(members)]
            reports = with_guests(own, guests[ordinal])
            versions = leaders(connection, {article for article, _, _ in reports})
            _save_entry(
                connection,
                block,
                entry_of(reports, versions),
                [keys[id(event)] for _, _, event in reports],
            )

    def _likely_of(self, connection: sqlite3.Connection, block: str) -> Likely:
        def find() -> Likely:
            known = read_likely(connection, block)
            if known is None:
                known = likely_hosts(block, lambda one: self._profiles_of(connection, one))
                save_likely(connection, block, known)
            return known

        return _cached(self._likely, block, find)

    def _profiles_of(self, connection: sqlite3.Connection, block: str) -> Sequence[Profile]:
        return _cached(self._profiles, block, lambda: read_profiles(connection, block))

    def _events_of(self, connection: sqlite3.Connection, block: str) -> dict[int, DatedEvent]:
        return _cached(self._events, block, lambda: _events_of(connection, block))


def _cached(cache: dict[str, _T], block: str, find: Callable[[], _T]) -> _T:
    if block not in cache:
        if len(cache) >= _KEPT:
            cache.clear()
        cache[block] = find()
    return cache[block]


def _members(connection: sqlite3.Connection, block: str) -> list[str]:
    query = "SELECT members FROM event_groups WHERE block = ? ORDER BY ordinal"
    return [members for (members,) in connection.execute(query, (block,))]


def _dependents(connection: sqlite3.Connection, blocks: Iterable[str]) -> set[str]:
    """List the blocks whose groups may join those of some blocks, and these blocks."""

    def periods(first: date, last: date) -> list[str]:
        query = "SELECT block FROM spans WHERE first <= ? AND last >= ?"
        found = connection.execute(query, (first.isoformat(), last.isoformat()))
        return [block for (block,) in found]

    return set().union(*(dependents(block, periods) for block in blocks))


def _events_of(connection: sqlite3.Connection, block: str) -> dict[int, DatedEvent]:
    """Read the events of a block by their keys, in order, with the library's names of actors."""
    query = "SELECT event FROM events WHERE block = ?"
    found = fetch_dated(connection, [key for (key,) in connection.execute(query, (block,))])
    known = {number: actors_of(connection, number) for number in set(map(number_of, found))}
    events: dict[int, DatedEvent] = {}
    for key in sorted(found, key=lambda key: (found[key][0], key)):
        article, day, event = found[key]
        actors = known[number_of(key)]
        names = tuple(dict.fromkeys(actors.get(name, name) for name in event.names))
        events[key] = (article, day, replace(event, names=names))
    return events


def _listed(keys: Iterable[int]) -> str:
    return json.dumps(list(keys), separators=(",", ":"))


def _save_entry(
    connection: sqlite3.Connection, block: str, entry: Entry, members: Sequence[int]
) -> None:
    lead = entry.reports[0]
    texts = dict.fromkeys([entry.text, *(report.text for report in entry.reports)])
    row = connection.execute(
        "INSERT INTO entries (block, first, last, importance, article, start, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING entry",
        (
            block,
            entry.first.isoformat(),
            entry.last.isoformat(),
            entry.importance,
            lead.article,
            lead.start,
            search_key("\n".join(texts)),
        ),
    ).fetchone()[0]
    connection.executemany(
        "INSERT OR IGNORE INTO entry_names VALUES (?, ?)", [(name, row) for name in entry.names]
    )
    set_members(connection, ENTRIES, row, members)
