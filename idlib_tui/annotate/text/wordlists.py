"""Loads the word lists under ``annotate/data``: each file once, when first asked for.

Two formats, told by the suffix. ``.txt`` holds one entry a line; ``#`` starts a comment, and a line
``[name]`` starts a section. ``.yaml`` holds a table, for entries that carry more than themselves.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def sections(name: str) -> Mapping[str, tuple[str, ...]]:
    """Read ``data/<name>.txt`` by sections; entries before the first header are section ``""``."""
    found: dict[str, list[str]] = {"": []}
    current = found[""]
    for raw in _read(f"{name}.txt").splitlines():
        line = raw.split("#", 1)[0].strip()
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        elif line:
            current.append(line)
    return MappingProxyType({key: tuple(entries) for key, entries in found.items()})


@cache
def words(name: str, section: str | None = None) -> frozenset[str]:
    """Read the entries of ``data/<name>.txt``.

    Args:
        name: The file's name without its suffix.
        section: One section only, or None for all of them.

    Raises:
        KeyError: The file has no such section.
    """
    table = sections(name)
    if section is not None:
        return frozenset(table[section])
    return frozenset(entry for entries in table.values() for entry in entries)


@cache
def table(name: str) -> Any:
    """Read ``data/<name>.yaml``. The result is shared: do not change it."""
    return yaml.safe_load(_read(f"{name}.yaml"))


def _read(file: str) -> str:
    return (files("idlib_tui.annotate.data") / file).read_text(encoding="utf-8")
