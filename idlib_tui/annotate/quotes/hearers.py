"""Who is spoken to: in "he told Poe", "he" is not Poe; after "Roe asked Poe", Poe answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.gender import PRONOUNS
from idlib_tui.annotate.people.lexicon import person_words
from idlib_tui.annotate.quotes.cues import Frame, reporting_verbs
from idlib_tui.annotate.text.tokens import Is

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading, Unit

_OPENING = 3
"""The maximum number of items before the "by" of "Asked by Roe whether …, he said"."""
_OBJECTS = frozenset({"him", "her"})


def is_asked(reading: Reading, item: int) -> bool:
    """Check whether the name or pronoun at ``item`` is asked something: "asked Roe whether"."""
    at = item - 1
    while at > 0 and reading.lower[at] in person_words():
        at -= 1
    cues = reporting_verbs().get(reading.word(at), ())
    if at < 1 or not any(cue.frames & Frame.ASKS for cue in cues):
        return False
    last = item + 1
    while last < len(reading.name) and reading.name[last] == reading.name[item] >= 0:
        last += 1
    return reading.word(last) != "to" and not reading.flags[at - 1] & Is.PREPOSITION


def hearer(reading: Reading, unit: Unit, item: int) -> tuple[int, int]:
    """Find whom the pronoun at ``item`` speaks to, or who asks it, in the same clause.

    Returns:
        The first and last item of a name, or of a noun with its article; (-1, -1) if there is none.
    """
    verb = item + 1
    while verb < unit.last and reading.flags[verb] & (Is.AUXILIARY | Is.ADVERB):
        verb += 1
    cues = reporting_verbs().get(reading.word(verb), ())
    if verb < unit.last and any(cue.frames & (Frame.TELLS | Frame.ASKS) for cue in cues):
        return _object(reading, unit, verb + 1)
    by = next((i for i in range(unit.first, unit.first + _OPENING) if reading.word(i) == "by"), -1)
    cues = reporting_verbs().get(reading.word(by - 1), ()) if by > unit.first else ()
    if by < item and any(cue.frames & (Frame.TELLS | Frame.ASKS) for cue in cues):
        return _object(reading, unit, by + 1)
    return -1, -1


def _object(reading: Reading, unit: Unit, item: int) -> tuple[int, int]:
    last = item
    while last < unit.last and (
        reading.flags[last] & Is.DETERMINER or reading.lower[last] in person_words()
    ):
        last += 1
    if last < unit.last and reading.name[last] >= 0:
        return last, last
    return (item, last - 1) if last > item else (-1, -1)


def is_object_pronoun(reading: Reading, item: int) -> bool:
    """Recognise the "him" of "asked him why", and a "her" that no noun follows."""
    word = reading.lower[item]
    if word not in _OBJECTS or word not in PRONOUNS:
        return False
    after = reading.flags[item + 1] if item + 1 < len(reading.flags) else 0
    return word == "him" or not after & Is.WORD or bool(after & (Is.SUBORDINATOR | Is.PREPOSITION))
