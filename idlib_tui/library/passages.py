"""Finding words in a text again after it may have changed."""

from __future__ import annotations


def nearest(text: str, words: str, hint: int) -> int | None:
    """Find where words stand in a text, as near to an offset as can be; None if they do not."""
    if not words:
        return 0
    after = text.find(words, max(0, hint))
    before = text.rfind(words, 0, max(0, hint) + len(words))
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - hint), default=None)
