"""Merging the names found in single articles into actors.

Each function recomputes one part from all articles concerned, and no others: the names with one
key, those that ask for somebody by one clue, or one actor.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from idlib_tui.filters import QuoteFilter
from idlib_tui.library.catalog.actors import name_key
from idlib_tui.library.catalog.annotations import keys_of
from idlib_tui.library.catalog.codec import encode
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.catalog.names import askers_of, holders_of, outlets_of, uses_of
from idlib_tui.library.catalog.statements import count_statements
from idlib_tui.merge.actors import Settled, find_holder, is_nameless, label_nameless, settle
from idlib_tui.model import ActorSummary, StoryActor

_SAME = "the same words"
_BY_STORY = "listed in story.yaml"
"""Reasons for a name that needs no other."""


def settle_key(connection: sqlite3.Connection, key: str, actors: Sequence[StoryActor]) -> None:
    """Settle every name of one key over all articles, and note what that changes."""
    if is_nameless(key):
        settled = {
            (article, name): Settled(label)
            for name, articles in outlets_of(connection, key).items()
            for article, label in label_nameless(name, articles).items()
        }
    else:
        settled = dict(settle(uses_of(connection, key), actors))
    numbers = _numbers(connection, {article for article, _ in settled})
    known = {
        (number, name): Settled(own, reason)
        for number, name, own, reason in connection.execute(
            "SELECT number, name, own, own_reason FROM names JOIN name_facts USING (number, name)"
            " WHERE surname = ?",
            (key,),
        )
    }
    asking = _asking(connection, key)
    for (article, name), one in settled.items():
        place = (numbers[article], name)
        asked = asking.get(place)
        if known[place] != one:
            connection.execute(
                "UPDATE name_facts SET own = ?, own_reason = ? WHERE number = ? AND name = ?",
                (one.actor, one.reason, *place),
            )
            held = connection.execute(
                "SELECT clue FROM name_clues WHERE number = ? AND name = ?", place
            )
            touch(connection, [("clue", clue) for (clue,) in held.fetchall()])
        if asked is None:
            _name(connection, place, one)


def settle_clue(connection: sqlite3.Connection, clue: str) -> None:
    """Settle the names that ask for somebody by one clue, and note what that changes."""
    asked = askers_of(connection, clue)
    found = find_holder(clue, holders_of(connection, clue), list(asked))
    numbers = _numbers(connection, {article for article, _ in asked})
    for (article, name), own in asked.items():
        _name(connection, (numbers[article], name), found.get((article, name), own))


def _name(connection: sqlite3.Connection, place: tuple[int, str], one: Settled) -> None:
    """Say whom a name of an article means, and note what follows."""
    number, name = place
    connection.execute(
        "UPDATE name_facts SET reason = ? WHERE number = ? AND name = ? AND reason <> ?",
        (one.reason, *place, one.reason),
    )
    if connection.execute("SELECT changes()").fetchone()[0]:
        touch(connection, [("actor", one.actor)])
    changed = connection.execute(
        "SELECT actor FROM names WHERE number = ? AND name = ? AND actor IS NOT ?",
        (*place, one.actor),
    ).fetchone()
    if changed is None:
        return
    connection.execute(
        "UPDATE names SET actor = ? WHERE number = ? AND name = ?", (one.actor, *place)
    )
    said = connection.execute(
        "UPDATE statements SET actor = ? WHERE statement BETWEEN ? AND ? AND speaker = ?"
        " RETURNING statement",
        (one.actor, *keys_of(number), name),
    ).fetchall()
    touch(connection, [("statement", str(statement)) for (statement,) in said])
    blocks = connection.execute(
        "SELECT block FROM events WHERE event BETWEEN ? AND ?", keys_of(number)
    )
    touch(connection, [("block", block) for (block,) in blocks.fetchall()])
    touch(connection, [("actor", who) for who in (one.actor, *changed) if who is not None])


def _numbers(connection: sqlite3.Connection, articles: Iterable[str]) -> dict[str, int]:
    found = connection.execute(
        "SELECT id, number FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(articles)),),
    )
    return dict(found.fetchall())


def _asking(connection: sqlite3.Connection, key: str) -> dict[tuple[int, str], str]:
    found = connection.execute(
        "SELECT number, name, clue FROM names JOIN name_clues USING (number, name)"
        " WHERE surname = ? AND asks",
        (key,),
    )
    return {(number, name): clue for number, name, clue in found}


def summarise(
    connection: sqlite3.Connection, names: Iterable[str], actors: Sequence[StoryActor]
) -> None:
    """Recompute the summaries of some actors."""
    ranks = {actor.name: rank for rank, actor in enumerate(actors)}
    for name in names:
        rank = ranks.get(name)
        story = actors[rank] if rank is not None else StoryActor(name)
        connection.execute("DELETE FROM actors WHERE name = ?", (name,))
        connection.execute("DELETE FROM aliases WHERE actor = ?", (name,))
        known = connection.execute(
            "SELECT name, SUM(mentions), COUNT(*) FROM names WHERE actor = ? GROUP BY name"
            " ORDER BY SUM(mentions) DESC, name",
            (name,),
        ).fetchall()
        if not known and rank is None:
            continue
        [in_articles] = connection.execute(
            "SELECT COUNT(DISTINCT number) FROM names WHERE actor = ?", (name,)
        ).fetchone()
        reasons = _reasons(connection, name)
        aliases = dict.fromkeys(story.aliases, _BY_STORY)
        for alias, _, _ in known:
            aliases.setdefault(alias, reasons.get(alias, _SAME))
        aliases.pop(name, None)
        summary = ActorSummary(
            name=name,
            aliases=tuple(aliases),
            roles=story.roles,
            quotes=count_statements(connection, QuoteFilter(actor=name)),
            mentions=sum(mentions for _, mentions, _ in known),
            articles=in_articles,
            from_story=rank is not None,
            reasons=tuple(aliases.values()),
        )
        connection.execute(
            "INSERT INTO actors VALUES (?, ?, ?, ?)", (name, rank, summary.quotes, encode(summary))
        )
        connection.executemany(
            "INSERT OR IGNORE INTO aliases VALUES (?, ?, ?)",
            [
                (key, name, rank is not None)
                for alias in (name, *aliases, *story.roles)
                if (key := name_key(alias))
            ],
        )


def _reasons(connection: sqlite3.Connection, actor: str) -> dict[str, str]:
    """Give the names of an actor with why they are his, each with the reason of most articles."""
    found = connection.execute(
        "SELECT name, reason FROM names JOIN name_facts USING (number, name)"
        " WHERE actor = ? AND reason <> '' GROUP BY name, reason ORDER BY COUNT(*), reason",
        (actor,),
    )
    return dict(found.fetchall())
