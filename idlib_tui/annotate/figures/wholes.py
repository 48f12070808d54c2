"""Numbers that count a part of a numbered whole: "2,000 of the 3,000 houses"."""

from __future__ import annotations

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.numerals import Quantity
from idlib_tui.annotate.figures.quantities import read_quantity
from idlib_tui.annotate.figures.tokens import Words

REACH = 8
"""The maximum distance in words of the number of the whole after "of"."""

_BOUNDS = frozenset(
    (
        "more",
        "than",
        "of",
        "at",
        "least",
        "about",
        "around",
        "some",
        "nearly",
        "an",
        "estimated",
        "roughly",
        "approximately",
        "almost",
    )
)
_POSSESSIVES = ("'s", "’s", "s'", "s’", "'", "’")


def whole_of(words: Words, number: Quantity) -> int | None:
    """Find the end of the number of the whole: after "3,000" in "2,000 of the 3,000 houses".

    Returns:
        None if the number does not count a part of a numbered whole.
    """
    at = number.last + (words.at(number.last) == "out")
    if words.at(at) != "of" or number.unit not in ("", "%"):
        return None
    first = at + 1
    for index in range(first, min(len(words), first + REACH)):
        if _opens_number(words, index):
            whole = read_quantity(words, index)
            if whole is None or whole.unit:
                return None
            return whole.last if number.unit or whole.high > number.value else None
        if not _leads(words, index):
            return None
    return None


def _opens_number(words: Words, index: int) -> bool:
    low = words.low[index]
    return low[0].isdigit() or low in lexicon.numbers("cardinal")


def _leads(words: Words, index: int) -> bool:
    """Check whether a word may be between "of" and the number: a determiner, a name, "about"."""
    low = words.low[index]
    if low in lexicon.words("words", "determiner") or low in ("a", "an", "all", "total"):
        return True
    if low.endswith(_POSSESSIVES) or low in _BOUNDS:
        return True
    # "of the village's 300 houses", "of the old town's 300 houses"
    if not low[0].isalpha() or low in lexicon.words("words", "phrase end"):
        return False
    ahead = words.low[index + 1 : index + 4]
    return low not in lexicon.verbs() and any(word.endswith(_POSSESSIVES) for word in ahead)
