"""The words that the check knows by heart, read from ``check/data``."""

from __future__ import annotations

from functools import cache

from idlib_tui import word_lists

_ROOM = "idlib_tui.check"


@cache
def qualifiers(section: str) -> frozenset[str]:
    """Read a section of ``qualifiers.txt``: ``negation``, ``behind`` or ``before``.

    Raises:
        KeyError: There is no such section.
    """
    return frozenset(word_lists.sections(_ROOM, "qualifiers")[section])


@cache
def judgement(section: str) -> tuple[str, ...]:
    """Read a section of ``judgement.txt``: ``headings``, ``labels`` or ``phrases``.

    Raises:
        KeyError: There is no such section.
    """
    return word_lists.sections(_ROOM, "judgement")[section]
