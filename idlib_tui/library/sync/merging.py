"""Merging the names found in single articles into actors.

Each function recomputes one part from all articles concerned, and no others: the names with one
key, those that ask for somebody by one clue, or one actor.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from idlib_tui.filters import QuoteFilter
from idlib_tui.library.catalog.actors import remove_actor, save_actor
from idlib_tui.library.catalog.annotations import keys_of
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.catalog.labels import label, labels_of, text_of, texts_of
from idlib_tui.library.catalog.names import (
    Labels,
    Place,
    askers_of,
    holders_of,
    outlets_of,
    uses_of,
)
from idlib_tui.library.catalog.statements import count_statements
from idlib_tui.merge.actors import Settled, find_holder, is_nameless, label_nameless, settle
from idlib_tui.model import ActorSummary, StoryActor

_SAME = "the same words"
_BY_STORY = "listed in story.yaml"
"""Reasons for a name that needs no other."""

_PLACE = "number = ? AND name = ?"


def settle_key(connection: sqlite3.Connection, key: str, actors: Sequence[StoryActor]) -> None:
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
        if stored.current != wanted and stored.place not in asking:
            _name(connection, stored.place, stored.current, wanted, one.actor)


def settle_clue(connection: sqlite3.Connection, clue: str) -> None:
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
        if asker.current != wanted:
            _name(connection, asker.place, asker.current, wanted, one.actor)


def _labels(connection: sqlite3.Connection, settled: Iterable[Settled]) -> Mapping[str, int]:
    return labels_of(connection, {text for one in settled for text in (one.actor, one.reason)})


def _name(
    connection: sqlite3.Connection, place: Place, was: Labels, now: Labels, actor: str
) -> None:
    """Say whom a name of an article means, and note what follows.

    Args:
        connection: The catalog.
        place: The article, and the name in it.
        was: The labels of whom it meant and why.
        now: Those of whom it means, and why.
        actor: Whom it means.
    """
    number, name = place
    connection.execute(
        f"UPDATE names SET actor = ?, reason = ? WHERE {_PLACE}",  # noqa: S608
        (*now, *place),
    )
    touch(connection, [("actor", actor)])
    if was[0] == now[0]:
        return
    said = connection.execute(
        "UPDATE statements SET actor = ? WHERE statement BETWEEN ? AND ?"
        " AND speaker = ? RETURNING statement",
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
        story = actors[rank] if rank is not None else StoryActor(name)
        remove_actor(connection, name)
        known = connection.execute(
            f"SELECT {text_of('name')} AS said, SUM(mentions) AS total FROM names"  # noqa: S608
            f" WHERE actor = {label()} GROUP BY name ORDER BY total DESC, said",
            (name,),
        ).fetchall()
        if not known and rank is None:
            continue
        [in_articles] = connection.execute(
            f"SELECT COUNT(DISTINCT number) FROM names WHERE actor = {label()}",  # noqa: S608
            (name,),
        ).fetchone()
        reasons = _reasons(connection, name)
        aliases = dict.fromkeys(story.aliases, _BY_STORY)
        for alias, _ in known:
            aliases.setdefault(alias, reasons.get(alias, _SAME))
        aliases.pop(name, None)
        summary = ActorSummary(
            name=name,
            aliases=tuple(aliases),
            roles=story.roles,
            quotes=count_statements(connection, QuoteFilter(actor=name)),
            mentions=sum(mentions for _, mentions in known),
            articles=in_articles,
            from_story=rank is not None,
            reasons=tuple(aliases.values()),
        )
        save_actor(connection, summary, rank)


def _reasons(connection: sqlite3.Connection, actor: str) -> dict[str, str]:
    """Give the names of an actor with why they are his, each with the reason of most articles."""
    found = connection.execute(
        f"SELECT {text_of('name')}, {text_of('reason')} AS why FROM names"  # noqa: S608
        f" WHERE actor = {label()} AND why <> '' GROUP BY name, reason ORDER BY COUNT(*), why",
        (actor,),
    )
    return dict(found.fetchall())
