"""Figures over all articles: groups of those that count the same thing."""

from __future__ import annotations

import sqlite3

from idlib_tui.library.codec import decode
from idlib_tui.library.words import forms
from idlib_tui.model import FigureGroup


def list_groups(connection: sqlite3.Connection, topic: str | None = None) -> list[FigureGroup]:
    """List groups: first those that disagree, then by how many articles report them.

    Args:
        connection: The catalog.
        topic: Words of the topic or unit, or their starts.
    """
    found = connection.execute(
        "SELECT data FROM figure_groups ORDER BY disagree DESC, sources DESC, topic, ordinal"
    )
    groups = [decode(FigureGroup, data) for (data,) in found]
    asked = forms(topic or "")
    return [one for one in groups if all(_about(one, form) for form in asked)]


def _about(group: FigureGroup, form: str) -> bool:
    return any(word.startswith(form) for word in forms(f"{group.topic} {group.unit}"))
