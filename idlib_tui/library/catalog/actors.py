"""Actors over all articles: listing them, and finding them by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from idlib_tui.errors import UnknownActorError
from idlib_tui.library.catalog.codec import decode, encode
from idlib_tui.library.catalog.labels import add_labels, label, text_of
from idlib_tui.library.words import forms, well_formed
from idlib_tui.model import ActorSummary
from idlib_tui.names import fold

_MOST_NAMED = 5
"""The maximum number of candidates in an error message."""

_MOST_COMPARED = 100
"""Actors whose names are compared with each other; so many are meant by a word that says little."""

_LONGEST_RESPELLED = 60
"""Letters of a name; longer ones get no spelling suggestions."""

_ALIKE = 0.75
"""The least similarity of a spelling suggestion."""


def list_actors(connection: sqlite3.Connection, *, silent: bool = False) -> list[ActorSummary]:
    """List the story's actors in its order, then other speakers by number of quotes.

    Args:
        connection: The catalog.
        silent: Whether those who are only named are listed, too.
    """
    found = connection.execute(
        f"SELECT {text_of('actor')} AS name, data FROM actors"  # noqa: S608
        " WHERE quotes > 0 OR story_rank IS NOT NULL OR ?"
        " ORDER BY story_rank IS NULL, story_rank, quotes DESC, name",
        (silent,),
    )
    return [replace(decode(ActorSummary, data), name=name) for name, data in found]


def actor_called(connection: sqlite3.Connection, asked: str) -> ActorSummary:
    """Fetch the one actor who goes by a name; see ``the_actor``."""
    name = the_actor(connection, asked)
    found = _summary(connection, name)
    if found is None:
        raise UnknownActorError(f"No actor goes by “{name}”.")
    return found


def save_actor(connection: sqlite3.Connection, summary: ActorSummary, rank: int | None) -> None:
    """Store the summary of an actor that the catalog does not have, and the names to find it by.

    Args:
        connection: The catalog.
        summary: The summary.
        rank: The actor's index in the story; None if the story does not list it.
    """
    add_labels(connection, [summary.name])
    connection.execute(
        f"INSERT INTO actors VALUES ({label()}, ?, ?, ?)",  # noqa: S608
        (summary.name, rank, summary.quotes, encode(replace(summary, name=""))),
    )
    _save_names(connection, summary, rank)


def remove_actor(connection: sqlite3.Connection, name: str) -> None:
    """Remove the summary of an actor, if there is one, and the names to find it by."""
    known = _summary(connection, name)
    if known is not None:
        connection.execute(f"DELETE FROM actors WHERE actor = {label()}", (name,))  # noqa: S608
        connection.executemany(
            f"DELETE FROM aliases WHERE folded = ? AND actor = {label()}",  # noqa: S608
            [(key, name) for key in _keys(known)],
        )


def fold_names_anew(connection: sqlite3.Connection) -> None:
    """Write the names to find actors by again, after the rules of folding may have changed."""
    connection.execute("DELETE FROM aliases")
    query = f"SELECT {text_of('actor')}, story_rank, data FROM actors"  # noqa: S608
    for name, rank, data in connection.execute(query).fetchall():
        _save_names(connection, replace(decode(ActorSummary, data), name=name), rank)


def _summary(connection: sqlite3.Connection, name: str) -> ActorSummary | None:
    query = f"SELECT data FROM actors WHERE actor = {label()}"  # noqa: S608
    found = connection.execute(query, (name,)).fetchone()
    return None if found is None else replace(decode(ActorSummary, found[0]), name=name)


def _save_names(connection: sqlite3.Connection, summary: ActorSummary, rank: int | None) -> None:
    connection.executemany(
        f"INSERT OR IGNORE INTO aliases VALUES (?, {label()}, ?)",  # noqa: S608
        [(key, summary.name, rank is not None) for key in _keys(summary)],
    )


def _keys(summary: ActorSummary) -> list[str]:
    """List the keys of all names of an actor."""
    names = (summary.name, *summary.aliases, *summary.roles)
    return list(filter(None, map(name_key, names)))


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
        of those is in the story, or the others are called after it.
    """
    key = name_key(well_formed(asked))
    if not key:
        return []
    exact = connection.execute(
        f"SELECT {text_of('actor')} AS name, story FROM aliases WHERE folded = ?"  # noqa: S608
        " ORDER BY story DESC, name",
        (key,),
    ).fetchall()
    if exact:
        return preferred(exact, key)
    parts = [f" {form} " for form in forms(asked)]
    if not parts:
        return []
    if prefix:
        parts[-1] = parts[-1].rstrip()
    condition = " AND ".join("instr(' ' || folded || ' ', ?)" for _ in parts)
    found = connection.execute(
        f"SELECT DISTINCT {text_of('actor')} AS name, story FROM aliases WHERE {condition}"  # noqa: S608
        " ORDER BY story DESC, name",
        parts,
    ).fetchall()
    return preferred(bearing(found, parts), key)


def bearing(found: Sequence[tuple[str, int]], parts: Sequence[str]) -> Sequence[tuple[str, int]]:
    """Keep those whose own name has all words, if any: "Erdogan" is not his spokesman.

    Args:
        found: Names, and whether the story lists them.
        parts: The words, each between spaces.
    """
    named = [pair for pair in found if all(part in f" {name_key(pair[0])} " for part in parts)]
    return named or found


def preferred(found: Sequence[tuple[str, int]], key: str) -> list[str]:
    """Keep the story's actors if any; of several, the one whose name, not alias, matches.

    Those whose names hold another's, as of two who speak together, are left out beside that one.
    """
    story = [name for name, from_story in found if from_story]
    names = story or [name for name, _ in found]
    own = [name for name in names if name_key(name) == key]
    return own if len(own) == 1 else _without_others(names)


def _without_others(names: list[str]) -> list[str]:
    """Leave out the "Jane Roe and Max Poe" beside "Jane Roe"."""
    if len(names) > _MOST_COMPARED:
        return names
    keys = {name: f" {name_key(name)} " for name in names}
    return [
        name
        for name in names
        if not any(key in keys[name] and key != keys[name] for key in keys.values())
    ]


def _closest(connection: sqlite3.Connection, asked: str) -> str | None:
    """Find the actor with the name, alias or word of one that is spelled most similarly."""
    key = name_key(well_formed(asked))
    if not key or len(key) > _LONGEST_RESPELLED:
        return None
    spellings: dict[str, str] = {}
    for folded, actor in connection.execute(
        f"SELECT folded, {text_of('actor')} AS name FROM aliases ORDER BY story DESC, name"  # noqa: S608
    ):
        for spelling in (folded, *folded.split()):
            spellings.setdefault(spelling, actor)
    found = get_close_matches(key, spellings, n=1, cutoff=_ALIKE)
    return spellings[found[0]] if found else None


def name_key(name: str) -> str:
    """Reduce a name to the key by which names are compared."""
    return " ".join(forms(name)) or fold(name).strip()
