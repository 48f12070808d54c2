"""Finding a paragraph again in a text that has been changed."""

from __future__ import annotations

from collections import Counter

ENOUGH = 0.5
"""Share of their words that two paragraphs must have in common to be taken for the same one."""


def find_again(paragraph: str, number: int, texts: list[str]) -> int:
    """Find where a paragraph has gone.

    Args:
        paragraph: Its words as they were.
        number: Its number as it was, from 0.
        texts: The paragraphs there are now.

    Returns:
        The number of the paragraph with the same words, else of the one with the most words in
        common (Dice's coefficient over the bags of words), else the same number, or the last one.
        Of equals, the nearest to ``number``.
    """
    words = Counter(paragraph.split())
    best, best_share = min(number, max(len(texts) - 1, 0)), ENOUGH
    for place in sorted(range(len(texts)), key=lambda place: abs(place - number)):
        if texts[place] == paragraph:
            return place
        others = Counter(texts[place].split())
        common = 2 * (words & others).total()
        share = common / max(words.total() + others.total(), 1)
        if share > best_share:
            best, best_share = place, share
    return best
