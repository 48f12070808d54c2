"""Finds the subject of a verb: the noun phrase on its left, over what is inserted between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import demonyms, person_words, place_words
from idlib_tui.annotate.quotes.cues import TOPICAL, Cue, Form, Frame, reporting_verbs
from idlib_tui.annotate.quotes.phrases import (
    COMMAS,
    HARD_MARKS,
    REACH,
    Phrase,
    first_phrase,
    joins_names,
    phrase_after,
    speaker_nouns,
)
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading, Unit

_CLAUSE_EDGE = Is.CONJUNCTION | Is.SUBORDINATOR | Is.AUXILIARY
_OPENS_CLAUSE = frozenset({"after", "before", "since", "until"})
"""Prepositions that open a clause where the verb of that clause is what is being looked at."""
_OPENS_RELATIVE = frozenset({"which", "who", "whom"})
_OF_THEM = frozenset({"them", "whom", "which", "these", "those"})
_MAX_INSERTS = 5
_MAX_ASIDE = 60
"""How many items the asides before a main subject may have."""


def subject_before(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Find the subject that ends right before ``item``, stepping over inserted phrases."""
    low = max(unit.first, item - REACH)
    return _before(reading, low, _before_adverbial(reading, low, item))


def _before(reading: Reading, low: int, end: int) -> Phrase | None:
    """Find the noun phrase before ``end``, stepping over what stands between commas."""
    end = _before_bracket(reading, low, end)
    if end <= low or reading.lower[end - 1] not in COMMAS:
        return _phrase_ending(reading, low, end) if end > low else None
    end -= 1
    for _ in range(_MAX_INSERTS):
        start = _segment_start(reading, low, end)
        if start <= low or reading.lower[start - 1] not in COMMAS:
            break
        if not _is_insert(reading, start, end, low):
            break
        end = start - 1
    end = _before_bracket(reading, low, end)
    phrase = _phrase_ending(reading, low, end) if end > low else None
    return phrase and _with_role_before(reading, phrase, low)


def _before_adverbial(reading: Reading, low: int, end: int) -> int:
    """Step back over "on Saturday" in "Roe (D) on Saturday said", "has in the past said"."""
    while end - 1 > low and reading.flags[end - 1] & Is.TIME and reading.name[end - 1] < 0:
        end -= 1
        while end - 1 > low and reading.lower[end - 1] in words("clause_words", "time lead"):
            end -= 1
    for at in range(end - 1, max(low, end - 5), -1):
        flag = reading.flags[at]
        if flag & Is.PREPOSITION:
            before = reading.flags[at - 1]
            if reading.lower[at - 1] == ")" or before & (Is.RELATIVE | Is.PRONOUN):
                return at
            if before & (Is.AUXILIARY | Is.ADVERB) and not before & Is.GENITIVE:
                return _before_helpers(reading, low, at)
            return end
        if not flag & Is.WORD or flag & (Is.PRONOUN | Is.AUXILIARY | Is.CONJUNCTION):
            return end
    return end


def _before_helpers(reading: Reading, low: int, at: int) -> int:
    while at - 1 > low and reading.flags[at - 1] & (Is.AUXILIARY | Is.ADVERB):
        at -= 1
    return at


def _with_role_before(reading: Reading, phrase: Phrase, low: int) -> Phrase:
    """Let "the mayor, Jane Roe," begin with "the mayor"."""
    comma = phrase.first - 1
    if phrase.kind != "name" or comma <= low or reading.lower[comma] not in COMMAS:
        return phrase
    start = _segment_start(reading, low, comma)
    if reading.flags[start] & Is.CONJUNCTION:
        start += 1
    opens = reading.flags[start] & (Is.DETERMINER | Is.POSSESSIVE) or reading.name[start] >= 0
    if not opens or not any(reading.lower[i] in speaker_nouns() for i in range(start, comma)):
        return phrase
    return replace(phrase, first=start)


def _before_bracket(reading: Reading, low: int, end: int) -> int:
    """Step back over "(R-Ohio)" if it stands right before ``end``."""
    if end <= low or reading.lower[end - 1] != ")":
        return end
    for at in range(end - 2, max(low, end - 14) - 1, -1):
        if reading.lower[at] == "(":
            return at
    return end


def _segment_start(reading: Reading, low: int, end: int) -> int:
    """Step back from ``end`` to behind the previous comma or harder mark."""
    at = end
    while at > low:
        word = reading.lower[at - 1]
        if word in COMMAS or word in {";", ":", MASK}:
            break
        at -= 1
    return at


def _is_insert(reading: Reading, first: int, last: int, low: int) -> bool:
    """Whether what stands between two commas is an apposition, a relative clause, an aside."""
    if first >= last:
        return True
    word, flag = reading.lower[first], reading.flags[first]
    if _opens_aside(word, flag):
        return True
    if flag & (Is.CONJUNCTION | Is.PRONOUN | Is.SUBORDINATOR):
        return reading.word(first + 1) == "of" and reading.word(first + 2) in _OF_THEM
    if _is_titled_name(reading, first, last):
        return False
    name = reading.name_at(first)
    if name is not None and name.category != "place" and "-" not in word:
        return any(reading.lower[i] in person_words() for i in range(first, min(last, first + 7)))
    determined = flag & (Is.DETERMINER | Is.POSSESSIVE)
    return not determined or _follows_phrase(reading, first, low)


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
    """Return whether the segment before a comma can be what an apposition explains."""
    start = _segment_start(reading, low, first - 1)
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


def _phrase_ending(reading: Reading, low: int, end: int) -> Phrase | None:
    """Read the noun phrase that ends before ``end``."""
    last = end - 1
    flag = reading.flags[last]
    if flag & Is.RELATIVE and reading.lower[last] in {"who", "which", "that"}:
        return _relative(reading, low, last)
    if flag & Is.PRONOUN and reading.name[last] < 0:
        return Phrase(last, end, last, "pronoun")
    start = _left_edge(reading, low, end)
    phrase = first_phrase(reading, start, end) if start < end else None
    compound = phrase is not None and _is_compound(reading, phrase.last, end)
    if phrase is not None and not compound and not _hangs_on(reading, phrase.last, end):
        start = _last_opening(reading, phrase.last, end)
        phrase = first_phrase(reading, start, end) if start < end else None
    if phrase is None or (phrase.kind == "pronoun" and phrase.last < end):
        return None
    if phrase.kind == "description" and _is_time(reading, phrase):
        return None
    if phrase.kind == "name" and phrase.last < end and _is_compound(reading, phrase.last, end):
        return Phrase(phrase.first, end, last, "description")
    return replace(phrase, last=end)


def _is_time(reading: Reading, phrase: Phrase) -> bool:
    """Distinguish "last week", which says nothing, from "Tuesday's statement"."""
    return bool(reading.flags[phrase.head] & Is.TIME) and not any(
        flag & Is.GENITIVE for flag in reading.flags[phrase.first : phrase.head]
    )


def _is_compound(reading: Reading, at: int, end: int) -> bool:
    """Recognise the "legend" of "the NFL legend", behind a name and right before the verb."""
    plain = all(reading.flags[i] == Is.WORD for i in range(at, end))
    return at < end <= at + 2 and plain and not reading.lower[end - 1].endswith(("ed", "ing"))


def _hangs_on(reading: Reading, at: int, end: int) -> bool:
    """Return whether the words from ``at`` hang on the noun before them and are no verb."""
    if at >= end:
        return True
    flag, word = reading.flags[at], reading.lower[at]
    if flag & (Is.PREPOSITION | Is.RELATIVE | Is.CONJUNCTION | Is.ADVERB | Is.NUMBER | Is.TIME):
        return True
    if not flag & Is.WORD or reading.name[at] >= 0:
        return True
    if word.endswith("ing"):
        return True
    return at + 1 < end and bool(reading.flags[at + 1] & Is.PREPOSITION)


def _last_opening(reading: Reading, low: int, end: int) -> int:
    """Find where the last noun phrase before ``end`` begins."""
    for at in range(end - 1, low - 1, -1):
        opens = reading.flags[at] & (Is.DETERMINER | Is.POSSESSIVE) or (
            reading.name[at] >= 0 and reading.name[at - 1] != reading.name[at]
        )
        if opens and not reading.flags[at - 1] & (
            Is.PREPOSITION | Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE
        ):
            return at
    return end


def _relative(reading: Reading, low: int, item: int) -> Phrase | None:
    antecedent = _before(reading, low, item)
    if reading.lower[item] == "that" and antecedent is None:
        return None
    return Phrase(item, item + 1, item, "relative", antecedent=antecedent)


def _left_edge(reading: Reading, low: int, end: int) -> int:
    """Find where the clause that the phrase before ``end`` opens begins, asides left out."""
    at = end
    verbs = reporting_verbs()
    while at > low:
        word, flag = reading.lower[at - 1], reading.flags[at - 1]
        if word in COMMAS or word in HARD_MARKS:
            break
        if at < end and flag & Is.RELATIVE and word in _OPENS_RELATIVE:
            break
        edge = flag & _CLAUSE_EDGE and not flag & (Is.DETERMINER | Is.PREPOSITION | Is.GENITIVE)
        if edge or word in _OPENS_CLAUSE:
            if word == "and" and joins_names(reading, at - 1, low):
                at -= 1
                continue
            break
        if (
            word in verbs
            and reading.name[at - 1] < 0
            and word not in speaker_nouns()
            and at < end
            and not _noun_position(reading, at - 1, low)
            and not any(is_reduced_passive(reading, at - 1, cue) for cue in verbs[word])
        ):
            break
        at -= 1
    return _skip_aside(reading, at, end)


def is_reduced_passive(reading: Reading, item: int, cue: Cue) -> bool:
    """Match "a man accused of …", "people briefed on …": verbs that lack the object they want."""
    if not cue.form & Form.PARTICIPLE or cue.particles:
        return False
    following = reading.word(item + 1)
    if cue.frames & Frame.TELLS and not cue.frames & Frame.SAYS:
        return following in {"about", "of", "on"}
    return cue.frames & TOPICAL == Frame.JUDGES and following == "of"


def _noun_position(reading: Reading, item: int, low: int) -> bool:
    return item > low and bool(
        reading.flags[item - 1] & (Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE | Is.PREPOSITION)
    )


def _skip_aside(reading: Reading, start: int, end: int) -> int:
    """Step over "On Friday", "At the rally" and adverbs at the front of a subject."""
    while (
        start < end
        and (
            reading.flags[start] & (Is.ADVERB | Is.TIME | Is.CONJUNCTION)
            or (reading.flags[start] & Is.CAPITAL and reading.lower[start].endswith("ly"))
        )
        and not (
            reading.flags[start] & (Is.DETERMINER | Is.PRONOUN)
            or reading.name[start] >= 0
            or (start + 1 < end and reading.flags[start + 1] & Is.GENITIVE)
        )
    ):
        start += 1
    if start >= end or not reading.flags[start] & Is.PREPOSITION:
        return start
    at = _last_opening(reading, start, end)
    if at == end:
        return start + 1
    role = reading.lower[at - 1] in person_words() and reading.name[at] >= 0
    return at - 1 if role else at


def main_subject(reading: Reading, unit: Unit, before: int) -> Phrase | None:
    """Find the subject of a sentence's main clause: the first noun phrase that is no aside."""
    at = unit.first
    limit = min(before, unit.first + _MAX_ASIDE)
    for _ in range(4):
        while at < limit and _is_adverbial(reading, at):
            at += 1
        if at >= limit:
            return None
        flag, word = reading.flags[at], reading.lower[at]
        aside = flag & (Is.PREPOSITION | Is.SUBORDINATOR) and not flag & Is.DETERMINER
        verbal = word.endswith(("ing", "ed")) and reading.name[at] < 0
        if not aside and not verbal and not _is_place_aside(reading, at, before):
            break
        comma = next((i for i in range(at, min(before, at + 30)) if reading.lower[i] == ","), -1)
        if comma < 0:
            return None
        at = comma + 1
    phrase = phrase_after(reading, unit, at)
    return phrase if phrase is not None and phrase.last <= before else None


def _is_place_aside(reading: Reading, at: int, before: int) -> bool:
    """Recognise the "Yorkshire," left over from "In Leeds, Yorkshire, …"."""
    name = reading.name_at(at)
    if name is None or name.category != "place":
        return False
    while at < before and reading.name_at(at) is name:
        at += 1
    return at < before and reading.lower[at] == ","


def _is_adverbial(reading: Reading, at: int) -> bool:
    """Recognise a word that can stand before the subject: an adverb, "and", a year, a comma."""
    word, flag = reading.lower[at], reading.flags[at]
    if word in COMMAS:
        return True
    if reading.name[at] >= 0 or flag & (Is.PRONOUN | Is.DETERMINER):
        return False
    if word in words("clause_words", "time lead"):
        return bool(reading.flags[at + 1] & Is.TIME)
    if flag & Is.NUMBER:
        return reading.word(at + 1) == ","
    return bool(flag & (Is.CONJUNCTION | Is.ADVERB | Is.TIME)) or word.endswith("ly")


def _is_locality(word: str) -> bool:
    return word in place_words() or word in demonyms()
