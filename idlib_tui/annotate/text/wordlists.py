"""The word lists shared by the annotators, in ``annotate/data``.

``.txt`` files are read by ``word_lists``; a ``.yaml`` file is a table, for entries with
attributes.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from idlib_tui import word_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOM = "idlib_tui.annotate"


def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """Read ``data/<name>.txt`` by sections; entries before the first header are section ``""``."""
    return word_lists.sections(_ROOM, name)


@cache
def words(name: str, section: str | None = None) -> frozenset[str]:
    """Read the entries of ``data/<name>.txt``.

    Args:
        name: The file's name without its suffix.
        section: A single section, or None for all.

    Raises:
        KeyError: The file has no such section.
    """
    table = sections(name)
    if section is not None:
        return frozenset(table[section])
    return frozenset(entry for entries in table.values() for entry in entries)


@cache
def speech_verbs() -> frozenset[str]:
    """Read the reporting verbs that report words in all their forms, as base forms."""
    verbs = word_lists.tables(_ROOM, "reporting_verbs").values()
    return frozenset(
        entry.split()[0]
        for section in verbs
        for entry, values in section.items()
        if "speech" in values
    )


@cache
def table(name: str) -> Any:
    """Read ``data/<name>.yaml``. The result is shared: do not change it."""
    text = (files(_ROOM) / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)
