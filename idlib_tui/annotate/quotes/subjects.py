"""Finding the subject of a verb: the noun phrase on its left, skipping insertions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import person_words
from idlib_tui.annotate.quotes.cues import (
    CLAUSAL,
    QUOTING,
    TOPICAL,
    Cue,
    Form,
    Frame,
    clausal_forms,
    reporting_verbs,
)
from idlib_tui.annotate.quotes.inserts import (
    before_adverbial,
    before_bracket,
    is_insert,
    segment_start,
)
from idlib_tui.annotate.quotes.phrases import (
    COMMAS,
    HARD_MARKS,
    REACH,
    Phrase,
    first_phrase,
    is_code,
    is_past_verb,
    joins_names,
    speaker_nouns,
)
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading, Unit

_CLAUSE_EDGE = Is.CONJUNCTION | Is.SUBORDINATOR | Is.AUXILIARY
_OPENS_CLAUSE = frozenset({"after", "before", "since", "until"})
"""Prepositions that open a clause if its verb is being examined."""
_OPENS_RELATIVE = frozenset({"which", "who", "whom"})
_MAX_INSERTS = 5


def subject_before(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Find the subject that ends right before ``item``, skipping insertions."""
    low = max(unit.first, item - REACH)
    return _before(reading, low, before_adverbial(reading, low, item))


def owner_before(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Find the owner in a genitive at ``item``: the last noun phrase before it."""
    last = item - 1
    if reading.name[last] >= 0:
        first = last
        while first > unit.first and reading.name[first - 1] == reading.name[last]:
            first -= 1
        return Phrase(first, item, first, "name", reading.name[last])
    low = max(unit.first, item - REACH)
    start = max(low, _after_preposition(reading, low, item))
    return first_phrase(reading, start, item) or subject_before(reading, unit, item)


def _after_preposition(reading: Reading, low: int, end: int) -> int:
    """Find the first word of the noun phrase before ``end``."""
    at = end
    while at > low:
        flag = reading.flags[at - 1]
        if not flag & Is.WORD or flag & (Is.PREPOSITION | Is.RELATIVE | _CLAUSE_EDGE):
            break
        at -= 1
        if flag & (Is.DETERMINER | Is.POSSESSIVE):
            break
    return at


def _before(reading: Reading, low: int, end: int) -> Phrase | None:
    """Find the noun phrase before ``end``, skipping what is between commas."""
    behind = _before_inserts(reading, low, end)
    phrase = _phrase_ending(reading, low, behind) if behind > low else None
    if behind >= end - 1 and reading.lower[end - 1] not in COMMAS:
        return phrase and (_explained_name(reading, phrase, low) or phrase)
    return phrase and _with_role_before(reading, phrase, low)


def _explained_name(reading: Reading, phrase: Phrase, low: int) -> Phrase | None:
    """Find the Roe of "Jane Roe, a baker from Leeds said", whose apposition no comma closes."""
    comma = phrase.first - 1
    while comma > low and (reading.lower[comma] == "and" or reading.lower[comma] in person_words()):
        comma -= 1
    if phrase.kind != "description" or comma <= low or reading.lower[comma] != ",":
        return None
    name = reading.name_at(comma - 1)
    if (
        name is None
        or name.category != "person"
        or reading.lower[phrase.head] not in person_words()
    ):
        return None
    first = comma - 1
    while first > low and reading.name_at(first - 1) is name:
        first -= 1
    alone = segment_start(reading, low, comma)
    if reading.starts[alone] < reading.tokens.starts[name.lead]:
        return None  # "In talks with Jane Roe, the mayor said"
    return Phrase(alone, phrase.last, first, "name", reading.name[first])


def _before_inserts(reading: Reading, low: int, end: int) -> int:
    """Skip back over brackets and over what is between commas before ``end``."""
    end = before_bracket(reading, low, end)
    if end <= low or reading.lower[end - 1] not in COMMAS:
        return end
    end -= 1
    for _ in range(_MAX_INSERTS):
        start = segment_start(reading, low, end)
        if start <= low or reading.lower[start - 1] not in COMMAS:
            break
        if not is_insert(reading, start, end, low) or _only_time(reading, low, start - 1):
            break
        end = start - 1
    return before_bracket(reading, low, end)


def _only_time(reading: Reading, low: int, end: int) -> bool:
    """Match the "Friday" of "Friday, Texas, leading them, asked", which is not a speaker."""
    start = segment_start(reading, low, end)
    when = Is.TIME | Is.ADVERB
    return all(reading.flags[i] & when and reading.name[i] < 0 for i in range(start, end))


def _with_role_before(reading: Reading, phrase: Phrase, low: int) -> Phrase:
    """Make "the mayor, Jane Roe," begin with "the mayor"."""
    comma = phrase.first - 1
    if phrase.kind != "name" or comma <= low or reading.lower[comma] not in COMMAS:
        return phrase
    start = segment_start(reading, low, comma)
    if reading.flags[start] & Is.CONJUNCTION:
        start += 1
    opens = reading.flags[start] & (Is.DETERMINER | Is.POSSESSIVE) or reading.name[start] >= 0
    if not opens or not any(reading.lower[i] in speaker_nouns() for i in range(start, comma)):
        return phrase
    if any(_is_verb_form(reading, i) for i in range(start, comma)):
        return phrase  # "The flu has infected people, the agency (WHO) said"
    return replace(phrase, first=start)


def _phrase_ending(reading: Reading, low: int, end: int) -> Phrase | None:
    """Read the noun phrase that ends before ``end``."""
    last = end - 1
    flag = reading.flags[last]
    if flag & Is.RELATIVE and reading.lower[last] in {"who", "which", "that"}:
        return _relative(reading, low, last)
    if flag & Is.PRONOUN and reading.name[last] < 0:
        return Phrase(last, end, last, "pronoun")
    start = _left_edge(reading, low, end)
    if end - start > 1 and _is_progressive(reading, start):
        start += 1  # the "shirts" of "were wearing shirts that read"
    phrase = first_phrase(reading, start, end) if start < end else None
    compound = phrase is not None and _is_compound(reading, phrase.last, end)
    if phrase is not None and not compound and not _hangs_on(reading, phrase.last, end):
        start = _last_opening(reading, phrase.last, end)
        phrase = first_phrase(reading, start, end) if start < end else None
    if phrase is None or (phrase.kind == "pronoun" and phrase.last < end):
        return None
    if phrase.kind == "description" and (
        _is_time(reading, phrase) or _is_bare_verb(reading, phrase)
    ):
        return None
    if phrase.kind == "name" and phrase.last < end and _is_compound(reading, phrase.last, end):
        return Phrase(phrase.first, end, last, "description")
    return replace(phrase, last=end)


def _is_progressive(reading: Reading, item: int) -> bool:
    before = reading.flags[item - 1] if item else 0
    return bool(before & Is.AUXILIARY) and reading.lower[item].endswith("ing")


def _is_time(reading: Reading, phrase: Phrase) -> bool:
    """Distinguish "last week", which is not a speaker, from "Tuesday's statement"."""
    return bool(reading.flags[phrase.head] & Is.TIME) and not any(
        flag & Is.GENITIVE for flag in reading.flags[phrase.first : phrase.head]
    )


def _is_bare_verb(reading: Reading, phrase: Phrase) -> bool:
    """Check whether a phrase without a determiner is a verb ("captured"), not a speaker."""
    first = phrase.first
    if reading.lower[phrase.head] in speaker_nouns() or phrase.head > first:
        return False
    return _is_verb_form(reading, first)


def _is_compound(reading: Reading, at: int, end: int) -> bool:
    """Recognise the "legend" of "the NFL legend", after a name and right before the verb."""
    plain = all(reading.flags[i] == Is.WORD for i in range(at, end))
    return at < end <= at + 2 and plain and not reading.lower[end - 1].endswith(("ed", "ing"))


def _hangs_on(reading: Reading, at: int, end: int) -> bool:
    """Check whether the words from ``at`` modify the noun before them and are not a verb."""
    if at >= end:
        return True
    flag, word = reading.flags[at], reading.lower[at]
    if flag & (Is.PREPOSITION | Is.RELATIVE | Is.CONJUNCTION | Is.ADVERB | Is.NUMBER | Is.TIME):
        return True
    if not flag & Is.WORD or reading.name[at] >= 0 or is_code(reading, at):
        return True
    if word.endswith("ing"):
        return True
    return at + 1 < end and bool(reading.flags[at + 1] & Is.PREPOSITION)


def _last_opening(reading: Reading, low: int, end: int) -> int:
    """Find the start of the last noun phrase before ``end``."""
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
    if reading.lower[item] == "who" and not _may_be_who(reading, antecedent):
        antecedent = _last_person(reading, low, item) or antecedent
    if reading.lower[item] == "that" and antecedent is None:
        return None
    return Phrase(item, item + 1, item, "relative", antecedent=antecedent)


def _may_be_who(reading: Reading, phrase: Phrase | None) -> bool:
    if phrase is None or phrase.kind == "pronoun":
        return False
    noun = reading.lower[phrase.head]
    document = noun in words("role_nouns", "document")
    return phrase.kind != "description" or (noun in speaker_nouns() and not document)


def _last_person(reading: Reading, low: int, item: int) -> Phrase | None:
    """Find the Roe of "was backed on Friday by Jane Roe of Leeds, who said"; or "the mayor"."""
    end = _before_inserts(reading, low, item)
    for at in range(end - 1, segment_start(reading, low, end) - 1, -1):
        name = reading.name_at(at)
        if name is None and reading.lower[at].removesuffix("s") in person_words():
            return first_phrase(reading, _after_preposition(reading, low, at + 1), end)
        if name is not None and name.category == "person" and reading.name_at(at - 1) is not name:
            return Phrase(at, end, at, "name", reading.name[at])
    return None


def _left_edge(reading: Reading, low: int, end: int) -> int:
    """Find the start of the clause opened by the phrase before ``end``, without asides."""
    at = end
    verbs = reporting_verbs()
    while at > low:
        word, flag = reading.lower[at - 1], reading.flags[at - 1]
        if word in COMMAS or word in HARD_MARKS:
            break
        if at < end and flag & Is.RELATIVE and word in _OPENS_RELATIVE:
            opens = word != "whom" and _is_verb_form(reading, at)
            if opens or _is_object_relative(reading, at, end):
                at -= 1  # "a nurse who worked there said", "a nurse whom they trusted said"
                continue
            break
        if word == "that" and at < end and _opens_noun_phrase(reading, at):
            break  # "said that the mayor"
        edge = flag & _CLAUSE_EDGE and not flag & (Is.DETERMINER | Is.PREPOSITION | Is.GENITIVE)
        if edge or word in _OPENS_CLAUSE:
            if word == "and" and joins_names(reading, at - 1, low):
                at -= 1
                continue
            relative = _relative_before(reading, low, at)
            if relative <= low or at == end:
                break
            at = relative
            continue
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


def _is_object_relative(reading: Reading, at: int, end: int) -> bool:
    """Recognise the "they trusted" of "the nurse whom they trusted said"."""
    subject = reading.name[at] >= 0 or reading.flags[at] & (Is.PRONOUN | Is.DETERMINER)
    last = end - 1
    while last > at and reading.flags[last] & (Is.TIME | Is.ADVERB | Is.PREPOSITION):
        last -= 1
    return bool(subject) and last > at and _is_verb_form(reading, last)


def _relative_before(reading: Reading, low: int, at: int) -> int:
    """Find the "who" of "soldiers who were captured" before its auxiliaries; else -1."""
    while at > low and reading.flags[at - 1] & (Is.AUXILIARY | Is.ADVERB):
        at -= 1
    return at - 1 if reading.lower[at - 1] in {"who", "which"} else -1


def _is_verb_form(reading: Reading, item: int) -> bool:
    """Check whether a word can only be a verb: an auxiliary, or one in the past tense."""
    flag, word = reading.flags[item], reading.lower[item]
    if reading.name[item] >= 0 or flag & Is.GENITIVE:
        return False
    return bool(flag & Is.AUXILIARY) or is_past_verb(word, flag)


def _opens_noun_phrase(reading: Reading, item: int) -> bool:
    flag = reading.flags[item] & (Is.DETERMINER | Is.POSSESSIVE | Is.PRONOUN)
    return reading.name[item] >= 0 or bool(flag)


def is_reduced_passive(reading: Reading, item: int, cue: Cue) -> bool:
    """Match "a man accused of …", "people briefed on …": verbs without the object they need."""
    if not cue.form & Form.PARTICIPLE or cue.particles:
        return False
    following = reading.word(item + 1)
    if following == "to" and reading.word(item + 2) in {"be", "have"}:
        return reading.lower[item] in words("clause_words", "said to be")
    if cue.frames & Frame.TELLS and not cue.frames & Frame.SAYS:
        return following in {"about", "of", "on"}
    if cue.frames & TOPICAL == Frame.JUDGES and following == "of":
        return True
    transitive = reading.lower[item] not in clausal_forms()
    if cue.frames & Frame.INDICATES and transitive and following in {"with", "as"}:
        return True  # "the first patient confirmed with the fever"
    # "the files classified in May": the verb wants an object, and a preposition follows
    wants_object = not cue.frames & (QUOTING | CLAUSAL | Frame.HOLDS | Frame.TALKS)
    return wants_object and following in {"in", "by", "at", "during", "under"}


def _noun_position(reading: Reading, item: int, low: int) -> bool:
    return item > low and bool(
        reading.flags[item - 1] & (Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE | Is.PREPOSITION)
    )


def _skip_aside(reading: Reading, start: int, end: int) -> int:
    """Skip "On Friday", "At the rally" and adverbs at the start of a subject."""
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
