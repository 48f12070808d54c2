"""Finding the same statement in several articles, one statement at a time."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Mapping
from hashlib import blake2b

from idlib_tui.library.catalog.annotations import NUMBER, fetch_some, keys_of, number_of
from idlib_tui.library.catalog.findings import touch, untouch
from idlib_tui.library.catalog.labels import add_labels, label, text_of
from idlib_tui.library.sync.saying_index import SayingIndex
from idlib_tui.merge.statements import ENOUGH_WORDS, Content, content_of
from idlib_tui.model import Quote

_WORD_KEY = 4
"""Bytes of a hash of a word; collisions change no result, since a few common words link nothing."""

_CONTENT_KEY = 8
"""Bytes of a hash of a statement's content; long enough to exclude collisions."""


class Quotes:
    """The quotes of one article at a time: its statements are settled one after the other."""

    def __init__(self) -> None:
        self._number: int | None = None
        self._quotes: Mapping[int, Quote] = {}

    def read(self, connection: sqlite3.Connection, statement: int) -> Quote:
        """Read the quote of a statement."""
        number = number_of(statement)
        if number != self._number:
            first, last = keys_of(number)
            query = "SELECT statement FROM statements WHERE statement BETWEEN ? AND ?"
            keys = [key for (key,) in connection.execute(query, (first, last))]
            self._quotes = fetch_some(connection, Quote, keys)
            self._number = number
        return self._quotes[statement]


def settle_statement(
    connection: sqlite3.Connection, statement: int, quotes: Quotes, index: SayingIndex
) -> None:
    """Find the saying of a statement, and the same sayings of its actor."""
    row = connection.execute(
        f"SELECT COALESCE({text_of('actor')}, ''), saying FROM statements WHERE statement = ?",  # noqa: S608
        (statement,),
    ).fetchone()
    if row is None:
        return
    actor, old = row
    content = content_of(quotes.read(connection, statement))
    saying = _saying(connection, actor, content, index)
    if saying != old:
        connection.execute(
            "UPDATE statements SET saying = ?, copy_of = NULL WHERE statement = ?",
            (saying, statement),
        )
    touch(connection, [("saying", str(one)) for one in (saying, old) if one is not None])


def fold_saying(connection: sqlite3.Connection, saying: int, index: SayingIndex) -> None:
    """Choose which statements repeat which, among a saying and all linked to it.

    The longest statement is the original; the same statements in other articles are its copies.
    A saying without statements is removed.
    """
    key = ("saying", str(saying))
    if connection.execute("SELECT 1 FROM touched WHERE kind = ? AND key = ?", key).fetchone():
        used = connection.execute("SELECT 1 FROM statements WHERE saying = ?", (saying,)).fetchone()
        starts = [saying] if used else _dropped(connection, saying, index)
        for start in starts:
            folded = _choose_originals(connection, _linked(connection, start))
            untouch(connection, "saying", map(str, folded))


def forget_sayings(connection: sqlite3.Connection) -> None:
    """Remove all sayings, so that changed rules can find them again."""
    for table in ("sayings", "saying_links"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute("UPDATE statements SET saying = NULL, copy_of = NULL")


def _saying(
    connection: sqlite3.Connection, actor: str, content: Content, index: SayingIndex
) -> int | None:
    """Find the saying with this content, or create and link it."""
    comparable = len(content.words) >= ENOUGH_WORDS
    if not comparable and not content.spoken:
        return None
    key = _key(actor, f"{content.spoken:d}{content.plain}", size=_CONTENT_KEY)
    found = connection.execute("SELECT saying FROM sayings WHERE content = ?", (key,)).fetchone()
    if found is not None:
        return int(found[0])
    words = array("i", sorted(_key("", word, size=_WORD_KEY) for word in content.words))
    add_labels(connection, [actor])
    saying = connection.execute(
        "INSERT INTO sayings (content, actor, size, words, numbers)"  # noqa: S608
        f" VALUES (?, {label()}, ?, ?, ?)",
        (key, actor, len(words), words.tobytes() if comparable else b"", _listed(content.numbers)),
    ).lastrowid
    if saying is None or not comparable:
        return saying
    for other in index.same(connection, actor, words, content):
        if other == saying:
            continue
        connection.executemany(
            "INSERT INTO saying_links VALUES (?, ?)", [(saying, other), (other, saying)]
        )
    index.add(connection, actor, saying, words, content.numbers)
    return saying


def _key(actor: str, what: str, *, size: int) -> int:
    """Hash an attribute of an actor to an integer."""
    digest = blake2b(f"{actor}\0{what}".encode(), digest_size=size).digest()
    return int.from_bytes(digest, signed=True)


def _listed(numbers: frozenset[str]) -> str:
    """Write the numbers in a content, none of which contains white space."""
    return " ".join(sorted(numbers))


def _dropped(connection: sqlite3.Connection, saying: int, index: SayingIndex) -> list[int]:
    """Remove a saying, and list those that were linked to it."""
    links = _links(connection, saying)
    connection.execute("DELETE FROM saying_links WHERE saying = ?", (saying,))
    connection.executemany(
        "DELETE FROM saying_links WHERE saying = ? AND other = ?",
        [(other, saying) for other in links],
    )
    found = connection.execute(
        f"DELETE FROM sayings WHERE saying = ? RETURNING {text_of('actor')}",  # noqa: S608
        (saying,),
    ).fetchone()
    if found is not None:
        index.forget(found[0])
    return links


def _links(connection: sqlite3.Connection, saying: int) -> list[int]:
    query = "SELECT other FROM saying_links WHERE saying = ?"
    return [other for (other,) in connection.execute(query, (saying,))]


def _linked(connection: sqlite3.Connection, start: int) -> dict[int, list[int]]:
    """Follow links from one saying: each saying reached, with its links."""
    reached: dict[int, list[int]] = {}
    waiting = [start]
    while waiting:
        saying = waiting.pop()
        if saying not in reached:
            reached[saying] = _links(connection, saying)
            waiting.extend(reached[saying])
    return reached


def _choose_originals(connection: sqlite3.Connection, linked: dict[int, list[int]]) -> list[int]:
    """Fold the statements of linked sayings, and list the sayings that have statements."""
    found = connection.execute(
        f"SELECT saying, statement, id, copy_of FROM statements"  # noqa: S608
        f" JOIN articles ON number = statement {NUMBER}"
        " WHERE saying IN (SELECT value FROM json_each(?))"
        " ORDER BY length DESC, id, start, statement",
        (json.dumps(list(linked)),),
    ).fetchall()
    # The statements that are not yet copies, by saying and article: each is visited once, however
    # often an article repeats it.
    unclaimed: dict[int, dict[str, list[int]]] = {}
    for saying, statement, article, _ in found:
        unclaimed.setdefault(saying, {}).setdefault(article, []).append(statement)
    sayings = list(unclaimed)
    copies: dict[int, int | None] = {}
    for saying, original, article, _ in found:
        if original in copies:
            continue
        copies[original] = None
        for same in (saying, *linked[saying]):
            by_article = unclaimed.get(same, {})
            for elsewhere in [other for other in by_article if other != article]:
                for copy in by_article.pop(elsewhere):
                    copies.setdefault(copy, original)
    connection.executemany(
        "UPDATE statements SET copy_of = ? WHERE statement = ?",
        [(copies[one], one) for _, one, _, copy_of in found if copies[one] != copy_of],
    )
    return sayings
