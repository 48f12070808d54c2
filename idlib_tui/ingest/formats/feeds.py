"""RSS, Atom and JSON feeds: one article per entry."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from idlib_tui.ingest.formats.html import block_text, parse_html
from idlib_tui.ingest.formats.limits import MAX_ARTICLES, MAX_MEMBER_BYTES, Deadline
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,500}>")


def read_feed(data: bytes) -> Iterator[RawArticle]:
    """Read a feed in RSS or Atom."""
    if len(data) > MAX_MEMBER_BYTES:
        raise FormatError("It is too large for a feed.")
    if b"<!ENTITY" in data:
        raise FormatError("It declares entities, which no feed needs.")
    # A late import: it takes 60 ms.
    import feedparser  # noqa: PLC0415

    feed = feedparser.parse(data, sanitize_html=False)
    if not feed.entries:
        raise FormatError("There are no entries in the feed.")
    deadline = Deadline()
    for number, entry in enumerate(feed.entries[:MAX_ARTICLES], 1):
        deadline.check()
        bodies = [str(part.get("value", "")) for part in entry.get("content", ())]
        body = max([*bodies, str(entry.get("summary", ""))], key=len)
        source = entry.get("source") or {}
        published = entry.get("published") or entry.get("created") or entry.get("updated")
        yield RawArticle(
            _words(body) or _words(str(entry.get("title", ""))),
            title=_words(str(entry.get("title", ""))) or None,
            outlet=_words(str(source.get("title") or feed.feed.get("title", ""))) or None,
            byline=str(entry.get("author", "")) or None,
            published=published,
            because=f"The feed says “{published}”.",
            address=entry.get("link"),
            where=f"entry {number}",
        )


def read_json_feed(data: bytes) -> Iterator[RawArticle]:
    """Read a feed in JSON Feed."""
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError("It is not valid JSON.") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or not items:
        raise FormatError("There are no entries in the feed.")
    for number, item in enumerate(items[:MAX_ARTICLES], 1):
        if not isinstance(item, dict):
            continue
        body = _text(item, "content_html") or _text(item, "content_text") or _text(item, "summary")
        published = _text(item, "date_published") or _text(item, "date_modified")
        authors = item.get("authors")
        people = authors if isinstance(authors, list) else [item.get("author")]
        names = [_text(person, "name") for person in people if isinstance(person, dict)]
        yield RawArticle(
            _words(body),
            title=_words(_text(item, "title")) or None,
            outlet=_text(feed, "title") or None,
            byline=", ".join(name for name in names if name) or None,
            published=published or None,
            because=f"The feed says “date_published: {published}”.",
            address=_text(item, "url") or None,
            where=f"entry {number}",
        )


def _text(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _words(body: str) -> str:
    """Return the words of a piece of HTML, or of plain text."""
    if not body.strip():
        return ""
    if not _TAG.search(body) and "&" not in body:
        return body
    return block_text(parse_html(f"<div>{body}</div>"))
