"""Articles in the catalog: rows, texts, and what was found in each."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import Any

from idlib_tui.errors import UnknownArticleError
from idlib_tui.library.codec import decode, encode
from idlib_tui.library.findings import remove_findings
from idlib_tui.library.rows import ArticleRow
from idlib_tui.library.schema import UNDATED
from idlib_tui.library.words import fold
from idlib_tui.model import Annotations, Article, Published, Repair

_ROW = "id, file, title, outlet, place, published, words, content_hash"
_MOST_NAMED = 5
"""How many candidates an error message names."""


def list_rows(
    connection: sqlite3.Connection, offset: int = 0, limit: int | None = None
) -> list[ArticleRow]:
    """List articles, newest first, undated last."""
    found = connection.execute(
        f"SELECT {_ROW} FROM articles ORDER BY day = ?, day DESC, id LIMIT ? OFFSET ?",  # noqa: S608
        (UNDATED, -1 if limit is None else limit, offset),
    )
    return [_row(values) for values in found]


def rows_by_number(
    connection: sqlite3.Connection, numbers: Collection[int]
) -> dict[int, ArticleRow]:
    """Fetch some articles' rows."""
    query = f"SELECT number, {_ROW} FROM articles WHERE number IN ({_marks(numbers)})"  # noqa: S608
    return {number: _row(values) for number, *values in connection.execute(query, [*numbers])}


def texts_by_number(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, str]:
    """Fetch some articles' texts."""
    query = f"SELECT number, text FROM texts WHERE number IN ({_marks(numbers)})"  # noqa: S608
    return dict(connection.execute(query, [*numbers]))


def count(connection: sqlite3.Connection) -> int:
    """Count the articles."""
    [total] = connection.execute("SELECT COUNT(*) FROM articles").fetchone()
    return int(total)


def resolve_id(connection: sqlite3.Connection, asked: str) -> str:
    """Complete an id: the exact one, a file name, else the only one that starts so.

    Raises:
        UnknownArticleError: None, or more than one.
    """
    exact = connection.execute(
        "SELECT id FROM articles WHERE id = ? OR file = ?", (asked, asked)
    ).fetchone()
    if exact is not None:
        return str(exact[0])
    found = connection.execute(
        "SELECT id FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
        (len(asked), asked, _MOST_NAMED + 1),
    ).fetchall()
    if asked and len(found) == 1:
        return str(found[0][0])
    if not asked or not found:
        raise UnknownArticleError(f"No article goes by “{asked}”.")
    names = ", ".join(name for (name,) in found[:_MOST_NAMED])
    more = " and others" if len(found) > _MOST_NAMED else ""
    raise UnknownArticleError(f"“{asked}” could be any of {names}{more}. Write more of it.")


def fetch(connection: sqlite3.Connection, article_id: str) -> Article:
    """Fetch one article by its exact id."""
    values = connection.execute(
        "SELECT a.id, a.file, a.title, t.text, a.outlet, a.place, a.byline, a.credits, a.published,"
        " a.repairs, a.content_hash FROM articles a JOIN texts t USING (number) WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if values is None:
        raise UnknownArticleError(f"No article goes by “{article_id}”.")
    return _article(values)


def fetch_by_number(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, Article]:
    """Fetch whole articles."""
    found = connection.execute(
        "SELECT a.number, a.id, a.file, a.title, t.text, a.outlet, a.place, a.byline, a.credits,"  # noqa: S608
        " a.published, a.repairs, a.content_hash FROM articles a JOIN texts t USING (number)"
        f" WHERE a.number IN ({_marks(numbers)}) ORDER BY a.id",
        [*numbers],
    )
    return {number: _article(values) for number, *values in found}


def fetch_annotations(connection: sqlite3.Connection, article_id: str) -> Annotations:
    """Fetch what was found in one article; nothing, where it is not annotated yet."""
    values = connection.execute(
        "SELECT n.data FROM annotations n JOIN articles a USING (number) WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    return Annotations() if values is None else decode(Annotations, values[0])


def file_of(connection: sqlite3.Connection, article_id: str) -> str:
    """Name the file of an article."""
    [file] = connection.execute("SELECT file FROM articles WHERE id = ?", (article_id,)).fetchone()
    return str(file)


def save(connection: sqlite3.Connection, article: Article) -> int:
    """Store a new or changed article, not annotated yet, and return its number.

    An unchanged title and text keep their number, so that the engine has nothing to do.
    """
    known = connection.execute(
        "SELECT number, title, text FROM articles JOIN texts USING (number) WHERE file = ?",
        (article.file,),
    ).fetchone()
    published = encode(article.published)
    facts = {
        "id": article.id,
        "file": article.file,
        "title": article.title,
        "outlet": article.outlet,
        "place": article.place,
        "byline": article.byline,
        "credits": encode(article.credits),
        "stated": published,
        "published": published,
        "day": day_key(article.published),
        "repairs": encode(article.repairs),
        "words": article.words,
        "content_hash": article.content_hash,
        "annotated_with": "",
    }
    if known is not None:
        remove_findings(connection, known[0])
        if known[1:] == (article.title, article.text):
            assignments = ", ".join(f"{name} = :{name}" for name in facts)
            connection.execute(
                f"UPDATE articles SET {assignments} WHERE number = :number",  # noqa: S608
                {**facts, "number": known[0]},
            )
            return int(known[0])
        remove(connection, known[0])
    names = ", ".join(facts)
    values = ", ".join(f":{name}" for name in facts)
    cursor = connection.execute(f"INSERT INTO articles ({names}) VALUES ({values})", facts)  # noqa: S608
    number = cursor.lastrowid
    assert number is not None  # noqa: S101 - an INSERT always has one
    connection.execute("INSERT INTO texts VALUES (?, ?)", (number, article.text))
    return number


def remove(connection: sqlite3.Connection, number: int) -> None:
    """Remove an article and all that was found in it."""
    remove_findings(connection, number)
    for table in ("articles", "texts", "sketches"):
        connection.execute(f"DELETE FROM {table} WHERE number = ?", (number,))  # noqa: S608


def set_published(connection: sqlite3.Connection, number: int, published: Published) -> None:
    """Set the day that the other articles of the workspace give to one."""
    connection.execute(
        "UPDATE articles SET published = ?, day = ? WHERE number = ?",
        (encode(published), day_key(published), number),
    )


def day_key(published: Published) -> str:
    """Sort key of a publication day."""
    return published.day.isoformat() if published.day else UNDATED


def label_key(text: str) -> str:
    """Fold a label for comparing: case, diacritics and surrounding space do not count."""
    return fold(text).strip()


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


def _row(values: Any) -> ArticleRow:
    id_, file, title, outlet, place, published, words, content_hash = values
    return ArticleRow(
        id=id_,
        file=file,
        title=title,
        outlet=outlet,
        place=place,
        published=decode(Published, published),
        words=words,
        content_hash=content_hash,
    )


def _article(values: Any) -> Article:
    *facts, credits_, published, repairs, content_hash = values
    id_, file, title, text, outlet, place, byline = facts
    return Article(
        id=id_,
        file=file,
        title=title,
        text=text,
        outlet=outlet,
        place=place,
        byline=byline,
        credits=decode(tuple[str, ...], credits_),
        published=decode(Published, published),
        repairs=decode(tuple[Repair, ...], repairs),
        content_hash=content_hash,
    )
