"""The names of articles: what each tells of them, and whom they mean over all articles."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from idlib_tui.library.catalog.labels import add_labels, label, text_of, texts_of
from idlib_tui.merge.actors import NAMELESS, Holder, Known, NamesOfArticle, Settled, Use

Part = tuple[str, str]
"""Kind and key of what must be merged anew."""
Place = tuple[int, int]
"""The number of an article, and the label of a name in it."""

Labels = tuple[int | None, int]
"""An actor, None if not settled, and the reason."""

Named = tuple[int, int]
"""An actor and the reason."""

_NO_REASON = label("''")


def save_names(
    connection: sqlite3.Connection, number: int, counts: Mapping[str, int], known: NamesOfArticle
) -> list[Part]:
    """Store the names that one article has for people, and list what they may change."""
    touched: list[Part] = []
    rows: list[dict[str, object]] = []
    for name, mentions in counts.items():
        row: dict[str, object] = {"number": number, "name": name, "mentions": mentions}
        if name in known.open:
            key, use = known.open[name]
            row |= {"actor": None, "surname": key, "times": use.times, "person": use.person}
            row |= {"titles": json.dumps(sorted(use.titles)), "ordinary": use.ordinary}
            touched.append(("surname", key))
        else:
            actor = known.settled.get(name, name)
            row |= {"actor": actor, "surname": None, "times": 0, "person": False}
            row |= {"titles": "[]", "ordinary": False}
            touched.append(("actor", actor))
        rows.append(row)
    clues = [(clue, False, name) for name, held in known.held.items() for clue in sorted(held)]
    clues += [(clue, True, name) for name, clue in known.asked.items()]
    labelled = ("name", "actor", "surname", "titles")
    add_labels(connection, ("", *(str(row[one]) for row in rows for one in labelled if row[one])))
    add_labels(connection, (clue for clue, _, _ in clues))
    corrected = corrected_actors(connection)
    connection.executemany(
        "INSERT INTO names"  # noqa: S608
        " (number, name, mentions, actor, surname, times, person, titles, ordinary, own_reason,"
        f" found, found_reason, reason) VALUES (:number, {label(':name')}, :mentions,"
        f" {label(':actor')}, {label(':surname')}, :times, :person, {label(':titles')},"
        f" :ordinary, {_NO_REASON}, {label(':actor')}, {_NO_REASON}, {_NO_REASON})",
        rows,
    )
    if corrected:
        connection.executemany(
            "UPDATE names SET actor = ?, reason = ? WHERE number = ? AND found = ?",
            [(*named, number, found) for found, named in corrected.items()],
        )
        actors = texts_of(connection, [one for one, _ in corrected.values()])
        touched += [("actor", one) for one in actors.values()]
    connection.executemany(
        f"INSERT OR IGNORE INTO name_clues VALUES ({label()}, ?, ?, {label()})",  # noqa: S608
        [(clue, asks, number, name) for clue, asks, name in clues],
    )
    return touched + [("clue", clue) for clue, _, _ in clues]


def known_people(connection: sqlite3.Connection) -> list[Known]:
    """List the actors whom most articles with their names may mean as persons."""
    rows = connection.execute(
        "SELECT actor, number, person OR surname IS NULL, titles FROM names WHERE actor NOT NULL"  # noqa: S608
        f" AND COALESCE(substr({text_of('surname')}, 1, 1), '') <> '{NAMELESS}'"
    ).fetchall()
    articles: dict[int, set[int]] = {}
    titles: dict[int, set[int]] = {}
    persons: dict[int, int] = {}
    for actor, number, person, titled in rows:
        articles.setdefault(actor, set()).add(number)
        titles.setdefault(actor, set()).add(titled)
        persons[actor] = persons.get(actor, 0) + (1 if person else -1)
    texts = texts_of(connection, {*articles, *(one for many in titles.values() for one in many)})
    return [
        Known(
            texts[actor],
            frozenset(articles[actor]),
            frozenset().union(*(_titles(texts[one]) for one in titles[actor])),
        )
        for actor in sorted(articles, key=texts.__getitem__)
        if persons[actor] > 0
    ]


def corrected_actors(connection: sqlite3.Connection) -> dict[int, Named]:
    """Map the labels of actors who are others to those of whom they are, and why."""
    found = connection.execute("SELECT found, actor, reason FROM corrected_actors")
    return {was: (actor, reason) for was, actor, reason in found}


def corrected_names(connection: sqlite3.Connection) -> dict[Place, Named]:
    """Map names of single articles that are somebody else's to the labels of whom, and why."""
    found = connection.execute("SELECT number, name, actor, reason FROM corrected_names")
    return {(number, name): (actor, reason) for number, name, actor, reason in found}


def actors_of(connection: sqlite3.Connection, number: int) -> dict[str, str]:
    """Map the names in an article to the canonical names known so far."""
    found = connection.execute(
        f"SELECT {text_of('name')}, {text_of('actor')} FROM names"  # noqa: S608
        " WHERE number = ? AND actor NOT NULL",
        (number,),
    )
    return dict(found.fetchall())


def actors_in(connection: sqlite3.Connection, article_id: str) -> dict[str, str]:
    """Map the names in an article to the canonical names, by the article's exact id."""
    [number] = connection.execute(
        "SELECT number FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    return actors_of(connection, number)


@dataclass(frozen=True, slots=True)
class StoredUse:
    """How an article uses a name of a key, and whom it means so far.

    Attributes:
        place: The article's number, and the label of the name.
        use: How the article uses the name.
        own: The labels of its actor by the key alone, and of the reason.
        found: The labels of its actor without corrections, and of the reason.
        current: The labels of its actor, and of the reason.
    """

    place: Place
    use: Use
    own: Labels
    found: Labels
    current: Labels


def uses_of(connection: sqlite3.Connection, key: str) -> list[StoredUse]:
    """List how articles use the names of one key."""
    found = connection.execute(
        "SELECT n.number, a.id, n.name, n.times, n.person, n.titles, n.ordinary, n.own,"  # noqa: S608
        " n.own_reason, n.found, n.found_reason, n.actor, n.reason"
        " FROM names n JOIN articles a USING (number)"
        f" WHERE n.surname = {label()}",
        (key,),
    ).fetchall()
    texts = texts_of(connection, {text for row in found for text in (row[2], row[5])})
    return [
        StoredUse(
            (number, name),
            Use(article, texts[name], times, bool(person), _titles(texts[titles]), bool(ordinary)),
            (own, own_reason),
            (held, held_reason),
            (actor, reason),
        )
        for (
            number,
            article,
            name,
            times,
            person,
            titles,
            ordinary,
            own,
            own_reason,
            held,
            held_reason,
            actor,
            reason,
        ) in found
    ]


@lru_cache(maxsize=1_000)
def _titles(stored: str) -> frozenset[str]:
    return frozenset(json.loads(stored))


def outlets_of(
    connection: sqlite3.Connection, key: str
) -> Mapping[str, Mapping[str, tuple[str | None, str]]]:
    """Give each name of a key with the articles that have it, their outlets and titles."""
    found: dict[str, dict[str, tuple[str | None, str]]] = {}
    for name, article, outlet, title in connection.execute(
        f"SELECT {text_of('n.name')}, a.id, a.outlet, a.title FROM names n"  # noqa: S608
        f" JOIN articles a USING (number) WHERE n.surname = {label()}",
        (key,),
    ):
        found.setdefault(name, {})[article] = (outlet, title)
    return found


def holders_of(connection: sqlite3.Connection, clue: str) -> list[Holder]:
    """List the names that have a clue, and whom they mean."""
    found = connection.execute(
        f"SELECT a.id, {text_of('c.name')} AS said, {text_of('COALESCE(n.own, n.found)')}"  # noqa: S608
        " FROM name_clues c JOIN articles a USING (number) JOIN names n USING (number, name)"
        f" WHERE c.clue = {label()} AND NOT c.asks ORDER BY a.id, said",
        (clue,),
    )
    return [Holder(article, name, actor) for article, name, actor in found]


@dataclass(frozen=True, slots=True)
class Asker:
    """A name of an article that stands for whoever has some clue elsewhere.

    Attributes:
        place: The article's number, and the label of the name.
        article: The article's id.
        name: The name.
        own: Whom its own words make it, and why.
        found: The labels of its actor without corrections, and of the reason.
        current: The labels of its actor, and of the reason.
    """

    place: Place
    article: str
    name: str
    own: Settled
    found: Labels
    current: Labels


def askers_of(connection: sqlite3.Connection, clue: str) -> list[Asker]:
    """List the names that ask for whoever has a clue."""
    found = connection.execute(
        f"SELECT n.number, n.name, a.id, {text_of('c.name')} AS said, {text_of('n.own')},"  # noqa: S608
        f" {text_of('n.own_reason')}, n.found, n.found_reason, n.actor, n.reason"
        " FROM name_clues c JOIN articles a USING (number) JOIN names n USING (number, name)"
        f" WHERE c.clue = {label()} AND c.asks AND n.own NOT NULL ORDER BY a.id, said",
        (clue,),
    )
    return [
        Asker((number, label), article, name, Settled(own, why), (held, held_why), (actor, reason))
        for number, label, article, name, own, why, held, held_why, actor, reason in found
    ]
