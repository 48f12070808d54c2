"""Merging the names found in single articles into actors.

Each function recomputes one part from all articles concerned, and no others: the names with one
key, those that ask for somebody by one clue, or one actor.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from idlib_tui.filters import QuoteFilter
from idlib_tui.library.catalog.actors import remove_actor, save_actor
from idlib_tui.library.catalog.annotations import NUMBER, keys_of
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.catalog.labels import label, labels_of, text_of, texts_of
from idlib_tui.library.catalog.names import (
    Labels,
    Named,
    Place,
    StoredUse,
    askers_of,
    corrected_actors,
    corrected_names,
    holders_of,
    outlets_of,
    uses_of,
)
from idlib_tui.library.catalog.statements import count_statements
from idlib_tui.merge.actors import (
    Settled,
    find_holder,
    is_given_name_alone,
    is_nameless,
    label_nameless,
    settle,
)
from idlib_tui.model import ActorSummary, StoryActor

READER = "corrected by the reader"
_SAME = "the same words"
_BY_STORY = "listed in story.yaml"
"""Reasons for a name that needs no other."""

_PLACE = "number = ? AND name = ?"


class Naming:
    """Says whom the names of articles mean, as found and as the reader has corrected it."""

    def __init__(self) -> None:
        self._corrected: tuple[Mapping[int, Named], Mapping[Place, Named]] | None = None

    def forget(self) -> None:
        """Read the corrections again, which have changed."""
        self._corrected = None

    def name(
        self,
        connection: sqlite3.Connection,
        place: Place,
        was: Labels,
        found: Labels,
        actor: str,
    ) -> None:
        """Say whom a name of an article means, and note what follows.

        Args:
            connection: The catalog.
            place: The article, and the name in it.
            was: The labels of whom it meant and why.
            found: Those of whom it means without corrections, and why.
            actor: Whom it means without corrections.
        """
        connection.execute(
            f"UPDATE names SET found = ?, found_reason = ? WHERE {_PLACE}",  # noqa: S608
            (*found, *place),
        )
        if self._corrected is None:
            self._corrected = corrected_actors(connection), corrected_names(connection)
        actors, places = self._corrected
        now: Labels | None = places.get(place)
        if now is None and found[0] is not None:
            now = actors.get(found[0])
        if now is None:
            now = found
            touch(connection, [("actor", actor)])
        elif now[0] is not None:
            touch(connection, [("actor", one) for one in texts_of(connection, [now[0]]).values()])
        if now != was:
            name_anew(connection, place, was, now)


def settle_key(
    connection: sqlite3.Connection, key: str, actors: Sequence[StoryActor], naming: Naming
) -> None:
    """Settle every name of one key over all articles, and note what that changes."""
    uses = uses_of(connection, key)
    if is_nameless(key):
        settled = {
            (article, name): Settled(label)
            for name, articles in outlets_of(connection, key).items()
            for article, label in label_nameless(name, articles).items()
        }
    else:
        settled = dict(settle((stored.use for stored in uses), actors))
        settled |= _given_names_alone(connection, key, uses, settled)
    asking = _asking(connection, key)
    labels = _labels(connection, settled.values())
    for stored in uses:
        one = settled[stored.use.article, stored.use.name]
        wanted = labels[one.actor], labels[one.reason]
        if stored.own != wanted:
            connection.execute(
                f"UPDATE names SET own = ?, own_reason = ? WHERE {_PLACE}",  # noqa: S608
                (*wanted, *stored.place),
            )
            held = connection.execute(
                f"SELECT {text_of('clue')} FROM name_clues WHERE {_PLACE}",  # noqa: S608
                stored.place,
            )
            touch(connection, [("clue", clue) for (clue,) in held.fetchall()])
        if stored.found != wanted and stored.place not in asking:
            naming.name(connection, stored.place, stored.current, wanted, one.actor)


def _given_names_alone(
    connection: sqlite3.Connection,
    key: str,
    uses: Sequence[StoredUse],
    settled: Mapping[tuple[str, str], Settled],
) -> Mapping[tuple[str, str], Settled]:
    """Keep those apart who go by a given name alone in several articles, as residents do."""
    articles: dict[str, set[str]] = {}
    for stored in uses:
        use = stored.use
        actor = settled[use.article, use.name].actor
        if use.person and not use.titles and is_given_name_alone(actor):
            articles.setdefault(actor, set()).add(use.article)
    found: dict[tuple[str, str], Settled] = {}
    outlets = outlets_of(connection, key) if any(len(a) > 1 for a in articles.values()) else {}
    for actor, many in articles.items():
        if len(many) > 1:
            named = {one: about for of in outlets.values() for one, about in of.items()}
            labels = label_nameless(actor, {one: named[one] for one in many})
            found |= {
                place: Settled(labels[place[0]])
                for place, one in settled.items()
                if one.actor == actor and place[0] in labels
            }
    return found


def settle_clue(connection: sqlite3.Connection, clue: str, naming: Naming) -> None:
    """Settle the names that ask for somebody by one clue, and note what that changes."""
    askers = askers_of(connection, clue)
    if not askers:
        return
    places = [(asker.article, asker.name) for asker in askers]
    found = find_holder(clue, holders_of(connection, clue), places)
    settled = [found.get((asker.article, asker.name), asker.own) for asker in askers]
    labels = _labels(connection, settled)
    for asker, one in zip(askers, settled, strict=True):
        wanted = labels[one.actor], labels[one.reason]
        if asker.found != wanted:
            naming.name(connection, asker.place, asker.current, wanted, one.actor)


def _labels(connection: sqlite3.Connection, settled: Iterable[Settled]) -> Mapping[str, int]:
    return labels_of(connection, {text for one in settled for text in (one.actor, one.reason)})


def name_anew(connection: sqlite3.Connection, place: Place, was: Labels, now: Labels) -> None:
    """Let a name of an article mean somebody else, and note what follows.

    Whoever calls this marks the one who is meant now.
    """
    number, name = place
    connection.execute(
        f"UPDATE names SET actor = ?, reason = ? WHERE {_PLACE}",  # noqa: S608
        (*now, *place),
    )
    if was[0] == now[0]:
        return
    said = connection.execute(
        "UPDATE statements SET actor = ? WHERE statement BETWEEN ? AND ? AND speaker = ?"
        " AND statement NOT IN (SELECT statement FROM corrected_quotes) RETURNING statement",
        (now[0], *keys_of(number), name),
    ).fetchall()
    touch(connection, [("statement", str(statement)) for (statement,) in said])
    if was[0] is None:
        # The article is new, and its events are waiting to be grouped.
        return
    blocks = connection.execute(
        "SELECT block FROM events WHERE event BETWEEN ? AND ?", keys_of(number)
    )
    touch(connection, [("block", block) for (block,) in blocks.fetchall()])
    touch(connection, [("actor", text) for text in texts_of(connection, [was[0]]).values()])


def _asking(connection: sqlite3.Connection, key: str) -> set[Place]:
    """List the articles and names of a key that stand for whoever has some clue."""
    found = connection.execute(
        "SELECT number, name FROM names JOIN name_clues USING (number, name)"  # noqa: S608
        f" WHERE surname = {label()} AND asks",
        (key,),
    )
    return set(found.fetchall())


def summarise(
    connection: sqlite3.Connection, names: Iterable[str], actors: Sequence[StoryActor]
) -> None:
    """Recompute the summaries of some actors."""
    ranks = {actor.name: rank for rank, actor in enumerate(actors)}
    for name in names:
        rank = ranks.get(name)
        remove_actor(connection, name)
        known = connection.execute(
            f"SELECT {text_of('name')} AS said, SUM(mentions) AS total FROM names"  # noqa: S608
            f" WHERE actor = {label()} GROUP BY name ORDER BY total DESC, said",
            (name,),
        ).fetchall()
        quotes = count_statements(connection, QuoteFilter(actor=name))
        if not known and not quotes and (rank is None or _is_somebody_else(connection, name)):
            continue
        others = [one for one in _corrected_to(connection, name) if one != name]
        in_story = [actors[ranks[one]] for one in (name, *others) if one in ranks]
        reasons = _reasons(connection, name)
        aliases = {alias: _BY_STORY for one in in_story for alias in one.aliases}
        for alias in (*(said for said, _ in known), *others):
            aliases.setdefault(alias, reasons.get(alias, _SAME if alias not in others else READER))
        aliases.pop(name, None)
        summary = ActorSummary(
            name=name,
            aliases=tuple(aliases),
            roles=tuple(dict.fromkeys(role for one in in_story for role in one.roles)),
            quotes=quotes,
            mentions=sum(mentions for _, mentions in known),
            articles=_count_articles(connection, name),
            from_story=rank is not None,
            reasons=tuple(aliases.values()),
        )
        save_actor(connection, summary, rank)


def _count_articles(connection: sqlite3.Connection, actor: str) -> int:
    """Count the articles that name an actor, or quote one as the reader has corrected them."""
    [total] = connection.execute(
        f"SELECT COUNT(*) FROM (SELECT number FROM names WHERE actor = {label(':actor')}"  # noqa: S608
        f" UNION SELECT statement {NUMBER} FROM corrected_quotes WHERE actor = {label(':actor')})",
        {"actor": actor},
    ).fetchone()
    return int(total)


def _is_somebody_else(connection: sqlite3.Connection, name: str) -> bool:
    query = f"SELECT 1 FROM corrected_actors WHERE found = {label()}"  # noqa: S608
    return connection.execute(query, (name,)).fetchone() is not None


def _corrected_to(connection: sqlite3.Connection, name: str) -> list[str]:
    """List the actors who are this one by a correction."""
    found = connection.execute(
        f"SELECT {text_of('found')} AS was FROM corrected_actors WHERE actor = {label()}"  # noqa: S608
        " ORDER BY was",
        (name,),
    )
    return [was for (was,) in found]


def _reasons(connection: sqlite3.Connection, actor: str) -> dict[str, str]:
    """Give the names of an actor with why they are his, each with the reason of most articles."""
    found = connection.execute(
        f"SELECT {text_of('name')}, {text_of('reason')} AS why FROM names"  # noqa: S608
        f" WHERE actor = {label()} AND why <> '' GROUP BY name, reason ORDER BY COUNT(*), why",
        (actor,),
    )
    return dict(found.fetchall())
