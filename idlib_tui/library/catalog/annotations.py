"""The annotations of articles, stored once; other tables refer to single ones by their keys.

An article's annotations of one kind are stored together, compressed against its text, whose words
they repeat. The key of a quote, event or figure is an integer: its article's number, and its index
among the article's annotations of the kind.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from idlib_tui.library.catalog.codec import decode, decode_some, encode
from idlib_tui.library.catalog.corrections import (
    claimed_by,
    corrected_events,
    corrected_quotes,
    dated,
    has_corrections,
    spoken_by,
)
from idlib_tui.library.catalog.packing import pack, unpack
from idlib_tui.library.words import search_key
from idlib_tui.model import Annotations, Event, Figure, Quote

T = TypeVar("T", Quote, Event, Figure)

_BITS = 24
"""Bits of an index: enough for an article of 20 million characters, the longest that is read."""

NUMBER = f">> {_BITS}"
"""SQL: behind a key, the number of its article."""

FIRST_KEY = f"<< {_BITS}"
"""SQL: behind the number of an article, its least key."""

_KINDS = tuple(field.name for field in fields(Annotations))
_KIND_OF = {Quote: "quotes", Event: "events", Figure: "figures"}


def key_of(number: int, index: int) -> int:
    """Give the key of one annotation of an article."""
    return number << _BITS | index


def keys_of(number: int) -> tuple[int, int]:
    """Give the least and the greatest key that annotations of an article can have."""
    return key_of(number, 0), key_of(number + 1, 0) - 1


def number_of(key: int) -> int:
    """Give the number of the article with an annotation."""
    return key >> _BITS


PackedAnnotations = tuple[str | bytes, ...]
"""The folded words of an article's quotes, and its annotations of each kind, compressed."""


def pack_annotations(text: str, found: Annotations) -> PackedAnnotations:
    """Encode and compress the annotations of an article with this text."""
    said = "\n".join(search_key(quote.text) for quote in found.quotes)
    return said, *(pack(encode(getattr(found, kind)), text) for kind in _KINDS)


def save_annotations(
    connection: sqlite3.Connection, number: int, packed: PackedAnnotations
) -> None:
    """Store the annotations of an article."""
    places = ", ".join("?" * (len(packed) + 1))
    connection.execute(
        f"INSERT INTO annotations (number, said, {', '.join(_KINDS)}) VALUES ({places})",  # noqa: S608
        (number, *packed),
    )


def fetch_annotations(connection: sqlite3.Connection, article_id: str) -> Annotations:
    """Read the annotations of one article; empty if it is not annotated yet."""
    row = connection.execute(
        f"SELECT number, t.text, {', '.join(_KINDS)} FROM annotations"  # noqa: S608
        " JOIN articles a USING (number) JOIN texts t USING (number) WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return Annotations()
    number, packed, *kinds = row
    text = unpack(packed)
    parts = ",".join(unpack(data, text) for data in kinds)
    found = decode(Annotations, f"[{parts}]")
    return _corrected(connection, number, found) if has_corrections(connection) else found


def _corrected(connection: sqlite3.Connection, number: int, found: Annotations) -> Annotations:
    """Give the annotations of an article as the reader has corrected them."""
    first, last = keys_of(number)
    speakers = corrected_quotes(connection, first, last)
    dates = corrected_events(connection, first, last)
    spoken = [(found.quotes[key - first], actor) for key, actor in speakers.items()]
    quotes = dict(enumerate(found.quotes))
    quotes |= {key - first: spoken_by(quotes[key - first], who) for key, who in speakers.items()}
    figures = dict(enumerate(found.figures))
    figures |= claimed_by(figures, spoken)
    events = [
        dated(event, value) if (value := dates.get(first + at)) else event
        for at, event in enumerate(found.events)
        if dates.get(first + at) != ""
    ]
    return replace(
        found,
        quotes=tuple(quotes.values()),
        events=tuple(events),
        figures=tuple(figures.values()),
    )


def fetch_some(
    connection: sqlite3.Connection, kind: type[T], keys: Collection[int]
) -> Mapping[int, T]:
    """Read single annotations of one kind by their keys, as the reader has corrected them."""
    found = fetch_found(connection, kind, keys)
    if not found or not has_corrections(connection):
        return found
    by_article: defaultdict[int, dict[int, T]] = defaultdict(dict)
    for key, one in found.items():
        by_article[number_of(key)][key] = one
    corrected = dict(found)
    for number, own in by_article.items():
        corrected.update(_corrected_some(connection, kind, number, own))
    return corrected


def _corrected_some(
    connection: sqlite3.Connection, kind: type[T], number: int, found: Mapping[int, T]
) -> Mapping[int, T]:
    """Give those of some annotations of an article that are corrected."""
    span = keys_of(number)
    records: Mapping[int, Any] = found
    if kind is Event:
        dates = corrected_events(connection, *span)
        return {k: dated(records[k], dates[k]) for k in dates.keys() & records.keys() if dates[k]}
    speakers = corrected_quotes(connection, *span)
    if not speakers:
        return {}
    if kind is Quote:
        return {k: spoken_by(records[k], speakers[k]) for k in speakers.keys() & records.keys()}
    spoken = [(q, speakers[k]) for k, q in fetch_found(connection, Quote, speakers).items()]
    claimed: Mapping[int, Any] = claimed_by(records, spoken)
    return claimed


def fetch_events(connection: sqlite3.Connection, number: int) -> Mapping[int, Event]:
    """Read all events of an article by their keys, as they were found."""
    row = connection.execute(
        "SELECT t.text, events FROM annotations JOIN texts t USING (number) WHERE number = ?",
        (number,),
    ).fetchone()
    if row is None:
        return {}
    found = decode(tuple[Event, ...], unpack(row[1], unpack(row[0])))
    return {key_of(number, at): event for at, event in enumerate(found)}


def fetch_found(
    connection: sqlite3.Connection, kind: type[T], keys: Collection[int]
) -> Mapping[int, T]:
    """Read single annotations of one kind as they were found; each article is read once."""
    indices: defaultdict[int, list[int]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        indices[number_of(key)].append(key - key_of(number_of(key), 0))
    found: dict[int, T] = {}
    rows = connection.execute(
        f"SELECT number, t.text, {_KIND_OF[kind]} FROM annotations JOIN texts t USING (number)"  # noqa: S608
        " WHERE number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(indices)),),
    )
    for number, text, data in rows:
        wanted = indices[number]
        records = decode_some(kind, unpack(data, unpack(text)), wanted)
        found.update(zip((key_of(number, at) for at in wanted), records, strict=True))
    return found


def quotes_saying(connection: sqlite3.Connection, forms: Collection[str]) -> Iterator[int]:
    """Yield the keys of all quotes that have words starting with each of some folded forms."""
    starts = [f" {form}" for form in forms]
    for number, said in connection.execute("SELECT number, said FROM annotations"):
        if all(start in said for start in starts):
            for index, words in enumerate(said.split("\n")):
                if all(start in words for start in starts):
                    yield key_of(number, index)
