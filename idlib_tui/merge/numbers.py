"""The number that a word denotes."""

from __future__ import annotations

from idlib_tui.annotate.figures.lexicon import numbers

_DOZEN = 12.0


def number_of(word: str) -> float | None:
    """Read a number of one word ("eight", "1,800", "3.7"), or None for any other word."""
    if not word[0].isdigit():
        return _DOZEN if word.lower() == "dozen" else numbers("cardinal").get(word.lower())
    try:
        return float(word.rstrip(".,").replace(",", ""))
    except ValueError:
        return None
