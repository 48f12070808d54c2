"""Who speaks, under one name over all articles: listing, and finding by name."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.words import forms, well_formed
from idlib_tui.model import ActorSummary
from idlib_tui.names import fold


def list_actors(connection: sqlite3.Connection) -> list[ActorSummary]:
    """List the story's actors in its order, then the others who speak, by quotes."""
    found = connection.execute(
        "SELECT data FROM actors WHERE quotes > 0 OR story_rank IS NOT NULL"
        " ORDER BY story_rank IS NULL, story_rank, quotes DESC, name"
    )
    return [decode(ActorSummary, data) for (data,) in found]


def find_actors(connection: sqlite3.Connection, asked: str, *, prefix: bool = False) -> list[str]:
    """Find the actors that go by a name, alias, role, or words of one; the story's come first.

    Args:
        connection: The catalog.
        asked: A name, in any case, with or without diacritics.
        prefix: True where the last word may be only the start of one.

    Returns:
        Canonical names. More than one where the words are in the names of several, unless the
        story names just one of those.
    """
    key = name_key(well_formed(asked))
    if not key:
        return []
    exact = connection.execute(
        "SELECT actor, story FROM aliases WHERE folded = ? ORDER BY story DESC, actor", (key,)
    ).fetchall()
    if exact:
        return _preferred(exact)
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
    return _preferred(found)


def _preferred(found: Sequence[tuple[str, int]]) -> list[str]:
    story = [name for name, from_story in found if from_story]
    return story or [name for name, _ in found]


def name_key(name: str) -> str:
    """Reduce a name to what names are compared by."""
    return " ".join(forms(name)) or fold(name).strip()
