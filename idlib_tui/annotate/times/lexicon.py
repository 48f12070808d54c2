"""The words that time expressions are made of, read from the data files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from idlib_tui import word_lists

_ROOM = "idlib_tui.annotate.times"

TOKEN = re.compile(r"([^\W\d_]+|\d+(?:(?:st|nd|rd|th|s)\b)?|[^\s\w]|_)")
"""A word of letters, a number with its suffix, or one other character."""

PUNCTUATION = {
    ".": "DOT", ",": "COMMA", ":": "COLON", "/": "SLASH", "(": "OPEN", ")": "CLOSE",
    "-": "DASH", "–": "DASH", "—": "DASH", "‐": "DASH", "‑": "DASH", "−": "DASH",
    "'": "APOS", "’": "APOS", "‘": "APOS",
}  # fmt: skip


Phrase = tuple[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and phrases with their classes.

    Attributes:
        classes: Word as it may be written -> its classes.
        values: (class, word in lower case) -> its value.
        phrases: First word, capitalised -> phrases as tokens in lower case, the longest first, each
            with the rule of the holiday, or "" for a name that is not a time.
    """

    classes: dict[str, frozenset[str]]
    values: dict[tuple[str, str], str]
    phrases: dict[str, tuple[Phrase, ...]]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the package's data files."""
    classes: dict[str, set[str]] = {}
    values: dict[tuple[str, str], str] = {}
    for header, held in word_lists.sections(_ROOM, "lexicon").items():
        name, _, flag = header.partition(" ")
        for line in held:
            words, _, value = line.partition(" = ")
            for word in _spellings(name, words.split()):
                values[name, word] = value or word
                small = set() if flag == "capitalised" else {word}
                for form in {word.capitalize(), word.upper()} | small:
                    classes.setdefault(form, set()).add(name)
    for mark, name in PUNCTUATION.items():
        classes[mark] = {name}
    return Lexicon({w: frozenset(c) for w, c in classes.items()}, values, _phrases())


def _spellings(name: str, words: list[str]) -> Iterator[str]:
    """Yield the words, and long months also with one letter missing ("Febuary", "Septmber")."""
    yield from words
    if name == "MONTH":
        for word in words:
            if len(word) > 6:
                yield from (word[:i] + word[i + 1 :] for i in range(1, len(word)))


def _phrases() -> dict[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for line in word_lists.lines(_ROOM, "holidays") + word_lists.lines(_ROOM, "names"):
        phrase, _, value = line.partition(" = ")
        tokens = tuple(TOKEN.findall(phrase))
        for first in {tokens[0].capitalize(), tokens[0].upper()}:
            found.setdefault(first, []).append((tokens, value))
    longest_first = {k: sorted(v, key=lambda p: -len(p[0])) for k, v in found.items()}
    return {first: tuple(phrases) for first, phrases in longest_first.items()}


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one of the word lists of ``guards.txt``."""
    held = word_lists.sections(_ROOM, "guards")[name]
    return frozenset(word for line in held for word in line.split())


@cache
def known_days() -> dict[tuple[int, int], tuple[tuple[int, frozenset[str]], ...]]:
    """Map month and day to the years of ``days.txt``, each with the words that identify it."""
    found: dict[tuple[int, int], tuple[tuple[int, frozenset[str]], ...]] = {}
    for line in word_lists.lines(_ROOM, "days"):
        day, _, words = line.partition(" = ")
        month, number, year = int(day[:2]), int(day[3:5]), int(day[6:])
        found[month, number] = (*found.get((month, number), ()), (year, frozenset(words.split())))
    return found
