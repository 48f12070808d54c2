"""Transliterated names: which spellings in Latin letters may be one name.

The rules are in ``data/transliteration.txt``. A word is reduced to the letters that its spellings
share ("Qaddafi", "Gadhafi" and "Kadhafy" to "kadafi"); two words may be one where these are the
same but for letters that may stand for each other. That alone would join two people with English
names ("Gray" and "Grey"), so it is applied only to names that ``is_transliterated`` accepts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from idlib_tui import word_lists
from idlib_tui.names import Words, is_initial_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROOM = "idlib_tui.merge"
_FILE = "transliteration"
_VOWELS = re.compile(r"[aeiu']+")
_REPEATED = re.compile(r"(.)\1+")
_SILENT_END = re.compile(r"(?<=[aeiu])h$|(?<=[^aeiu])e$")
_ENOUGH_BEHIND = 4
"""Letters that must follow "abdul" in one word for it to be two, as they do not in "Abdullah"."""


@lru_cache(maxsize=65_536)
def letters(word: str) -> str:
    """Reduce a folded word to the letters that the spellings of one name share."""
    own = _given_names().get(word, word).replace("'", "")
    for written, compared in _rules():
        own = own.replace(written, compared)
    return _SILENT_END.sub("", _REPEATED.sub(r"\1", own)) or own


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """Give the consonants of a folded word, which all spellings of a name share."""
    own = letters(word)
    return _VOWELS.sub("", own) or own


@lru_cache(maxsize=65_536)
def parts(words: Words) -> Words:
    """Part the words of a folded name as every spelling of it can be parted.

    ("abdel-rahman", "shalgham") -> ("abdel", "rahman", "shalgham"); articles and the like, which
    may be left out, are left out, unless nothing else remains.
    """
    found: list[str] = []
    for word in words:
        for part in word.split("-"):
            front = next((one for one in _listed("joined") if part.startswith(one)), "")
            if front and len(part) - len(front) >= _ENOUGH_BEHIND:
                found += [front, part[len(front) :]]
            elif part:
                found.append(part)
    kept = tuple(part for part in found if part not in _listed("parts"))
    return kept or tuple(found) or words


@lru_cache(maxsize=65_536)
def is_transliterated(words: Words) -> bool:
    """Return whether a name is likely to come from another script."""
    return any(
        is_given_name(part) or any(mark.search(part) for mark in _marks()) for part in parts(words)
    )


def is_given_name(word: str) -> bool:
    """Return whether a folded word is a given name from another script, in any spelling."""
    return letters(word) in _given_letters()


def same_word(one: str, other: str) -> bool:
    """Return whether two folded words may be spellings of one name."""
    if one == other:
        return True
    mine, others = letters(one), letters(other)
    return len(mine) == len(others) and all(
        a == b or (a, b) in _exchanged() for a, b in zip(mine, others, strict=True)
    )


def same_spelling(one: Words, other: Words) -> bool:
    """Return whether two names are, word for word, spellings of one."""
    mine, others = parts(one), parts(other)
    return len(mine) == len(others) and all(map(same_word, mine, others))


def is_familiar(one: Words, other: Words) -> bool:
    """Return whether two names differ in a given name that one has in short: "Bill Roe"."""
    if len(one) < 2 or one[-1] != other[-1]:
        return False
    table = word_lists.tables(_ROOM, _FILE)["short forms"]
    first, second = one[0], other[0]
    return second in table.get(first, ()) or first in table.get(second, ())


def shortens(short: Words, full: Words) -> bool:
    """Return whether a name is another or a spelling of it, shortened by words or to initials.

    Both are as ``parts`` gives them.
    """
    rest = iter(full)
    return len(short) <= len(full) and all(
        any(same_word(word, other) or is_initial_of(word, other) for other in rest)
        for word in short
    )


@lru_cache(maxsize=65_536)
def one_orthography(words: Words) -> Words:
    """Spell the words of a name in the American way: "organisation" is "organization"."""
    pairs = word_lists.tables(_ROOM, _FILE)["orthography"].items()
    return tuple(
        next((word.replace(one, other) for one, (other,) in pairs if one in word), word)
        for word in words
    )


def country_in_capitals(written: str) -> Words:
    """Spell out the capitals that stand for a country: "U.S." is the United States; else ()."""
    plain = written.replace(".", "")
    found = word_lists.tables(_ROOM, _FILE)["abbreviated"].get(plain.lower(), ())
    return tuple(found[0].split()) if found and plain.isupper() else ()


@cache
def _listed(section: str) -> tuple[str, ...]:
    return word_lists.sections(_ROOM, _FILE)[section]


@cache
def _rules() -> tuple[tuple[str, str], ...]:
    found = (line.partition(" = ") for line in _listed("letters"))
    return tuple((written, compared) for written, _, compared in found)


@cache
def _exchanged() -> frozenset[tuple[str, str]]:
    table = word_lists.tables(_ROOM, _FILE)["exchanged"]
    pairs = [(one, other) for one, others in table.items() for other in others]
    return frozenset(pairs + [(other, one) for one, other in pairs])


@cache
def _given_names() -> Mapping[str, str]:
    table = word_lists.tables(_ROOM, _FILE)["given names"]
    return {variant: name for name, variants in table.items() for variant in variants}


@cache
def _given_letters() -> frozenset[str]:
    return frozenset(map(letters, word_lists.tables(_ROOM, _FILE)["given names"]))


@cache
def _marks() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, _listed("marks")))
