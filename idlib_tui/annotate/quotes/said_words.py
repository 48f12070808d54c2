"""Telling words that were said from what somebody only does, or will do, about a thing.

"X wrote that it was late" has words of X, "X wrote a book" has none; nor have "X would defend the
title" and "the first country to report a case".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import CLAUSAL, Frame, clausal_forms
from idlib_tui.annotate.quotes.phrases import is_past_verb
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.reading import Reading

_FUTURE = frozenset({"will", "would", "shall", "'ll", "'d"})
_AFTER_VERB = Is.DETERMINER | Is.POSSESSIVE | Is.PRONOUN
_BEFORE_NOUN = Is.PREPOSITION | Is.CONJUNCTION | Is.DETERMINER | Is.POSSESSIVE | Is.NUMBER
_NO_NAME = frozenset({"in", "off", "out", "over", "to", "up"})
"""Words that make another verb of "call": "called off the visit", "called to say"."""
_NOTHING = frozenset({"little", "nothing"})
_LONGEST_ACT = 14
"""The maximum number of items between a verb of speaking and its "to say"."""


def are_said(reading: Reading, report: Report, first: int, last: int) -> bool:
    """Check whether the words after a cue, items ``first`` to ``last``, were said."""
    if report.shape is Shape.INFINITIVE:
        return _is_spoken_infinitive(reading, report)
    if report.shape is Shape.ACCORDING or first < report.first:
        return True
    frames = report.cue.frames
    if _says_nothing(reading, first, last) or (
        reading.lower[first] in _NO_NAME and frames & Frame.NAMES and not frames & CLAUSAL
    ):
        return False
    if reading.lower[first - 1] == "that" or not is_object(reading, first, last):
        return True
    if report.shape is Shape.PARTICIPLE and frames & (Frame.JUDGES | Frame.NAMES) == frames:
        return False  # "Roe left, citing her health"
    return reading.lower[report.first] not in clausal_forms() and not _is_future(reading, report)


def _says_nothing(reading: Reading, first: int, last: int) -> bool:
    """Match "said nothing about the bridge", not "said nothing had changed"."""
    if reading.lower[first] not in _NOTHING:
        return False
    return first + 1 == last or bool(reading.flags[first + 1] & Is.PREPOSITION)


def _is_spoken_infinitive(reading: Reading, report: Report) -> bool:
    """Match "called to say", "is right to note", not "plans to announce"."""
    acts = words("clause_words", "speaks to say")
    at = report.first - 2
    for item in range(at, max(-1, at - _LONGEST_ACT), -1):
        if reading.lower[item] in acts:
            return True
        if not reading.flags[item] & Is.WORD:
            return False
    return False


def _is_future(reading: Reading, report: Report) -> bool:
    at = report.first - 1
    while at >= 0 and reading.flags[at] & (Is.AUXILIARY | Is.ADVERB):
        if reading.lower[at] in _FUTURE:
            return True
        at -= 1
    return False


def is_object(reading: Reading, first: int, last: int) -> bool:
    """Check whether words are a noun phrase with what hangs on it, and not a clause.

    A verb shows in its form, or by an article right after it: "men want the truth".
    """
    if reading.lower[first] in {"to", "not"} or reading.quote[first] >= 0:
        return False
    for item in range(first, last):
        if reading.flags[item] & Is.RELATIVE and item > first:
            # "argued a few days ago that …"
            return not reading.flags[item - 1] & (Is.TIME | Is.ADVERB)
        if reading.quote[item] >= 0 or _shows_verb(reading, item, first, last):
            return False
    return True


def _shows_verb(reading: Reading, item: int, first: int, last: int) -> bool:
    word, flag = reading.lower[item], reading.flags[item]
    if flag & (Is.AUXILIARY | Is.SUBORDINATOR) and not flag & (Is.GENITIVE | Is.PREPOSITION):
        return True
    if word == "to":
        return item + 1 < last and reading.flags[item + 1] == Is.WORD
    return item > first and (is_past_verb(word, flag) or _is_after_verb(reading, item))


def _is_after_verb(reading: Reading, item: int) -> bool:
    """Recognise an article or a pronoun that no preposition or comma brings in."""
    flag, before = reading.flags[item], reading.flags[item - 1]
    if not flag & _AFTER_VERB or flag & Is.TIME or reading.name[item] >= 0:
        return False
    plain = before & Is.WORD and not before & _BEFORE_NOUN
    return bool(plain) and not reading.flags[min(item + 1, len(reading.flags) - 1)] & Is.TIME
