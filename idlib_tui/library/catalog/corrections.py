"""The reader's corrections in the catalog, and what is read with them instead of as it was found.

``sync.correcting`` finds the rows that each of them is about. Whatever reads quotes, events and
figures from the catalog reads them as corrected, so that no view needs to know.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from idlib_tui import model
from idlib_tui.dates import read_period
from idlib_tui.library.catalog.codec import decode, encode
from idlib_tui.library.catalog.labels import text_of
from idlib_tui.model import AttachedBy, Event, Figure, Quote, Relation, ResolvedBy

if TYPE_CHECKING:
    from idlib_tui.model.corrections import Correction

_KINDS: dict[str, type[Correction]] = {
    kind.__name__: kind
    for kind in (
        model.SameActor,
        model.OtherActor,
        model.DifferentActors,
        model.QuoteSpeaker,
        model.EntryDate,
    )
}
_OPEN = frozenset({Relation.SINCE, Relation.UNTIL})


def save_corrections(connection: sqlite3.Connection, corrections: Sequence[Correction]) -> None:
    """Store all corrections, in the place of those that were stored."""
    connection.execute("DELETE FROM corrections")
    connection.executemany(
        "INSERT INTO corrections VALUES (?, ?, ?)",
        [(at, type(one).__name__, encode(one)) for at, one in enumerate(corrections)],
    )


def read_corrections(connection: sqlite3.Connection) -> list[Correction]:
    """Read all corrections, in their order."""
    found = connection.execute("SELECT kind, data FROM corrections ORDER BY place")
    return [decode(_KINDS[kind], data) for kind, data in found]


def digest(corrections: Sequence[Correction]) -> str:
    """Fingerprint some corrections."""
    text = "\n".join(f"{type(one).__name__} {encode(one)}" for one in corrections)
    return sha256(text.encode()).hexdigest()[:24]


def corrected_quotes(connection: sqlite3.Connection, first: int, last: int) -> dict[int, str]:
    """Read the speakers of corrected statements by their keys, "" for nobody.

    Args:
        connection: The catalog.
        first: The least key.
        last: The greatest key.
    """
    found = connection.execute(
        f"SELECT statement, COALESCE({text_of('actor')}, '') FROM corrected_quotes"  # noqa: S608
        " WHERE statement BETWEEN ? AND ?",
        (first, last),
    )
    return dict(found.fetchall())


def corrected_events(connection: sqlite3.Connection, first: int, last: int) -> dict[int, str]:
    """Read the dates of corrected events by their keys, "" for what is none; as for quotes."""
    found = connection.execute(
        "SELECT event, COALESCE(value, '') FROM corrected_events WHERE event BETWEEN ? AND ?",
        (first, last),
    )
    return dict(found.fetchall())


def has_corrections(connection: sqlite3.Connection) -> bool:
    """Return whether any quote or event is corrected, so that most libraries need not look."""
    query = "SELECT 1 FROM corrected_quotes UNION ALL SELECT 1 FROM corrected_events LIMIT 1"
    return connection.execute(query).fetchone() is not None


def spoken_by(quote: Quote, actor: str) -> Quote:
    """Give a quote the speaker whom the reader names; "" for nobody."""
    return replace(
        quote,
        speaker_text=actor or None,
        speaker_mention=quote.speaker_mention if actor else None,
        resolved_by=ResolvedBy.READER,
        confidence=1.0 if actor else 0.0,
    )


def dated(event: Event, value: str) -> Event:
    """Give an event the date that the reader states."""
    first, last = days_of(value)
    return replace(
        event,
        value=value,
        first=first,
        last=last,
        relation=event.relation if event.relation in _OPEN else Relation.ON,
        attached_by=AttachedBy.READER,
    )


def days_of(value: str) -> tuple[date, date]:
    """Give the first and last day of a date of ``EntryDate``."""
    return read_period(value)


def claimed_by(
    figures: Mapping[int, Figure], spoken: Collection[tuple[Quote, str]]
) -> dict[int, Figure]:
    """Let whoever the reader names as a speaker claim the figures in the words.

    Args:
        figures: Figures of one article, by whatever key.
        spoken: The corrected quotes of that article as they were found, and who speaks.
    """
    claimed: dict[int, Figure] = {}
    for key, figure in figures.items():
        for quote, actor in spoken:
            inside = quote.start <= figure.start and figure.end <= quote.end
            if inside and figure.claimant in {None, quote.speaker_text, quote.speaker_mention}:
                claimed[key] = replace(figure, claimant=actor or None)
    return claimed
