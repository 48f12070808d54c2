"""What was known at a time: articles and their paragraphs, as a manifest records them."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from idlib_tui.library import ArticleRow, Library
from idlib_tui.paragraphs import paragraphs

_DIGITS = 12
"""Hexadecimal digits of a paragraph's digest: enough to tell the paragraphs of one article."""


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """An article as it was.

    Attributes:
        content_hash: SHA-256 of its file.
        title: Its title.
        paragraphs: Digests of its paragraphs; None if only the article as such is known.
    """

    content_hash: str
    title: str
    paragraphs: frozenset[str] | None = None


Known = Mapping[str, KnownArticle]
"""The articles that were known, by their ids."""


def known_now(library: Library) -> Known:
    """Take down all articles of a library as they are."""
    return {
        row.id: KnownArticle(
            row.content_hash, row.title, frozenset(_digests(library.article(row.id).text))
        )
        for row in library.articles()
    }


def known_before(rows: Sequence[ArticleRow], day: date) -> Known:
    """Choose the articles published before a day, and those without a date."""
    return {
        row.id: KnownArticle(row.content_hash, row.title)
        for row in rows
        if row.published.day is None or row.published.day < day
    }


def to_records(known: Known) -> list[dict[str, object]]:
    """Write what was known for a manifest, in order of the ids."""
    return [
        {
            "id": name,
            "sha256": each.content_hash,
            "title": each.title,
            "paragraphs": sorted(each.paragraphs or ()),
        }
        for name, each in sorted(known.items())
    ]


def from_records(records: Sequence[Mapping[str, Any]]) -> Known:
    """Read what ``to_records`` wrote.

    Raises:
        KeyError, TypeError: The records are none of its.
    """
    return {
        str(each["id"]): KnownArticle(
            str(each["sha256"]), str(each["title"]), frozenset(map(str, each["paragraphs"]))
        )
        for each in records
    }


def known_paragraphs(text: str, known: frozenset[str]) -> list[tuple[int, int]]:
    """Find the spans of a text's paragraphs that were known."""
    spans = [(block.start, block.end) for block in paragraphs(text)]
    return [span for span, digest in zip(spans, _digests(text), strict=True) if digest in known]


def is_unchanged(text: str, known: frozenset[str]) -> bool:
    """Return whether a text has the known paragraphs and no others."""
    return set(_digests(text)) == known


def same_articles(rows: Sequence[ArticleRow], known: Known) -> dict[str, str]:
    """Pair articles of now with known ones: by id, else by content, so that a file may be renamed.

    Returns:
        The known id for each id of now that has one.
    """
    paired = {row.id: row.id for row in rows if row.id in known}
    gone: defaultdict[str, list[str]] = defaultdict(list)
    for name, each in known.items():
        if name not in paired:
            gone[each.content_hash].append(name)
    came: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.id not in paired:
            came[row.content_hash].append(row.id)
    for content_hash, names in came.items():
        # A file with several articles keeps their order when it is renamed.
        if content_hash and len(gone[content_hash]) == len(names):
            paired.update(zip(names, gone[content_hash], strict=True))
    return paired


def _digests(text: str) -> list[str]:
    return [
        hashlib.sha256(" ".join(text[block.start : block.end].split()).encode()).hexdigest()[
            :_DIGITS
        ]
        for block in paragraphs(text)
    ]
