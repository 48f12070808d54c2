"""Insertions between a subject and its verb: appositions, asides, times, brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import demonyms, person_words, place_words
from idlib_tui.annotate.quotes.cues import SPOKEN, reporting_verbs
from idlib_tui.annotate.quotes.phrases import COMMAS
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading

_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "alone"})
_FLOATING = frozenset({"all", "both", "each"})
"""Quantifiers that may stand behind their noun: "the two both said"."""
_OF_THEM = frozenset({"them", "whom", "which", "these", "those"})


def before_adverbial(reading: Reading, low: int, end: int) -> int:
    """Skip back over "herself", "on Saturday" in "Roe (D) on Saturday said", and the like."""
    if end - 1 > low and (reading.lower[end - 1] in _REFLEXIVE or _floats(reading, end - 1)):
        end -= 1
    end = _before_time(reading, low, end)
    for at in range(end - 1, max(low, end - 5), -1):
        flag = reading.flags[at]
        if flag & Is.PREPOSITION:
            before = reading.flags[at - 1]
            if reading.lower[at - 1] == ")" or before & (Is.RELATIVE | Is.PRONOUN):
                return at
            if at + 1 < end and all(
                reading.flags[i] & (Is.TIME | Is.NUMBER) for i in range(at + 1, end)
            ):
                return at  # "Roe on Saturday said"
            if before & (Is.AUXILIARY | Is.ADVERB) and not before & Is.GENITIVE:
                return _before_helpers(reading, low, at)
            return end
        if not flag & Is.WORD or flag & (Is.PRONOUN | Is.AUXILIARY | Is.CONJUNCTION):
            return end
    return end


def _floats(reading: Reading, item: int) -> bool:
    """Distinguish "the two both" from "of both" and from "…, both"."""
    if reading.lower[item] not in _FLOATING:
        return False
    before = reading.flags[item - 1]
    return reading.name[item - 1] >= 0 or bool(
        before & (Is.WORD | Is.PRONOUN)
        and not before & (Is.PREPOSITION | Is.CONJUNCTION | Is.SUBORDINATOR | Is.AUXILIARY)
    )


def _before_time(reading: Reading, low: int, end: int) -> int:
    """Skip back over the "on Monday" of "the meeting on Monday said"."""
    whole = end
    while end - 1 > low and reading.flags[end - 1] & Is.TIME and reading.name[end - 1] < 0:
        end -= 1
        while end - 1 > low and reading.lower[end - 1] in words("clause_words", "time lead"):
            end -= 1
    if end < whole and end - 1 > low and reading.flags[end - 1] & Is.PREPOSITION:
        end -= 1
    return end


def _before_helpers(reading: Reading, low: int, at: int) -> int:
    while at - 1 > low and reading.flags[at - 1] & (Is.AUXILIARY | Is.ADVERB):
        at -= 1
    return at


def before_bracket(reading: Reading, low: int, end: int) -> int:
    """Skip back over "(R-Ohio)" right before ``end``."""
    if end <= low or reading.lower[end - 1] != ")":
        return end
    for at in range(end - 2, max(low, end - 14) - 1, -1):
        if reading.lower[at] == "(":
            return at
    return end


def segment_start(reading: Reading, low: int, end: int) -> int:
    """Find the start of the segment before ``end``: after the previous comma or stronger mark."""
    at = end
    while at > low:
        word = reading.lower[at - 1]
        if word in COMMAS or word in {";", ":", MASK}:
            break
        at -= 1
    return at


def is_insert(reading: Reading, first: int, last: int, low: int) -> bool:
    """Check whether commas enclose an apposition, a relative clause or an aside."""
    if first >= last:
        return True
    word, flag = reading.lower[first], reading.flags[first]
    if _opens_aside(word, flag) or _is_attribution(reading, first, last):
        return True
    if flag & (Is.CONJUNCTION | Is.PRONOUN | Is.SUBORDINATOR):
        part = reading.word(first + 1) == "of" and reading.word(first + 2) in _OF_THEM
        # "Roe, and not her partner, said"
        return part or bool(flag & Is.CONJUNCTION and reading.word(first + 1) == "not")
    if _is_titled_name(reading, first, last):
        return False
    name = reading.name_at(first)
    if name is not None and name.category != "place" and "-" not in word:
        return any(reading.lower[i] in person_words() for i in range(first, min(last, first + 7)))
    determined = flag & (Is.DETERMINER | Is.POSSESSIVE)
    return not determined or _follows_phrase(reading, first, low)


def _is_attribution(reading: Reading, first: int, last: int) -> bool:
    """Recognise the "Roe said" of "the plan, Roe said, called for calm"."""
    cues = reporting_verbs().get(reading.lower[last - 1], ())
    subject = reading.name[first] >= 0 or reading.flags[first] & (Is.PRONOUN | Is.DETERMINER)
    return last - first > 1 and bool(subject) and any(cue.frames & SPOKEN for cue in cues)


def _opens_aside(word: str, flag: int) -> bool:
    """Recognise a word that begins a relative clause, an age, a time, or "in …", "speaking …"."""
    if flag & Is.RELATIVE and word != "that":
        return True
    if flag & (Is.NUMBER | Is.PREPOSITION | Is.TIME) or word.endswith("ing"):
        return True
    return bool(flag & Is.ADVERB and not flag & Is.PRONOUN)


def _is_titled_name(reading: Reading, first: int, last: int) -> bool:
    """Distinguish "Colonel Jane Roe" from "colonel of the guard"."""
    at = first
    while at < last and (reading.lower[at] in person_words() or _is_locality(reading.lower[at])):
        at += 1
    name = reading.name_at(at) if at < last else None
    return name is not None and name.category == "person"


def _follows_phrase(reading: Reading, first: int, low: int) -> bool:
    """Check whether an apposition can explain the segment before a comma."""
    start = segment_start(reading, low, first - 1)
    if start >= first - 1:
        return False
    flag, word = reading.flags[start], reading.lower[start]
    if flag & Is.CONJUNCTION and start + 1 < first - 1:
        flag, word = reading.flags[start + 1], reading.lower[start + 1]
    opens_aside = flag & (Is.PREPOSITION | Is.SUBORDINATOR | Is.ADVERB) or word.endswith("ing")
    return not opens_aside or _follows_name(reading, first, low)


def _follows_name(reading: Reading, first: int, low: int) -> bool:
    before = first - 2
    if before < low:
        return False
    name = reading.name_at(before)
    return name is not None and name.category in {"person", "unknown"}


def _is_locality(word: str) -> bool:
    return word in place_words() or word in demonyms()
