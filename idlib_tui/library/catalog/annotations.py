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
from dataclasses import fields
from typing import TypeVar

from idlib_tui.library.catalog.codec import decode, decode_some, encode
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
        f"SELECT t.text, {', '.join(_KINDS)} FROM annotations"  # noqa: S608
        " JOIN articles a USING (number) JOIN texts t USING (number) WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if row is None:
        return Annotations()
    text = unpack(row[0])
    parts = ",".join(unpack(data, text) for data in row[1:])
    return decode(Annotations, f"[{parts}]")


def fetch_some(
    connection: sqlite3.Connection, kind: type[T], keys: Collection[int]
) -> Mapping[int, T]:
    """Read single annotations of one kind by their keys; each article is read once."""
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
