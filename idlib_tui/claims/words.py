"""The words that the claims room knows by heart, read from ``claims/data``."""

from __future__ import annotations

from functools import cache

from idlib_tui import word_lists
from idlib_tui.annotate.text import wordlists

_ROOM = "idlib_tui.claims"


@cache
def words(section: str) -> frozenset[str]:
    """Read a section of ``attitudes.txt``.

    Raises:
        KeyError: There is no such section.
    """
    return frozenset(word_lists.sections(_ROOM, "attitudes")[section])


@cache
def negations() -> frozenset[str]:
    """List the words that turn a claim round."""
    return words("denying") | wordlists.words("stance_words", "negation")
