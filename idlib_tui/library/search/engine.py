"""What the library asks of a full-text engine, so that another can stand in for Whoosh.

An engine holds numbers, titles and the words of texts, nothing else: filters, facets, sorting and
snippets are the catalog's work, and what a query means is settled in ``parser`` and ``matches``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from idlib_tui.library.query.tree import Node


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine answers: a score for each number that matches, and what to tell the user."""

    scores: dict[int, float]
    notices: tuple[str, ...] = ()


class EngineDamagedError(Exception):
    """What the engine keeps on disk cannot be used; making it anew from the catalog mends it."""


class EngineForeignError(EngineDamagedError):
    """It was not made by this user on this machine, so nothing of it was opened."""


class EngineOutdatedError(EngineDamagedError):
    """It was made by another version of the program."""


class Engine(Protocol):
    """What a full-text engine must do.

    All but ``close`` and ``reset`` raise ``EngineDamagedError`` where what it keeps on disk is not
    as it was written; what writes raises ``LibraryError`` where the disk does not take it.
    """

    @property
    def version(self) -> str:
        """Name the index and, after a space, the count of its commits."""

    def open(self) -> None:
        """Open what is there."""

    def check(self) -> None:
        """Read everything, and raise where anything is not as it was written."""

    def numbers(self) -> set[int]:
        """List what it holds."""

    def update(self, add: Iterable[tuple[int, str, str]], remove: Collection[int]) -> None:
        """Add (number, title, text) and remove numbers, all or nothing."""

    def reset(self) -> None:
        """Empty it, whatever state it is in."""

    def settle(self) -> None:
        """Tidy up after many updates."""

    def find(self, tree: Node) -> Found:
        """Answer a query in which nothing but text and ``Among`` is left."""

    def rarest(self, stems: Collection[str], count: int) -> list[str]:
        """Choose the words that fewest articles have, rarest first, of those that any has."""

    def suggest(self, form: str) -> str | None:
        """Name a frequent word in one letter different from this one, if it has none such."""

    def close(self) -> None:
        """Let go of all files."""
