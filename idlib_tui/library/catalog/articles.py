"""Reading articles from the catalog: rows and texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any
from unicodedata import normalize

from idlib_tui.errors import UnknownArticleError
from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.catalog.packing import unpack
from idlib_tui.library.catalog.schema import UNDATED
from idlib_tui.library.rows import ArticleRow
from idlib_tui.library.words import well_formed
from idlib_tui.model import Article, Published, Repair
from idlib_tui.names import fold

_ROW = (
    "id, file, title, outlet, place, published, words, content_hash,"
    " (SELECT leader FROM copies WHERE copies.number = articles.number),"
    " (SELECT COUNT(*) FROM copies c JOIN copies o USING (leader) WHERE c.number = articles.number)"
    ", agency"
)
_NUMBERS = "(SELECT value FROM json_each(?))"
_MOST_NAMED = 5
"""The maximum number of candidates in an error message."""


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
    """Read the rows of some articles."""
    query = f"SELECT number, {_ROW} FROM articles WHERE number IN {_NUMBERS}"  # noqa: S608
    return {
        number: _row(values) for number, *values in connection.execute(query, [_listed(numbers)])
    }


def ids_by_number(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, str]:
    """Fetch some articles' ids."""
    query = f"SELECT number, id FROM articles WHERE number IN {_NUMBERS}"  # noqa: S608
    return dict(connection.execute(query, [_listed(numbers)]))


def texts_by_number(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, str]:
    """Read the texts of some articles."""
    query = f"SELECT number, text FROM texts WHERE number IN {_NUMBERS}"  # noqa: S608
    found = connection.execute(query, [_listed(numbers)])
    return {number: unpack(text) for number, text in found}


def articles_of(
    connection: sqlite3.Connection, numbers: Collection[int]
) -> dict[int, tuple[str, date | None]]:
    """Fetch some articles' ids and days of publication."""
    query = f"SELECT number, id, day FROM articles WHERE number IN {_NUMBERS}"  # noqa: S608
    return {
        number: (id_, None if day == UNDATED else date.fromisoformat(day))
        for number, id_, day in connection.execute(query, [_listed(numbers)])
    }


def text_of(connection: sqlite3.Connection, row: ArticleRow) -> str:
    """Read the text of a row; "" if the article was changed or removed meanwhile."""
    found = connection.execute(
        "SELECT text FROM texts JOIN articles USING (number) WHERE id = ? AND content_hash = ?",
        (row.id, row.content_hash),
    ).fetchone()
    return "" if found is None else unpack(found[0])


def ranks(connection: sqlite3.Connection) -> dict[int, int]:
    """Map the number of each article to its index in ``list_rows``."""
    found = connection.execute(
        "SELECT number FROM articles ORDER BY day = ?, day DESC, id", (UNDATED,)
    )
    return {number: rank for rank, (number,) in enumerate(found)}


def newest_day(connection: sqlite3.Connection) -> date | None:
    """Give the day of the newest article; None where no article has one."""
    [day] = connection.execute("SELECT MAX(day) FROM articles WHERE day < ?", (UNDATED,)).fetchone()
    return None if day is None else date.fromisoformat(day)


def count(connection: sqlite3.Connection) -> int:
    """Count the articles."""
    [total] = connection.execute("SELECT COUNT(*) FROM articles").fetchone()
    return int(total)


def resolve_id(connection: sqlite3.Connection, asked: str) -> str:
    """Complete an id: the exact one, a file name, or else a unique prefix.

    Raises:
        UnknownArticleError: No article matches, or several do.
    """
    asked = well_formed(asked)
    # Some systems store names decomposed, while keyboards type them composed.
    spellings = dict.fromkeys((asked, normalize("NFC", asked), normalize("NFD", asked)))
    for spelling in spellings:
        exact = connection.execute(
            "SELECT id FROM articles WHERE id = ? OR file = ?", (spelling, spelling)
        ).fetchone()
        if exact is not None:
            return str(exact[0])
    found = [
        row
        for spelling in spellings
        for row in connection.execute(
            "SELECT id FROM articles WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?",
            (len(spelling), spelling, _MOST_NAMED + 1),
        )
    ]
    if asked and len(found) == 1:
        return str(found[0][0])
    if not asked or not found:
        raise UnknownArticleError(f"No article goes by “{asked}”.")
    names = ", ".join(name for (name,) in found[:_MOST_NAMED])
    more = " and others" if len(found) > _MOST_NAMED else ""
    raise UnknownArticleError(f"“{asked}” could be any of {names}{more}. Write more of it.")


def fetch(connection: sqlite3.Connection, article_id: str) -> Article:
    """Read one article by its exact id."""
    values = connection.execute(
        "SELECT a.id, a.file, a.title, t.text, a.outlet, a.place, a.byline, a.credits, a.published,"
        " a.repairs, a.content_hash, a.encoding, a.encoding_sure,"
        " a.address, a.agency, a.pages"
        " FROM articles a JOIN texts t USING (number) WHERE a.id = ?",
        (article_id,),
    ).fetchone()
    if values is None:
        raise UnknownArticleError(f"No article goes by “{article_id}”.")
    return _article(values)


def fetch_by_number(connection: sqlite3.Connection, numbers: Collection[int]) -> dict[int, Article]:
    """Read whole articles."""
    found = connection.execute(
        "SELECT a.number, a.id, a.file, a.title, t.text, a.outlet, a.place, a.byline, a.credits,"  # noqa: S608
        " a.published, a.repairs, a.content_hash, a.encoding, a.encoding_sure,"
        " a.address, a.agency, a.pages"
        " FROM articles a JOIN texts t USING (number)"
        f" WHERE a.number IN {_NUMBERS} ORDER BY a.id",
        [_listed(numbers)],
    )
    return {number: _article(values) for number, *values in found}


def versions_of(connection: sqlite3.Connection, article_id: str) -> list[int]:
    """List the other versions of an article, oldest first."""
    found = connection.execute(
        "SELECT a.number FROM articles own JOIN copies c ON c.number = own.number"
        " JOIN copies o ON o.leader = c.leader AND o.number != c.number"
        " JOIN articles a ON a.number = o.number WHERE own.id = ? ORDER BY a.day, a.id",
        (article_id,),
    )
    return [number for (number,) in found]


def with_versions(connection: sqlite3.Connection, article_id: str) -> list[int]:
    """List the numbers of an article and its other versions."""
    own = connection.execute("SELECT number FROM articles WHERE id = ?", (article_id,))
    return [number for (number,) in own] + versions_of(connection, article_id)


def leaders(connection: sqlite3.Connection, names: Collection[str]) -> Mapping[str, str]:
    """Map the ids of articles that have versions to the identifiers of their groups."""
    found: dict[str, str] = {}
    for name in names:
        row = connection.execute(
            "SELECT leader FROM copies JOIN articles USING (number) WHERE id = ?", (name,)
        ).fetchone()
        if row is not None:
            found[name] = row[0]
    return found


def publication_days(connection: sqlite3.Connection) -> dict[date, int]:
    """Count the articles that came out on each day."""
    found = connection.execute(
        "SELECT day, COUNT(*) FROM articles WHERE day < ? GROUP BY day", (UNDATED,)
    )
    return {date.fromisoformat(day): count for day, count in found}


def label_key(text: str) -> str:
    """Fold a label for comparison: case, diacritics and surrounding space do not count."""
    return fold(text).strip()


def _listed(numbers: Collection[int]) -> str:
    """Encode numbers as one SQL parameter, which has no limit on their count."""
    return json.dumps(list(numbers))


def _row(values: Any) -> ArticleRow:
    id_, file, title, outlet, place, published, words, content_hash, *others = values
    group, versions, agency = others
    return ArticleRow(
        id=id_,
        file=file,
        title=title,
        outlet=outlet,
        place=place,
        published=decode(Published, published),
        words=words,
        content_hash=content_hash,
        group=group,
        versions=versions or 1,
        agency=agency,
    )


def _article(values: Any) -> Article:
    id_, file, title, text, outlet, place, byline, credits_, *others = values
    published, repairs, content_hash, encoding, encoding_sure, address, agency, pages = others
    return Article(
        id=id_,
        file=file,
        title=title,
        text=unpack(text),
        outlet=outlet,
        place=place,
        byline=byline,
        credits=decode(tuple[str, ...], credits_),
        published=decode(Published, published),
        repairs=decode(tuple[Repair, ...], unpack(repairs)),
        content_hash=content_hash,
        encoding=encoding,
        encoding_sure=encoding_sure,
        address=address,
        agency=agency,
        pages=decode(tuple[int, ...], pages),
    )
