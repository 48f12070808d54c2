"""Dividing articles among machines that do not talk to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_DIGITS = 16
"""Hexadecimal digits of a hash that decide."""

_BEHIND = "g"
"""Comes behind all hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of all articles: those whose hashes lie in one of several equal ranges.

    Attributes:
        which: Counted from 1.
        of: The number of parts.
    """

    which: int = 1
    of: int = 1

    @property
    def bounds(self) -> tuple[str, str]:
        """The first hash of the part, and what comes behind its last."""
        return self._edge(self.which - 1), self._edge(self.which)

    def has(self, content_hash: str) -> bool:
        """Return whether an article is in this part."""
        first, behind = self.bounds
        return first <= content_hash < behind

    def query(self) -> dict[str, Any]:
        """Ask a cluster for the articles of this part."""
        first, behind = self.bounds
        return {"range": {"content_hash": {"gte": first, "lt": behind}}}

    def _edge(self, number: int) -> str:
        if number == self.of:
            return _BEHIND
        return f"{(number << 4 * _DIGITS) // self.of:0{_DIGITS}x}"
