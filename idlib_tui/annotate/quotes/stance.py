"""The stance of a report: the speaker asserts, denies, doubts, asks, demands, or says nothing.

In "X did not say that …", "nobody said", "X declined to say", "if X says" the words were not said;
they must never appear as X's claim. The words are in ``data/stance_words.txt``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import CLAUSAL, Frame
from idlib_tui.annotate.quotes.phrases import COMMAS, HARD_MARKS
from idlib_tui.annotate.quotes.reports import Shape
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.model import Stance

if TYPE_CHECKING:
    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading, Unit
    from idlib_tui.annotate.quotes.reports import Report

_REACH = 12
"""The maximum number of items between a negation and its verb."""
_LONGEST_OPENING = 6
"""The maximum number of words of "there is not any record" before its "that"."""
_RESETS = frozenset({"and", "but", "that", "who", "which", "because", "when", "while", "as"})
"""Words that open a clause, after which an earlier negation no longer counts."""
_DO = frozenset({"did", "do", "does", "has", "have", "had", "will", "would", "can", "is", "was"})


def stance_of(reading: Reading, report: Report) -> Stance:
    """Find the stance of a report's subject."""
    if report.shape is Shape.ACCORDING:
        return Stance.ASSERTS
    if _not_said(reading, report):
        return Stance.NOT_SAID
    cue = reading.lower[report.first]
    if cue in words("stance_words", "denying") or _is_denied(reading, report):
        return Stance.DENIES
    if cue in words("stance_words", "doubting"):
        return Stance.DOUBTS
    frames = report.cue.frames
    if frames & Frame.URGES and not frames & CLAUSAL:
        return Stance.DEMANDS
    return Stance.ASKS if frames & Frame.ASKS else Stance.ASSERTS


def _not_said(reading: Reading, report: Report) -> bool:
    if report.shape is Shape.NOUN:
        return False
    return (
        _is_negated(reading, report)
        or _has_no_speaker(reading, report)
        or _is_supposed(reading, report)
    )


def _is_negated(reading: Reading, report: Report) -> bool:
    """Recognise "did not say", "never said", "declined to say", "without saying"."""
    first = reading.units[report.unit].first
    at, low = report.first - 1, max(first, report.first - _REACH)
    if report.shape is Shape.PARTICIPLE:
        return _is_participle_negated(reading, at, low)
    subject = report.subject
    if subject is not None and subject.last <= report.first and report.shape is not Shape.INVERTED:
        low = max(low, subject.last)
    reach = range(at, low - 1, -1)
    between: list[str] = []
    for item in reach:
        word = reading.lower[item]
        if word in COMMAS or word in HARD_MARKS or (word in _RESETS and word != "as"):
            break
        between.append(word)
    if report.shape is Shape.COORDINATED and between[-1:] == ["or"]:
        between.pop()
    if "quoted" in between and not words("stance_words", "misquoted").isdisjoint(between):
        return True
    negated = not words("stance_words", "negation").isdisjoint(between)
    if negated and not words("stance_words", "affirming").isdisjoint(between):
        return False
    held = "to" in between or "of" in between or "from" in between
    return negated or (held and not words("stance_words", "holding back").isdisjoint(between))


def _is_participle_negated(reading: Reading, at: int, low: int) -> bool:
    while at > low and reading.flags[at] & Is.ADVERB and not _negates(reading, at):
        at -= 1
    while at > low and reading.lower[at] in {"be", "is", "are", "was", "were", "been", "having"}:
        at -= 1
    word = reading.lower[at] if at >= low else ""
    if word in {"from", "of", "than", "out", "clear"}:
        at -= 2 if reading.word(at - 1) in {"away", "clear"} else 1
        return reading.word(at) in words("stance_words", "short")
    return _negates(reading, at) or word in {"without", "avoided", "avoiding"}


def _negates(reading: Reading, item: int) -> bool:
    return reading.word(item) in words("stance_words", "negation")


def _has_no_speaker(reading: Reading, report: Report) -> bool:
    """Match "no official said", "none of them said", "neither X nor Y said", "nor did X say"."""
    subject = report.subject
    if subject is None:
        return False
    if subject.kind == "relative" and subject.antecedent is not None:
        subject = subject.antecedent
    nobody, at = words("stance_words", "nobody"), subject.first
    if reading.lower[at] in nobody or _negates(reading, at):
        return reading.word(at + 1) != "only" and reading.word(at - 1) != "a"
    low = max(reading.units[report.unit].first, at - 5)
    before = list(reversed(reading.lower[low:at]))
    none = nobody | words("stance_words", "hardly") | {"not"}
    if before[:1] and before[0] in none:
        return True
    if before[:1] == ["of"]:
        return not none.isdisjoint(before[1:4])
    if before[:1] == ["or"]:
        # "none of the guards or visitors said"
        first = max(reading.units[report.unit].first, at - _REACH)
        return not none.isdisjoint(reading.lower[first:at])
    return before[:1] == ["one"] and before[1:2] in (["no"], ["not"])


def _is_supposed(reading: Reading, report: Report) -> bool:
    """Recognise "if X says", "X may say", "should X say", "did X say …?", "nor did X say"."""
    unit, subject = reading.units[report.unit], report.subject
    if report.shape not in {Shape.ACTIVE, Shape.COORDINATED} or subject is None:
        return False
    helpers = []
    at = report.first - 1
    while at >= unit.first and reading.flags[at] & (Is.AUXILIARY | Is.ADVERB):
        helpers.append(reading.lower[at])
        at -= 1
    if not words("stance_words", "supposed").isdisjoint(helpers):
        return True
    if "have" in helpers and "would" in helpers:
        return True
    return report.shape is Shape.ACTIVE and _opens_supposition(reading, report, subject)


def _opens_supposition(reading: Reading, report: Report, subject: Phrase) -> bool:
    """Recognise a conjunction or an inverted auxiliary before the subject."""
    unit, before = reading.units[report.unit], subject.first - 1
    if subject.kind == "relative" or before < unit.first or reading.name[before] >= 0:
        return False
    word = reading.lower[before]
    if word in words("stance_words", "supposing") or _is_unproven(reading, unit, before):
        return True
    helper = reading.lower[report.first - 1] if report.first > subject.last else ""
    inverted = word in _DO or word in {"didn't", "should", "hasn't", "doesn't"}
    if not inverted or helper in _DO:
        return False
    opening = reading.lower[max(unit.first, before - 6) : before]
    return "only" not in opening and "so" not in opening[-1:]


def _is_unproven(reading: Reading, unit: Unit, item: int) -> bool:
    """Recognise the "that" of "it is not true that X said", "there is no record that X said"."""
    if reading.lower[item] != "that" or item - 2 < unit.first:
        return False
    opening = reading.lower[max(unit.first, item - _LONGEST_OPENING) : item]
    negated = "no" in opening or any(map(words("stance_words", "negation").__contains__, opening))
    return negated and reading.lower[item - 1] in words("stance_words", "no proof")


def _is_denied(reading: Reading, report: Report) -> bool:
    """Recognise "X denied saying that …" and "X denied that he had said …"."""
    unit = reading.units[report.unit]
    at = report.start - 1
    if report.shape is Shape.PARTICIPLE:
        at = report.first - 1
        while at > unit.first and reading.lower[at] in {"having", "ever", "been", "being"}:
            at -= 1
    elif report.shape is not Shape.ACTIVE:
        return False
    if at > unit.first and reading.lower[at] == "that":
        at -= 1
    return at >= unit.first and reading.lower[at] in words("stance_words", "denying")
