"""Adding articles to the catalog, removing them, and marking what depends on them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from idlib_tui.ingest.furniture import PageLine
from idlib_tui.library.catalog.codec import decode, encode
from idlib_tui.library.catalog.copies import unlink
from idlib_tui.library.catalog.findings import remove_findings, touch
from idlib_tui.library.catalog.likeness import save_sketch
from idlib_tui.library.catalog.packing import pack, unpack
from idlib_tui.library.catalog.page_lines import remove_lines, save_lines
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.model import Article, Published, PublishedFrom

STATED = frozenset({PublishedFrom.FILE, PublishedFrom.STORY, PublishedFrom.TEXT})
"""Sources of a date that do not depend on other articles."""


def save_article(
    connection: sqlite3.Connection,
    article: Article,
    sketch: Iterable[int],
    lines: Iterable[PageLine],
) -> int:
    """Store a new or changed article, not annotated yet, and return its number.

    An unchanged title and text keep their number, so that the engine need not be updated.

    Args:
        connection: To the catalog.
        article: The article.
        sketch: The sketch of the article as first read; see ``likeness``.
        lines: The lines of the article as first read; see ``page_lines``.
    """
    known = connection.execute(
        "SELECT number, title, text FROM articles JOIN texts USING (number) WHERE id = ?",
        (article.id,),
    ).fetchone()
    facts = _columns(article)
    if known is not None:
        _touch_dating(connection, known[0])
        remove_findings(connection, known[0])
        if known[1] == article.title and unpack(known[2]) == article.text:
            assignments = ", ".join(f"{name} = :{name}" for name in facts)
            connection.execute(
                f"UPDATE articles SET {assignments} WHERE number = :number",  # noqa: S608
                {**facts, "number": known[0]},
            )
            _touch_dating(connection, known[0])
            _save_reading(connection, known[0], article, sketch, lines)
            return int(known[0])
        remove_article(connection, known[0])
    names = ", ".join(facts)
    values = ", ".join(f":{name}" for name in facts)
    cursor = connection.execute(f"INSERT INTO articles ({names}) VALUES ({values})", facts)  # noqa: S608
    number = cursor.lastrowid
    assert number is not None  # noqa: S101 - an INSERT always has one
    connection.execute("INSERT INTO texts VALUES (?, ?)", (number, pack(article.text)))
    _save_reading(connection, number, article, sketch, lines)
    _touch_dating(connection, number)
    return number


def _columns(article: Article) -> dict[str, object]:
    """Return the row of ``articles`` for an article that is not annotated yet."""
    published = encode(article.published)
    return {
        "id": article.id,
        "file": article.file,
        "title": article.title,
        "outlet": article.outlet,
        "place": article.place,
        "byline": article.byline,
        "credits": encode(article.credits),
        "stated": published,
        "is_stated": article.published.known_from in STATED,
        "published": published,
        "day": _day_key(article.published),
        "repairs": pack(encode(article.repairs)),
        "words": article.words,
        "content_hash": article.content_hash,
        "encoding": article.encoding,
        "encoding_sure": article.encoding_sure,
        "address": article.address,
        "agency": article.agency,
        "pages": encode(article.pages),
        "annotated_with": "",
    }


def _save_reading(
    connection: sqlite3.Connection,
    number: int,
    article: Article,
    sketch: Iterable[int],
    lines: Iterable[PageLine],
) -> None:
    """Store what furniture and similar articles are detected by."""
    connection.execute("DELETE FROM sketches WHERE number = ?", (number,))
    save_sketch(connection, number, sketch)
    save_lines(connection, number, lines, article.outlet)
    touch(connection, [("copied", str(number))])


def with_own_id(connection: sqlite3.Connection, article: Article) -> Article:
    """Give an article another id if an article of another file has the same: "a" and "a.txt"."""
    query = "SELECT 1 FROM articles WHERE id = ? AND file != ?"
    while connection.execute(query, (article.id, article.file)).fetchone():
        article = replace(article, id=f"{article.id}~")
    return article


def remove_article(connection: sqlite3.Connection, number: int) -> None:
    """Remove an article and its annotations."""
    _touch_dating(connection, number)
    remove_findings(connection, number)
    remove_lines(connection, number)
    unlink(connection, number)
    for table in ("articles", "texts", "sketches", "compared"):
        connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608


def stated(connection: sqlite3.Connection, number: int) -> Published:
    """Return the date that an article by itself gives."""
    query = "SELECT stated FROM articles WHERE number = ?"
    return decode(Published, connection.execute(query, (number,)).fetchone()[0])


def set_published(connection: sqlite3.Connection, number: int, published: Published) -> None:
    """Set the date inferred from other articles."""
    connection.execute(
        "UPDATE articles SET published = ?, day = ? WHERE number = ?",
        (encode(published), _day_key(published), number),
    )


def _touch_dating(connection: sqlite3.Connection, number: int) -> None:
    """Mark that an article's date may affect others, or needs to be inferred."""
    query = "SELECT is_stated FROM articles WHERE number = ?"
    [stated] = connection.execute(query, (number,)).fetchone()
    touch(connection, [("dated" if stated else "undated", str(number))])


def _day_key(published: Published) -> str:
    """Return the sort key of a publication date."""
    return published.day.isoformat() if published.day else UNDATED
