"""Adjuncts of a cue and of the words said: addressee, time, place and medium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.phrases import first_phrase, is_past_verb, speaker_nouns
from idlib_tui.annotate.text.tokens import Is, tokenize
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading, Unit

_MAX_ADJUNCTS = 4
_LONGEST_AGO = 6
"""The maximum number of words of "a few short weeks ago"."""
_OPENS_ADJUNCT = Is.PREPOSITION | Is.CONJUNCTION | Is.ADVERB | Is.TIME
_NO_ADVERBIAL = Is.DETERMINER | Is.PRONOUN | Is.PREPOSITION


def behind_cue(reading: Reading, unit: Unit, at: int, *, tells: bool) -> int:
    """Skip the adjuncts after a cue: "X said *in a statement on Monday* that …".

    Args:
        reading: The masked text.
        unit: The sentence.
        at: The item after the cue.
        tells: Whether the cue takes an addressee first ("told *reporters in Leeds* that …").
    """
    anywhere = False
    if tells and reading.word(at) != "that":
        told = first_phrase(reading, at, unit.last)
        if reading.word(at) == "her" and at + 1 < unit.last and _opens_clause(reading, at + 1):
            at, anywhere = at + 1, True  # "told her she could go"
        elif told is not None and told.first == at:
            at, anywhere = _past_medium(reading, unit, told.last), True
    for _ in range(_MAX_ADJUNCTS):
        past = _past_time(reading, unit, at)
        if past == at and not (tells and reading.word(at) == "to"):
            past = _past_preposition(reading, unit, at, anywhere=anywhere)
            anywhere = True
        if past == at:
            break
        at = past
    return at


def _opens_clause(reading: Reading, item: int) -> bool:
    flag = reading.flags[item]
    return reading.name[item] >= 0 or bool(flag & (Is.PRONOUN | Is.DETERMINER | Is.POSSESSIVE))


def _past_medium(reading: Reading, unit: Unit, at: int) -> int:
    """Skip the "radio" of "told state radio"."""
    while at < unit.last and reading.lower[at] in words("clause_words", "medium"):
        at += 1
    return at


def _past_time(reading: Reading, unit: Unit, at: int) -> int:
    """Skip "Monday", "last month", "a few days ago" or an adverb."""
    if at >= unit.last:
        return at
    flag = reading.flags[at]
    if flag & (Is.DETERMINER | Is.NUMBER):
        past = min(unit.last, at + _LONGEST_AGO)
        ago = next((i for i in range(at + 1, past) if reading.lower[i] == "ago"), -1)
        if ago > 0 and reading.flags[ago - 1] & Is.TIME:
            return ago + 1
    if flag & (Is.TIME | Is.ADVERB) and not flag & _NO_ADVERBIAL:
        owns = at + 1 < unit.last and reading.flags[at + 1] & Is.GENITIVE
        return at if owns else at + 1  # "Tuesday's talks"
    leads = reading.lower[at] in words("clause_words", "time lead") and at + 1 < unit.last
    return at + 2 if leads and reading.flags[at + 1] & Is.TIME else at


def _past_preposition(reading: Reading, unit: Unit, at: int, *, anywhere: bool) -> int:
    """Skip "in a statement"; after other adjuncts (``anywhere``), any prepositional phrase."""
    if at + 1 >= unit.last:
        return at
    word = reading.lower[at]
    adjunct = word in words("clause_words", "adjunct")
    if not adjunct and not (anywhere and reading.flags[at] & Is.PREPOSITION):
        return at
    if word == "at" and reading.lower[at + 1] in {"least", "most"}:
        return at  # "said at least nine people had died"
    if word == "to" and not _is_hearer(reading, at + 1):
        return at
    phrase = first_phrase(reading, at + 1, unit.last)
    if phrase is None or phrase.kind == "pronoun":
        return at
    past = at + 2 if _is_day(reading, at + 1) else phrase.last
    if reading.word(past + 1) == "that" and reading.flags[past] == Is.WORD:
        past += 1  # the "call" of "on a conference call that"
    while past < unit.last and reading.flags[past] & (Is.TIME | Is.NUMBER):
        past += 1
    return past + _is_participle_of_medium(reading, unit, past)


def _is_participle_of_medium(reading: Reading, unit: Unit, at: int) -> bool:
    """Recognise the "posted" of "said in a statement posted on its website"."""
    if at + 1 >= unit.last or reading.lower[at - 1] not in words("clause_words", "way of saying"):
        return False
    goes_on = reading.flags[at + 1] & (Is.PREPOSITION | Is.TIME)
    return bool(goes_on) and is_past_verb(reading.lower[at], reading.flags[at])


def _is_day(reading: Reading, item: int) -> bool:
    """Match the "Monday" of "on Monday", which a clause may follow, not that of "Monday's"."""
    genitive = item + 1 < len(reading.flags) and reading.flags[item + 1] & Is.GENITIVE
    return bool(reading.flags[item] & Is.TIME) and reading.name[item] < 0 and not genitive


def _is_hearer(reading: Reading, item: int) -> bool:
    """Distinguish the "reporters" of "said to reporters" from the verb of "promised to act"."""
    determined = reading.flags[item] & (Is.DETERMINER | Is.POSSESSIVE)
    word = reading.lower[item]
    plural = not word.endswith("ss") and word.removesuffix("s") in speaker_nouns()
    return bool(determined) or plural or reading.name[item] >= 0


def is_adjunct(text: str) -> bool:
    """Recognise words without a verb that only lead into a clause: "In May", "But", "Still"."""
    tokens = tokenize(text)
    if not tokens.flags[0] & _OPENS_ADJUNCT:
        return False
    return not any(
        (flag & (Is.AUXILIARY | Is.PRONOUN) and not flag & Is.GENITIVE) or is_past_verb(word, flag)
        for word, flag in zip(tokens.lower, tokens.flags, strict=True)
    )
