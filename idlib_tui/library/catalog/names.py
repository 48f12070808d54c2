"""The names of articles: what each tells of them, and whom they mean over all articles."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence

from idlib_tui.merge.actors import Holder, Settled, Use, names_of_article
from idlib_tui.model import Annotations, Article, StoryActor

Part = tuple[str, str]
"""Kind and key of what must be merged anew."""
Place = tuple[str, str]
"""Article id and name."""


def save_names(
    connection: sqlite3.Connection,
    number: int,
    article: Article,
    found: Annotations,
    actors: Sequence[StoryActor],
) -> list[Part]:
    """Store the names that one article has for people, and list what they may change."""
    counts = Counter(mention.name for mention in found.mentions if mention.name is not None)
    for quote in found.quotes:
        if quote.speaker_text is not None:
            counts.setdefault(quote.speaker_text, 0)
    known = names_of_article(article, found.mentions, actors)
    touched: list[Part] = []
    row: tuple[str | None, str | None, int, bool]
    for name, mentions in sorted(counts.items()):
        if name in known.open:
            key, use = known.open[name]
            row = (None, key, use.times, use.person)
            touched.append(("surname", key))
            connection.execute(
                "INSERT INTO name_facts VALUES (?, ?, ?, ?, NULL, '', '')",
                (number, name, json.dumps(sorted(use.titles)), use.ordinary),
            )
        else:
            actor = known.settled.get(name, name)
            row = (actor, None, 0, False)
            touched.append(("actor", actor))
        connection.execute(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?, ?, ?)", (number, name, mentions, *row)
        )
    clues = [(clue, False, name) for name, held in known.held.items() for clue in sorted(held)]
    clues += [(clue, True, name) for name, clue in known.asked.items()]
    connection.executemany(
        "INSERT OR IGNORE INTO name_clues VALUES (?, ?, ?, ?)",
        [(clue, asks, number, name) for clue, asks, name in clues],
    )
    return touched + [("clue", clue) for clue, _, _ in clues]


def uses_of(connection: sqlite3.Connection, key: str) -> list[Use]:
    """List how articles use the names of one key."""
    found = connection.execute(
        "SELECT a.id, n.name, n.times, n.person, f.titles, f.ordinary FROM names n"
        " JOIN name_facts f USING (number, name) JOIN articles a USING (number)"
        " WHERE n.surname = ? ORDER BY a.id, n.name",
        (key,),
    )
    return [
        Use(article, name, times, bool(person), frozenset(json.loads(titles)), bool(ordinary))
        for article, name, times, person, titles, ordinary in found
    ]


def outlets_of(
    connection: sqlite3.Connection, key: str
) -> Mapping[str, Mapping[str, tuple[str | None, str]]]:
    """Give each name of a key with the articles that have it, their outlets and titles."""
    found: dict[str, dict[str, tuple[str | None, str]]] = {}
    for name, article, outlet, title in connection.execute(
        "SELECT n.name, a.id, a.outlet, a.title FROM names n JOIN articles a USING (number)"
        " WHERE n.surname = ?",
        (key,),
    ):
        found.setdefault(name, {})[article] = (outlet, title)
    return found


def holders_of(connection: sqlite3.Connection, clue: str) -> list[Holder]:
    """List the names that have a clue, and whom they mean."""
    found = connection.execute(
        "SELECT a.id, c.name, COALESCE(f.own, n.actor) FROM name_clues c"
        " JOIN articles a USING (number) JOIN names n USING (number, name)"
        " LEFT JOIN name_facts f USING (number, name)"
        " WHERE c.clue = ? AND NOT c.asks ORDER BY a.id, c.name",
        (clue,),
    )
    return [Holder(article, name, actor) for article, name, actor in found]


def askers_of(connection: sqlite3.Connection, clue: str) -> Mapping[Place, Settled]:
    """List the names that ask for whoever has a clue, each with whom its own words make it."""
    found = connection.execute(
        "SELECT a.id, c.name, f.own, f.own_reason FROM name_clues c JOIN articles a USING (number)"
        " JOIN name_facts f USING (number, name)"
        " WHERE c.clue = ? AND c.asks AND f.own IS NOT NULL ORDER BY a.id, c.name",
        (clue,),
    )
    return {(article, name): Settled(own, why) for article, name, own, why in found}
