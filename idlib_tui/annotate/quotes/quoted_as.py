"""Reading "Y quoted X as saying" and "X was quoted by Y as saying": the words are X's, not Y's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.gender import PRONOUNS
from idlib_tui.annotate.quotes.phrases import COMMAS, HARD_MARKS, Phrase, phrase_after
from idlib_tui.annotate.quotes.subjects import subject_before
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading, Unit

_REACH = 14
"""The maximum number of items between "quoted" and "as saying"."""


def has_words_behind(reading: Reading, unit: Unit, item: int) -> bool:
    """Recognise the "quoted" that "as saying" belongs to."""
    if reading.lower[item] not in words("clause_words", "quoting"):
        return False
    for at in range(item + 1, min(unit.last - 1, item + _REACH)):
        if reading.lower[at] in HARD_MARKS:
            return False
        if reading.lower[at] == "as":
            return reading.lower[at + 1].endswith("ing")
    return False


def quoted_source(reading: Reading, unit: Unit, item: int) -> tuple[Phrase, int] | None:
    """Find whose words follow the "as" at ``item``, and the start of the clause about that."""
    low = max(unit.first, item - _REACH)
    for at in range(item - 1, low - 1, -1):
        word = reading.lower[at]
        if word in HARD_MARKS:
            return None
        if word in words("clause_words", "quoting") and reading.name[at] < 0:
            return _source_of(reading, unit, at, item)
    return None


def _source_of(reading: Reading, unit: Unit, verb: int, item: int) -> tuple[Phrase, int] | None:
    first = verb
    while first > unit.first and reading.flags[first - 1] & (Is.AUXILIARY | Is.ADVERB):
        first -= 1
    passive = (
        verb + 1 == item or reading.lower[verb + 1] == "by" or "was" in reading.lower[first:verb]
    )
    if passive:
        subject = subject_before(reading, unit, first)
        return None if subject is None else (subject, subject.first)
    if reading.lower[verb + 1] in PRONOUNS:
        source: Phrase | None = Phrase(verb + 1, verb + 2, verb + 1, "pronoun")
    else:
        source = phrase_after(reading, unit, verb + 1)
    if source is None or source.first >= item:
        return None
    quoter = subject_before(reading, unit, first)
    if quoter is None or reading.lower[first - 1] in COMMAS:
        return source, verb
    return source, quoter.first
