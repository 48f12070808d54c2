"""The interface of a full-text engine, so that Whoosh can be replaced.

An engine holds numbers, titles and the words of texts only: filters, facets, sorting and snippets
are up to the catalog, and the meaning of a query is defined in ``parser`` and ``matches``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from idlib_tui.library.query.tree import Node


@dataclass(frozen=True, slots=True)
class Found:
    """The result of a query.

    Attributes:
        scores: The score of each matching number; of the best only, in order, if not of all.
        total: How many match.
        notices: Messages for the user.
    """

    scores: dict[int, float]
    total: int
    notices: tuple[str, ...] = ()


class EngineDamagedError(Exception):
    """The engine's files are unusable; rebuilding them from the catalog helps."""


class EngineForeignError(EngineDamagedError):
    """They were not written by this user on this machine, so nothing was read from them."""


class EngineOutdatedError(EngineDamagedError):
    """They were written by another version of the program."""


class Engine(Protocol):
    """A full-text engine.

    All methods except ``close`` and ``reset`` raise ``EngineDamagedError`` if the files are not as
    they were written; methods that write raise ``LibraryError`` if the disk fails.
    """

    @property
    def version(self) -> str:
        """Return the identity of the index and, after a space, the count of its commits."""

    def open(self) -> None:
        """Open the existing index."""

    def check(self) -> None:
        """Read everything, and raise an error if anything is not as it was written."""

    def numbers(self) -> set[int]:
        """Return the numbers that it holds."""

    def update(self, add: Iterable[tuple[int, str, str]], remove: Collection[int]) -> None:
        """Add (number, title, text) and remove numbers, all or nothing."""

    def reset(self) -> None:
        """Empty it, whatever its state."""

    def settle(self) -> None:
        """Optimise after many updates."""

    def find(self, tree: Node, most: int | None = None) -> Found:
        """Run a query whose leaves are all text or ``Among``.

        Args:
            tree: The query.
            most: How many of the best are needed; an engine may give more, or all.
        """

    def frequencies(self, stems: Collection[str]) -> dict[str, int]:
        """Count the articles that have each of some words, of those that any has."""

    def suggest(self, form: str) -> str | None:
        """Suggest a frequent word that differs in one letter; None if there is none."""

    def close(self) -> None:
        """Close all files."""
