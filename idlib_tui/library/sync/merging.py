"""Merging the names found in single articles into actors.

Each function recomputes one part from all articles concerned, and no others: the names with one
surname, or one actor.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from idlib_tui.filters import QuoteFilter
from idlib_tui.library.catalog.actors import name_key
from idlib_tui.library.catalog.codec import encode
from idlib_tui.library.catalog.findings import touch
from idlib_tui.library.catalog.statements import count_statements
from idlib_tui.merge.actors import settle_surname
from idlib_tui.model import ActorSummary, StoryActor


def settle_surname_of(
    connection: sqlite3.Connection, surname: str, actors: Sequence[StoryActor]
) -> None:
    """Assign every name with one surname to an actor, and record what that changes."""
    found = connection.execute(
        "SELECT name, SUM(times), MAX(person) FROM names WHERE surname = ? GROUP BY name"
        " ORDER BY name",
        (surname,),
    ).fetchall()
    settled = settle_surname({name: (times, bool(p)) for name, times, p in found}, actors)
    for name, actor in settled.items():
        changed = connection.execute(
            "SELECT number, actor FROM names WHERE surname = ? AND name = ? AND actor IS NOT ?",
            (surname, name, actor),
        ).fetchall()
        for number, old in changed:
            connection.execute(
                "UPDATE names SET actor = ? WHERE number = ? AND name = ?", (actor, number, name)
            )
            said = connection.execute(
                "UPDATE statements SET actor = ? WHERE number = ? AND speaker = ?"
                " RETURNING statement",
                (actor, number, name),
            ).fetchall()
            touch(connection, [("statement", str(statement)) for (statement,) in said])
            blocks = connection.execute("SELECT block FROM events WHERE number = ?", (number,))
            touch(connection, [("block", block) for (block,) in blocks.fetchall()])
            touch(connection, [("actor", one) for one in (actor, old) if one is not None])


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
        aliases = dict.fromkeys([*story.aliases, *(alias for alias, _, _ in known)])
        aliases.pop(name, None)
        summary = ActorSummary(
            name=name,
            aliases=tuple(aliases),
            roles=story.roles,
            quotes=count_statements(connection, QuoteFilter(actor=name)),
            mentions=sum(mentions for _, mentions, _ in known),
            articles=in_articles,
            from_story=rank is not None,
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
