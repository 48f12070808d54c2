"""Merging the events of all articles into the chronology, block by block.

The events of a block are grouped; its groups are matched with those of neighbouring blocks; then
the entries are written. Each step records the blocks that the next step has to process.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from idlib_tui.library.catalog.annotations import number_of
from idlib_tui.library.catalog.chronology import fetch_dated
from idlib_tui.library.catalog.copies import leaders
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.catalog.merged import ENTRIES, remove_part, set_members
from idlib_tui.library.catalog.names import actors_of
from idlib_tui.library.words import search_key
from idlib_tui.merge.chronology import DatedEvent, entry_of, gather, with_guests
from idlib_tui.merge.meeting import REACH, Gathering, Meetings, days_of, gathering
from idlib_tui.model import Entry

_KEPT = 512
"""Blocks whose groups are cached, so that successive blocks find their neighbours in memory."""


class EventGroups:
    """The groups of events during one merge."""

    def __init__(self) -> None:
        self._connection: sqlite3.Connection | None = None
        self._groups: dict[str, Sequence[Gathering]] = {}
        # The keys of the events in them, by the identity of the records.
        self._keys: dict[str, dict[int, int]] = {}
        self._meetings = Meetings(self._read)

    def group(self, connection: sqlite3.Connection, block: str) -> None:
        """Regroup the events of one block."""
        found = connection.execute(
            "SELECT DISTINCT host_block FROM event_groups WHERE block = ? AND host_block NOT NULL",
            (block,),
        ).fetchall()
        connection.execute("DELETE FROM event_groups WHERE block = ?", (block,))
        connection.execute("DELETE FROM spans WHERE block = ?", (block,))
        reports = _events_of(connection, block)
        keys = {id(report[2]): key for key, report in reports.items()}
        groups = gather(block, list(reports.values()))
        connection.executemany(
            "INSERT INTO event_groups VALUES (?, ?, ?, NULL, NULL)",
            [
                (block, at, _listed(keys[id(report[2])] for report in group.reports))
                for at, group in enumerate(groups)
            ],
        )
        touch(connection, [("entries", one) for one in {block, *(host for (host,) in found)}])
        days = days_of(block)
        if days is None:
            return
        if groups and "/" in block:
            span = (block, days[0].isoformat(), days[1].isoformat())
            connection.execute("INSERT INTO spans VALUES (?, ?, ?)", span)
        touch(connection, [("meeting", one) for one in _around(connection, block, days)])

    def meet(self, connection: sqlite3.Connection, block: str) -> None:
        """Find which groups of other blocks the groups of one block join."""
        self._connection = connection
        if len(self._groups) > _KEPT:
            self._groups.clear()
            self._keys.clear()
            self._meetings = Meetings(self._read)
        hosts = self._meetings.hosts(block)
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
        self._connection = connection
        guests: defaultdict[int, list[Gathering]] = defaultdict(list)
        self._read(block)
        keys = dict(self._keys[block])
        joined = connection.execute(
            "SELECT host_ordinal, block, ordinal FROM event_groups WHERE host_block = ?"
            " ORDER BY host_ordinal, block, ordinal",
            (block,),
        ).fetchall()
        for host, other, ordinal in joined:
            guests[host].append(self._read(other)[ordinal])
            keys |= self._keys[other]
        free = connection.execute(
            "SELECT ordinal FROM event_groups WHERE block = ? AND host_block IS NULL"
            " ORDER BY ordinal",
            (block,),
        ).fetchall()
        for (ordinal,) in free:
            reports = with_guests(self._read(block)[ordinal], guests[ordinal])
            versions = leaders(connection, {article for article, _, _ in reports})
            members = [keys[id(event)] for _, _, event in reports]
            _save_entry(connection, block, entry_of(reports, versions), members)

    def _read(self, block: str) -> Sequence[Gathering]:
        """Read the groups of a block."""
        known = self._groups.get(block)
        if known is None:
            if self._connection is None:
                return ()
            query = "SELECT ordinal, members FROM event_groups WHERE block = ? ORDER BY ordinal"
            found = self._connection.execute(query, (block,)).fetchall()
            reports = _events_of(self._connection, block) if found else {}
            known = [
                gathering(
                    (block, ordinal),
                    [reports[key] for key in json.loads(members)],
                )
                for ordinal, members in found
            ]
            self._groups[block] = known
            self._keys[block] = {id(event): key for key, (_, _, event) in reports.items()}
        return known


def _around(connection: sqlite3.Connection, block: str, days: tuple[date, date]) -> list[str]:
    """List the blocks whose groups a change of one block may affect."""
    first, last = days
    if first != last:
        return [block]
    reach = range(-REACH, REACH + 1)
    ordinals = (first.toordinal() + at for at in reach)
    near = [
        date.fromordinal(at).isoformat()
        for at in ordinals
        if date.min.toordinal() <= at <= date.max.toordinal()
    ]
    spans = connection.execute(
        "SELECT block FROM spans WHERE first <= ? AND last >= ?",
        (near[min(len(near) - 1, REACH + 1)], near[max(0, REACH - 1)]),
    )
    return [*near, *(one for (one,) in spans)]


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
