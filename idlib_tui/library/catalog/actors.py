"""Actors over all articles: listing them, and finding them by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from difflib import get_close_matches

from idlib_tui.errors import UnknownActorError
from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.words import forms, well_formed
from idlib_tui.model import ActorSummary
from idlib_tui.names import fold

_MOST_NAMED = 5
"""The maximum number of candidates in an error message."""

_LONGEST_RESPELLED = 60
"""Letters of a name; longer ones get no spelling suggestions."""

_ALIKE = 0.75
"""The least similarity of a spelling suggestion."""


def list_actors(connection: sqlite3.Connection) -> list[ActorSummary]:
    """List the story's actors in its order, then other speakers by number of quotes."""
    found = connection.execute(
        "SELECT data FROM actors WHERE quotes > 0 OR story_rank IS NOT NULL"
        " ORDER BY story_rank IS NULL, story_rank, quotes DESC, name"
    )
    return [decode(ActorSummary, data) for (data,) in found]


def actor_called(connection: sqlite3.Connection, asked: str) -> ActorSummary:
    """Fetch the one actor who goes by a name; see ``the_actor``."""
    name = the_actor(connection, asked)
    query = "SELECT data FROM actors WHERE name = ?"
    return decode(ActorSummary, connection.execute(query, (name,)).fetchone()[0])


def the_actor(connection: sqlite3.Connection, asked: str) -> str:
    """Find the only actor with a name, alias or role, or some words of one.

    Returns:
        The canonical name.

    Raises:
        UnknownActorError: No actor matches, or several do; the message names the likely ones.
    """
    found = find_actors(connection, asked)
    if len(found) == 1:
        return found[0]
    shown = asked.strip()
    shown = shown if len(shown) <= _LONGEST_RESPELLED else shown[:_LONGEST_RESPELLED] + "…"
    if found:
        names = ", ".join(found[:_MOST_NAMED])
        more = " and others" if len(found) > _MOST_NAMED else ""
        raise UnknownActorError(f"“{shown}” could be any of {names}{more}. Write more of the name.")
    close = _closest(connection, asked)
    advice = f" Did you mean {close}?" if close else ""
    raise UnknownActorError(f"No actor goes by “{shown}”.{advice}")


def find_actors(connection: sqlite3.Connection, asked: str, *, prefix: bool = False) -> list[str]:
    """Find the actors with a name, alias or role, or some words of one; the story's come first.

    Args:
        connection: The catalog.
        asked: A name, in any case, with or without diacritics.
        prefix: True if the last word may be a prefix.

    Returns:
        Canonical names. Several if the words are in the names of several actors, unless just one
        of those is in the story.
    """
    key = name_key(well_formed(asked))
    if not key:
        return []
    exact = connection.execute(
        "SELECT actor, story FROM aliases WHERE folded = ? ORDER BY story DESC, actor", (key,)
    ).fetchall()
    if exact:
        return _preferred(exact, key)
    parts = [f" {form} " for form in forms(asked)]
    if not parts:
        return []
    if prefix:
        parts[-1] = parts[-1].rstrip()
    condition = " AND ".join("instr(' ' || folded || ' ', ?)" for _ in parts)
    found = connection.execute(
        f"SELECT DISTINCT actor, story FROM aliases WHERE {condition} ORDER BY story DESC, actor",  # noqa: S608
        parts,
    ).fetchall()
    # "Erdogan" is he, and not his spokesman, in whose role the name stands.
    named = [pair for pair in found if all(part in f" {name_key(pair[0])} " for part in parts)]
    return _preferred(named or found, key)


def _preferred(found: Sequence[tuple[str, int]], key: str) -> list[str]:
    """Keep the story's actors if any; of several, the one whose name, not alias, matches."""
    story = [name for name, from_story in found if from_story]
    names = story or [name for name, _ in found]
    own = [name for name in names if name_key(name) == key]
    return own if len(own) == 1 else names


def _closest(connection: sqlite3.Connection, asked: str) -> str | None:
    """Find the actor with the name, alias or word of one that is spelled most similarly."""
    key = name_key(well_formed(asked))
    if not key or len(key) > _LONGEST_RESPELLED:
        return None
    spellings: dict[str, str] = {}
    for folded, actor in connection.execute(
        "SELECT folded, actor FROM aliases ORDER BY story DESC, actor"
    ):
        for spelling in (folded, *folded.split()):
            spellings.setdefault(spelling, actor)
    found = get_close_matches(key, spellings, n=1, cutoff=_ALIKE)
    return spellings[found[0]] if found else None


def name_key(name: str) -> str:
    """Reduce a name to the key by which names are compared."""
    return " ".join(forms(name)) or fold(name).strip()
