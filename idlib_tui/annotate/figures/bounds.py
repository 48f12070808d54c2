"""The precision of a number: "more than", "nearly", "some", "or more" around it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache

from idlib_tui.annotate.figures import lexicon
from idlib_tui.annotate.figures.numerals import Quantity, rounded
from idlib_tui.annotate.figures.tokens import Words

LONGEST = 5
"""The number of words in the longest phrase of ``bounds.txt``."""

ABOUT = 0.1
"""The deviation of the count from "about 100", as a share of it."""

ODD_FROM = 20
"""From here "odd" after a number means "and some more": "300 odd people", not "three odd men"."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A quantity with the modifiers around it."""

    quantity: Quantity
    """Its ``first`` is the start of the first modifier, its ``last`` the end of the last one."""
    governed_at: int
    """The first word of the whole noun phrase, including determiners and "a total of"."""
    definite: bool
    """Refers to something mentioned before: "the three countries"."""
    modified: bool
    """A modifier shows that this is a quantity: "more than 2,000", "some 1990"."""


@cache
def _phrases() -> dict[str, str]:
    """Read ``bounds.txt``: the phrases before a number -> their effect."""
    return {
        phrase: section
        for section in ("exact", "about", "below", "just below", "above", "just above")
        for phrase in lexicon.words("bounds", section)
    }


@cache
def _phrases_after() -> dict[str, list[tuple[list[str], str]]]:
    """Read the phrases after a number, by first word, with their effect."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for section in ("above", "about", "below"):
        for phrase in sorted(lexicon.words("bounds", f"after {section}")):
            parts = phrase.split()
            found.setdefault(parts[0], []).append((parts, section))
    return found


def bound(words: Words, number: Quantity) -> Bounded:
    """Read the modifiers around a number."""
    phrases, definites = _phrases(), lexicon.words("bounds", "definite")
    first = number.first
    if words.at(first - 1) in ("between", "from") and number.low < number.high:
        first -= 1
    governed_at, kind, definite = first, "", False
    while True:
        length, found = _phrase_before(words, governed_at, phrases)
        if not length or _is_rise(words, governed_at, length):
            break
        phrase = " ".join(words.low[governed_at - length : governed_at])
        definite = definite or phrase in definites
        governed_at -= length
        if found != "exact" and not definite:
            first = governed_at
            kind = kind or found
    last, after = _after(words, number)
    if (first, last) != (number.first, number.last) or kind or after:
        low, high = _range(number, kind or after)
        compound = number.compound and last == number.last
        number = replace(number, first=first, last=last, low=low, high=high, compound=compound)
    return Bounded(number, governed_at, definite, bool(kind or after))


def _phrase_before(words: Words, index: int, phrases: dict[str, str]) -> tuple[int, str]:
    """Find the longest known phrase before a word: its length in words, and its section."""
    if words.at(index - 1) not in _last_words():
        return 0, ""
    for length in range(min(LONGEST, index), 0, -1):
        found = phrases.get(" ".join(words.low[index - length : index]))
        if found is not None:
            return length, found
    return 0, ""


def _is_rise(words: Words, index: int, length: int) -> bool:
    """Check whether "up to" before a number tells of a rise: "ticked up to 44", "toll up to 44"."""
    if words.low[index - length : index] != ["up", "to"]:
        return False
    before = words.at(index - length - 1)
    form = lexicon.verbs().get(before)
    moving = form is not None and form.base in lexicon.words("verbs", "move up")
    return moving or before in lexicon.words("words", "total")


@cache
def _last_words() -> frozenset[str]:
    """Return the words that a phrase before a number can end with."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in _phrases())


def _after(words: Words, number: Quantity) -> tuple[int, str]:
    """Read "or more", "+", "-plus", "-odd" after a number: their end, and their effect."""
    at = number.last
    if number.compound:
        joined = lexicon.entries("bounds", "joined").get(words.at(at + 1))
        return (at + 2, joined[0]) if joined is not None else (at, "")
    if words.at(at) == "odd" and number.value >= ODD_FROM and words.at(at + 1) != "numbers":
        return at + 1, "about"
    for parts, section in _phrases_after().get(words.at(at), ()):
        if words.low[at : at + len(parts)] == parts:
            return at + len(parts), section
    return at, ""


def _range(number: Quantity, kind: str) -> tuple[float, float]:
    """Widen the range of a number as its modifier allows."""
    low, high = number.low, number.high
    match kind:
        case "above":
            high = math.inf if low == high else high
        case "just above":
            high *= 1 + ABOUT
        case "below":
            low = 0.0 if low == high else low
        case "just below":
            low *= 1 - ABOUT
        case "about":
            low, high = low * (1 - ABOUT), high * (1 + ABOUT)
    # "More than half" is at most all.
    high = 100.0 if number.unit == "%" and low <= 100 < high == math.inf else high
    return rounded(low), rounded(high)
