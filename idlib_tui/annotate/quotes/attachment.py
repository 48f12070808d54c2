"""Choosing the report of a sentence that introduces a quotation: adjacent to it, or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import CLAUSAL, QUOTING, TOPICAL, Frame
from idlib_tui.annotate.quotes.phrases import COMMAS, phrase_after
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.text.tokens import Is

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading, Unit

_NO_VERB = (
    Is.DETERMINER | Is.PREPOSITION | Is.CONJUNCTION | Is.RELATIVE | Is.NUMBER | Is.CAPITAL | Is.TIME
)
_FINITE = frozenset({Shape.ACTIVE, Shape.INVERTED})
_ENDS_OPEN = frozenset(",?!…—–-")
_NEAR = 24
"""The maximum number of words between an open quotation and its speaker."""


def leaves_open(reading: Reading, item: int) -> bool:
    """Check whether a quotation ends in such a way that an attribution must follow."""
    quotation = reading.quotations[reading.quote[item]]
    last = reading.text[quotation.inner_start : quotation.inner_end].rstrip()[-1:]
    return last in _ENDS_OPEN or (
        item + 1 < len(reading.lower) and reading.lower[item + 1] in COMMAS
    )


def touching_after(
    reading: Reading, item: int, reports: Sequence[Report], *, far: bool
) -> Report | None:
    """Find the attribution right after a quotation; ``far`` allows words in between."""
    at = item + 1
    while reading.word(at) in COMMAS:
        at += 1
    for report in reports:
        if report.first < at or not report.cue.frames & (QUOTING | Frame.HOLDS):
            continue
        if report.shape not in _FINITE | {Shape.ACCORDING}:
            continue
        if _modifies_subject(reading, item, at, report):
            continue
        gap = range(at, report.start)
        if all(reading.flags[i] & Is.ADVERB for i in gap):
            return report
        near = far and len(gap) <= _NEAR and not any(reading.quote[i] >= 0 for i in gap)
        return report if near and report.start >= at and leaves_open(reading, item) else None
    return None


def _modifies_subject(reading: Reading, item: int, at: int, report: Report) -> bool:
    """Match the “seasonal” of: the “seasonal” flu was beginning."""
    subject = report.subject
    if at > item + 1 or subject is None or subject.kind != "description":
        return False
    if report.shape is not Shape.ACTIVE or subject.first != at:
        return False
    quotation = reading.quotations[reading.quote[item]]
    bare = reading.flags[at] == Is.WORD
    return bare and reading.text[quotation.inner_end - 1].isalnum()


def unknown_verb_after(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Read "…," X deadpanned: after an open quotation any verb reports."""
    at = item + 1
    while at < unit.last and reading.lower[at] in COMMAS:
        at += 1
    if at + 1 >= unit.last or reading.quote[at] >= 0:
        return None
    flag = reading.flags[at]
    if flag == Is.WORD and reading.lower[at].endswith("ed") and reading.name[at + 1] >= 0:
        return phrase_after(reading, unit, at + 1)
    if not (reading.name[at] >= 0 or flag & (Is.PRONOUN | Is.DETERMINER)):
        return None
    subject = phrase_after(reading, unit, at)
    return subject if subject and _verb_follows(reading, unit, subject) else None


def _verb_follows(reading: Reading, unit: Unit, subject: Phrase) -> bool:
    """Check whether what follows a phrase, or ends it, can be a verb."""
    at = subject.last
    if at >= unit.last:
        return False
    if subject.kind == "description" and not reading.flags[at] & Is.AUXILIARY:
        at -= 1
        if not reading.lower[at].endswith("ed"):
            return False
    flag = reading.flags[at]
    return bool(flag & Is.WORD) and not flag & _NO_VERB


def nearest_before(reading: Reading, item: int, reports: Sequence[Report]) -> Report | None:
    """Find the report before a quotation that contains it."""
    found: Report | None = None
    for report in reports:
        if report.last > item:
            break
        if _reaches(reading, report, found, item):
            found = report
    return found


def _reaches(reading: Reading, report: Report, outer: Report | None, item: int) -> bool:
    """Check whether a report before a quotation can introduce it."""
    if report.subject is None and report.shape is not Shape.PASSIVE:
        return False
    if report.shape is Shape.PARTICIPLE and report.subject and report.subject.first > report.last:
        return item < report.subject.first  # "After blasting it, X left for a “spa”"
    if report.shape is Shape.NOUN:
        beside = outer is not None and report.last == item
        return not beside and _noun_brings_in(reading, report, item)
    if outer is not None and (
        _is_embedded(reading, outer, report, item) or _is_in_its_adjunct(reading, outer, report)
    ):
        return False
    return report.cue.frames != Frame.SPEAKS or _brings_in(reading, report, item)


def _brings_in(reading: Reading, report: Report, item: int) -> bool:
    """Check whether a verb that only introduces quotations is adjacent to this one."""
    return item in {report.last, report.behind} or reading.lower[item - 1] in {",", ":"}


def _is_embedded(reading: Reading, outer: Report, inner: Report, item: int) -> bool:
    """Whether ``inner`` is part of what ``outer`` reports, as thought or as a closed aside."""
    if not outer.cue.frames & CLAUSAL or inner.subject is None or inner.subject == outer.subject:
        return False
    first = inner.subject.first
    if inner.subject.kind == "relative" or (
        reading.flags[first - 1] & Is.RELATIVE and (reading.lower[first - 2] in COMMAS)
    ):
        return any(reading.lower[i] in COMMAS for i in range(inner.last, item))
    if inner.cue.frames & TOPICAL == Frame.NAMES and inner.shape is Shape.ACTIVE:
        return inner.last == item  # "said they were calling “every hour”" names nothing
    return not inner.cue.frames & (QUOTING | Frame.NAMES)


def _is_in_its_adjunct(reading: Reading, outer: Report, inner: Report) -> bool:
    """Recognise the "read" of "X said in a statement read to the court", which only says where."""
    if inner.subject is None or outer.last != inner.subject.first - 1:
        return False
    return bool(reading.flags[outer.last] & Is.PREPOSITION)


def _noun_brings_in(reading: Reading, report: Report, item: int) -> bool:
    """Check whether "X's claim" is followed by what was claimed: a quotation, or "that"."""
    at = report.last
    if at == item or reading.word(at) in {"that", ":"}:
        return True
    if reading.word(at) in {"of", "about"}:
        return not any(reading.lower[i] in COMMAS for i in range(at, item))
    if reading.word(at) == ",":
        return at + 1 == item
    # "her assertion during the debate that “…”"
    return bool(reading.flags[at] & Is.PREPOSITION) and reading.word(item - 1) == "that"


def closes_clause(reading: Reading, unit: Unit, report: Report) -> bool:
    """Match a report after what it reports: "…, X said." or "…, according to X"."""
    if report.shape is Shape.ACCORDING:
        return True
    if report.shape not in _FINITE:
        return False
    if not report.cue.frames & CLAUSAL or reading.word(report.start - 1) not in COMMAS:
        return False
    end = max(report.last, report.end)
    return (
        end >= unit.last
        or not reading.flags[end] & Is.WORD
        or bool(reading.flags[end] & (Is.TIME | Is.PREPOSITION))
    )
