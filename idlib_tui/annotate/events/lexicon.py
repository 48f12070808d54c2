"""The kinds of words that matter for finding dated statements."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from idlib_tui.annotate.text.inflection import plural, regular_forms
from idlib_tui.annotate.text.wordlists import sections, speech_verbs, words

DETERMINER = 1 << 0
DEFINITE = 1 << 1
PREPOSITION = 1 << 2
SUBORDINATOR = 1 << 3
COORDINATOR = 1 << 4
BE = 1 << 5
HAVE = 1 << 6
DO = 1 << 7
MODAL = 1 << 8
PRONOUN = 1 << 9
ADVERB = 1 << 10
SETTING = 1 << 11
TO = 1 << 12
PAST = 1 << 13
"""Can be a past form or a participle."""
ING = 1 << 14
BASE = 1 << 15
PRESENT = 1 << 16
"""Can be a third person singular."""
NOUN = 1 << 17
"""Can denote an event."""
SAYING = 1 << 18
STATE = 1 << 19
WORD = 1 << 20
WAS = 1 << 21
"""An auxiliary in the past: was, were, had, did."""

AUXILIARY = BE | HAVE | DO | MODAL
FUNCTION = DETERMINER | PREPOSITION | SUBORDINATOR | COORDINATOR | AUXILIARY | PRONOUN | ADVERB | TO

_REMEMBERED = 1 << 16
"""The number of words whose kinds are cached, so that memory stays bounded."""

_FUNCTION_SECTIONS = {
    "determiner": DETERMINER,
    "definite": DEFINITE,
    "preposition": PREPOSITION,
    "subordinator": SUBORDINATOR,
    "coordinator": COORDINATOR,
    "be": BE,
    "have": HAVE,
    "do": DO,
    "modal": MODAL,
    "pronoun": PRONOUN,
    "adverb": ADVERB,
    "setting": SETTING,
}
_ENDINGS = (
    ("ed", PAST),
    ("ing", ING),
    ("ly", ADVERB),
    *((ending, NOUN) for ending in ("tion", "sion", "ment", "tions", "sions", "ments")),
)


@cache
def _table() -> dict[str, int]:
    """Build the table of listed words and the regular forms of the listed verbs."""
    table: dict[str, int] = {"to": TO}
    for section, kind in _FUNCTION_SECTIONS.items():
        for word in words("event_words", section):
            table[word] = table.get(word, 0) | kind
    for word in ("was", "were", "had", "did", "wasn", "weren", "hadn", "didn"):
        table[word] |= WAS
    state, saying = words("event_verbs", "state"), speech_verbs()
    irregular = {line.split()[0]: line.split()[1:] for line in sections("event_verbs")["irregular"]}
    for base in words("event_verbs", "base") | state | saying | irregular.keys():
        extra = (STATE if base in state else 0) | (SAYING if base in saying else 0)
        regular = regular_forms(base)
        forms = [(base, BASE), (regular.third, PRESENT)]
        forms += [(form, ING) for form in regular.ing]
        forms += [(form, PAST) for form in irregular.get(base, regular.past)]
        for form, kind in forms:
            table[form] = table.get(form, 0) | kind | extra
    for noun in words("event_nouns", ""):
        for form in (noun, plural(noun)):
            table[form] = table.get(form, 0) | NOUN
    for word in words("event_nouns", "not"):
        for form in (word, plural(word)):
            table[form] = table.get(form, 0) & ~NOUN
    for word in words("event_words", "plain"):
        table[word] = 0
    return table


class _Kinds(dict[str, int]):
    """Word -> kinds, computed when a word is first needed."""

    def __missing__(self, word: str) -> int:
        kinds = _read_kinds(word)
        if len(self) < _REMEMBERED:
            self[word] = kinds
        return kinds


_kinds = _Kinds()


def kind_of(word: str) -> int:
    """Find the kinds that a word can be, as a set of bits.

    Endings are trusted only in lower case: "Boeing" and "Alfred" are not verbs.
    """
    return _kinds[word]


def kinds_of(written: Iterable[str]) -> tuple[int, ...]:
    """Find the kinds of each of some words."""
    return tuple(map(_kinds.__getitem__, written))


def _read_kinds(word: str) -> int:
    kinds = _table().get(word.lower().replace("’", "'"))
    if kinds is not None:
        return kinds | WORD
    if not word[0].isalpha():
        return 0
    if not word.islower():
        return WORD
    for ending, kind in _ENDINGS:
        if word.endswith(ending):
            return kind | WORD
    return WORD
