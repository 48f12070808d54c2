"""The tokens of a text, with the word classes that they may belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from idlib_tui.annotate.text.wordlists import sections, words

if TYPE_CHECKING:
    from collections.abc import Mapping


class Is:
    """What a word can be, by the closed word classes of English and by its spelling.

    Bits of plain integers: they are tested many times for each word, and ``enum.IntFlag`` takes
    twice as long.
    """

    WORD: Final = 1
    CAPITAL: Final = 2
    """Begins with a capital letter."""
    DETERMINER: Final = 4
    POSSESSIVE: Final = 8
    PRONOUN: Final = 16
    """Can be a subject by itself."""
    PREPOSITION: Final = 32
    CONJUNCTION: Final = 64
    SUBORDINATOR: Final = 128
    RELATIVE: Final = 256
    AUXILIARY: Final = 512
    ADVERB: Final = 1024
    TIME: Final = 2048
    NUMBER: Final = 4096
    GENITIVE: Final = 8192
    """The ``'s`` of a possessive, or of a contracted "is" or "has"."""


_SECTIONS = {
    "determiner": Is.DETERMINER,
    "possessive": Is.POSSESSIVE,
    "subject pronoun": Is.PRONOUN,
    "preposition": Is.PREPOSITION,
    "conjunction": Is.CONJUNCTION,
    "subordinator": Is.SUBORDINATOR,
    "relative": Is.RELATIVE,
    "auxiliary": Is.AUXILIARY,
    "adverb": Is.ADVERB,
    "time word": Is.TIME,
}

TOKEN = re.compile(
    r"""
    (
      [^\W_]+(?:(?:['’](?!(?:s|ll|re|ve|d|m)\b)|,(?<=\d,)(?=\d)|[-&./@])[^\W_]+)*  # O'Neil, 10,000
    | ['’](?:s|ll|re|ve|d|m)\b                                                    # clitics
    | ''|``|\.{2,3}|--
    | \S
    )
    """,
    re.VERBOSE,
)
"""A word with what is attached to it ("O'Neil", "U.S", "co-founder", "10,000"), or a mark.

The one group is the whole token, so that ``cut`` can use it.
"""

_ACRONYMS = {"WHO": "w.h.o", "IT": "i.t", "US": "u.s"}
"""Acronyms that look like pronouns, and the spelling in ``lower`` that distinguishes them."""
_INITIALS = frozenset({"A", "I"})
"""Initials of names that are also words, if no full stop follows."""
_AMBIGUOUS = _INITIALS.union(_ACRONYMS)
_PARTICLE_FIRST = re.compile(
    r"(?:a[dlnrstz]|ash|e[dlnrs]|esh|bin|ibn|ul|ur)-[^\W\d_]|[dl]['’][^\W\d_]", re.IGNORECASE
)
"""A lower-case particle with which a name may begin: "al-Roe", "d'Or"."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists over the tokens of one text.

    Attributes:
        text: The text.
        starts: Offsets into the text.
        ends: Offsets into the text, exclusive.
        written: The tokens as written.
        lower: The tokens in lower case, with straight apostrophes.
        flags: What each token can be, as ``Is``.
    """

    text: str
    starts: list[int]
    ends: list[int]
    written: list[str]
    lower: list[str]
    flags: list[int]


@cache
def closed_classes() -> Mapping[str, int]:
    """Map each function word to its flags."""
    found: dict[str, int] = {}
    for section, flag in _SECTIONS.items():
        for word in sections("function_words")[section]:
            found[word] = found.get(word, 0) | flag
    found["'s"] = found.get("'s", 0) | Is.GENITIVE
    return found


def tokenize(text: str) -> Tokens:
    """Split a text into words, clitics and marks. Linear in its length.

    The full stop of an abbreviation or an initial belongs to its word, though not to ``written``.
    The acronym "WHO" is "w.h.o" in ``lower``, so that it is not mistaken for the pronoun.
    """
    starts: list[int] = []
    ends: list[int] = []
    written: list[str] = []
    soft = _dotted()
    for match in TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if word == "." and ends and ends[-1] == start:
            last = written[-1]
            if (len(last) == 1 and last.isalpha()) or "." in last or last.lower() in soft:
                ends[-1] = end
                continue
        starts.append(start)
        ends.append(end)
        written.append(word)
    lower = [word.lower().replace("’", "'") for word in written]
    for index in [i for i, word in enumerate(written) if word in _AMBIGUOUS]:
        word = written[index]
        if word in _ACRONYMS and not _is_shouted(written, index):
            lower[index] = _ACRONYMS[word]
        elif word in _INITIALS and ends[index] - starts[index] == 2:
            lower[index] = f"{word.lower()}."
    flags = [_classify(word, low) for word, low in zip(written, lower, strict=True)]
    return Tokens(text, starts, ends, written, lower, flags)


def _is_shouted(written: list[str], index: int) -> bool:
    """Distinguish a word in capitals in a headline in capitals from an acronym."""
    near = written[max(0, index - 2) : index] + written[index + 1 : index + 3]
    return sum(len(word) > 1 and word.isupper() for word in near) > 1


@lru_cache(maxsize=65_536)
def _classify(word: str, low: str) -> int:
    flag = closed_classes().get(low, 0)
    first = word[0]
    if first.isalpha():
        flag |= Is.WORD
        if first.isupper() or _is_name_with_particle(word):
            flag |= Is.CAPITAL
        elif not flag & ~Is.WORD and low.endswith("ly") and low not in _not_adverbs():
            flag |= Is.ADVERB
    elif first.isdigit():
        flag |= Is.WORD | Is.NUMBER
    return flag


def _is_name_with_particle(word: str) -> bool:
    """Recognise "al-Roe" and "d'Or", whose capital follows a particle."""
    particle = _PARTICLE_FIRST.match(word)
    return particle is not None and word[particle.end() - 1].isupper()


@cache
def _not_adverbs() -> frozenset[str]:
    return words("function_words", "not adverb")


@cache
def _dotted() -> frozenset[str]:
    return words("abbreviations")
