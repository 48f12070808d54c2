"""Names as they are compared: one folding of letters, and the parts of a person's name.

Names of one person are written with and without diacritics, points, possessives and the Arabic
article, in any Unicode normal form. Everything that compares names compares what this module makes
of them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

Words = tuple[str, ...]
"""A name as folded words, given names first."""

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Suffixes after the surname that distinguish father from son, folded."""

# Letters that Unicode does not decompose, as readers of English type them, and apostrophes.
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h"}
    | dict.fromkeys("’‘ʼʻʿʾ`´′", "'")
)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?$")
# The article as it is written before a sun letter too: al-Assad, el-Sisi, ash-Sharaa, ad-Dulaimi.
_ARABIC_ARTICLE = re.compile(r"^(?:[ae]l|a(?:sh|[dnrstz]))-(?=\w)")
_ARTICLES = frozenset({"the", "a", "an", "al", "el"})


def fold(text: str) -> str:
    """Lower the case and drop the diacritics: "Çavuşoğlu" -> "cavusoglu", "Łódź" -> "lodz".

    Compatibility forms go too ("ﬁ" -> "fi"), and all apostrophes become the straight one, so that
    the length may change.
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    # The accents that stand for apostrophes decompose into a space and a mark: map them before.
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_PLAIN)


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """Fold a word of a name, without its points and the Arabic article: "al-Assad" -> "assad"."""
    return _ARABIC_ARTICLE.sub("", fold(word).replace(".", ""))


@lru_cache(maxsize=65_536)
def name_words(name: str) -> Words:
    """Reduce a name to the words by which it is compared: folded, without possessives and articles.

    "the Jean-Luc Müller’s" -> ("jean-luc", "muller"); "Bashar al-Assad" -> ("bashar", "assad").
    """
    letters = fold(name).replace(".", "")
    words = (_POSSESSIVE.sub("", fold_word(word)) for word in _WORD.findall(letters))
    return tuple(word for word in words if word and word not in _ARTICLES)


def surname(words: Words) -> str:
    """Give the last word that is not a suffix: ("martin", "king", "jr") -> "king".

    Raises:
        IndexError: There are no words.
    """
    return next((word for word in reversed(words) if word not in SUFFIXES), words[-1])


def same_suffix(one: Words, other: Words) -> bool:
    """Return whether two names have the same suffixes, or both none."""
    return SUFFIXES.intersection(one) == SUFFIXES.intersection(other)


def is_initial_of(short: str, word: str) -> bool:
    """Return whether a single letter is the first of a word."""
    return len(short) == 1 and word.startswith(short)


def is_shortened(short: Words, full: Words) -> bool:
    """Return whether ``short`` is ``full`` with words left out or cut to initials."""
    if len(short) > len(full) or sum(map(len, short)) >= sum(map(len, full)):
        return False
    if len(short) > 1 and not same_suffix(short, full):
        return False
    rest = iter(full)
    return all(any(word == other or is_initial_of(word, other) for other in rest) for word in short)


def share_given_name(one: Words, other: Words) -> bool:
    """Return whether two names of one surname may be one person's: a given name or initial agrees.

    With a suffix on only one side they are different people.
    """
    if bool(SUFFIXES.intersection(one)) != bool(SUFFIXES.intersection(other)):
        return False
    given = [word for word in one[:-1] if word not in SUFFIXES]
    others = [word for word in other[:-1] if word not in SUFFIXES]
    if given and others and not _may_agree(given[0], others[0]):
        # "Jane F. Roe" and "Ann F. Roe" share an initial only.
        given = [word for word in given if len(word) > 1] or given
        others = [word for word in others if len(word) > 1] or others
    return any(_may_agree(a, b) for a in given for b in others)


def _may_agree(one: str, other: str) -> bool:
    return one == other or is_initial_of(one, other) or is_initial_of(other, one)
