"""Reads the word lists of all rooms: small text files in a folder ``data`` beside the code.

One entry a line, ``entry`` or ``entry = value, value``. A line ``[name]`` starts a section; a line
that begins with ``#`` followed by a blank, or holds nothing else, is a comment. Each file is read
once, when it is first asked for.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def sections(package: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """Read the lines of a list by sections; those before the first header are section ``""``.

    Args:
        package: The package whose folder ``data`` holds the file, dotted.
        name: The file's name without ``.txt``.

    Raises:
        FileNotFoundError: There is no such file.
    """
    found: dict[str, list[str]] = {"": []}
    current = found[""]
    for raw in (files(package) / "data" / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        elif line and line != "#" and not line.startswith("# "):
            current.append(line)
    return MappingProxyType({key: tuple(lines) for key, lines in found.items()})


@cache
def lines(package: str, name: str) -> tuple[str, ...]:
    """Read the lines of a list, whatever section they stand in."""
    return tuple(line for section in sections(package, name).values() for line in section)


@cache
def tables(package: str, name: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Read a list by sections as ``entry -> values``; an entry without values has none."""
    return MappingProxyType(
        {
            section: MappingProxyType(dict(map(_entry, held)))
            for section, held in sections(package, name).items()
        }
    )


def _entry(line: str) -> tuple[str, tuple[str, ...]]:
    entry, _, values = line.partition(" = ")
    return entry.strip(), tuple(value.strip() for value in values.split(",")) if values else ()
