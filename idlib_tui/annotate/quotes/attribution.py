"""Gives each quotation the report that brings it in: the clause that touches its marks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import CLAUSAL, QUOTING, TOPICAL, Frame
from idlib_tui.annotate.quotes.phrases import COMMAS, phrase_after
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.quotes.subjects import main_subject
from idlib_tui.annotate.tokens import Is

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading, Unit


class How(Enum):
    """What ties a quotation to its speaker."""

    AFTER = "attribution after it"
    BEFORE = "attribution before it"
    AROUND = "within a reported clause"
    SUBJECT = "subject of the sentence"
    CARRIED = "carried over"
    NONE = "nothing"


@dataclass(slots=True)
class Attribution:
    """Who a quotation is given to.

    Attributes:
        quotation: Index into ``Reading.quotations``.
        item: Its item in the reading.
        how: What ties it to its speaker.
        report: The report that brings it in, where there is one.
        subject: The speaker as written, where there is one.
        carried_from: Index of the attribution whose speaker it shares.
    """

    quotation: int
    item: int
    how: How
    report: Report | None = None
    subject: Phrase | None = None
    carried_from: int | None = None


_NO_VERB = int(
    Is.DETERMINER | Is.PREPOSITION | Is.CONJUNCTION | Is.RELATIVE | Is.NUMBER | Is.CAPITAL | Is.TIME
)
_BEFORE_TITLE = int(Is.PREPOSITION | Is.DETERMINER | Is.GENITIVE | Is.POSSESSIVE)
_ENDS_OPEN = frozenset(",?!…—–-")
_NEAR = 24
"""How many words may stand between an open quotation and who said it."""
_SPEECH_WORDS = 5
"""From this many words on, a quotation that nobody claims is still taken for speech."""


def attribute(reading: Reading, reports: Sequence[Report]) -> list[Attribution]:
    """Attribute the quotations of a text, in order; those that are no speech are left out."""
    by_unit: dict[int, list[Report]] = {}
    for report in reports:
        by_unit.setdefault(report.unit, []).append(report)
    found: list[Attribution] = []
    for index, unit in enumerate(reading.units):
        items = [i for i in range(unit.first, unit.last) if reading.quote[i] >= 0]
        if not items or unit.heading:
            continue
        if _is_bare(reading, unit):
            for item in items:
                found.append(_carry(reading, index, item, found, by_unit))
            continue
        for item in items:
            attribution = _in_sentence(reading, index, item, found, by_unit)
            if attribution is not None:
                found.append(attribution)
    return found


def _is_bare(reading: Reading, unit: Unit) -> bool:
    """Tell whether a sentence is nothing but quotations."""
    return all(
        reading.quote[i] >= 0 or not reading.flags[i] & Is.WORD
        for i in range(unit.first, unit.last)
    )


def _in_sentence(
    reading: Reading,
    index: int,
    item: int,
    found: Sequence[Attribution],
    by_unit: dict[int, list[Report]],
) -> Attribution | None:
    quote = reading.quote[item]
    unit = reading.units[index]
    reports = by_unit.get(index, [])
    if _is_named_work(reading, unit, item):
        return None
    before = _nearest_before(reading, item, reports)
    after = _touching_after(reading, item, reports, far=before is None)
    if after is not None and (before is None or _leaves_open(reading, item)):
        return Attribution(quote, item, How.AFTER, after, after.subject)
    if before is None and _leaves_open(reading, item):
        subject = _unknown_verb_after(reading, unit, item)
        if subject is not None:
            return Attribution(quote, item, How.AFTER, None, subject)
    around = next((r for r in reports if r.first > item and _closes_clause(reading, unit, r)), None)
    weak = before is not None and not before.cue.frames & (QUOTING | TOPICAL)
    if before is not None and not (weak and around is not None):
        return Attribution(quote, item, How.BEFORE, before, before.subject)
    if around is not None:
        return Attribution(quote, item, How.AROUND, around, around.subject)
    introduced = item > unit.first and reading.lower[item - 1] == ":"
    if (introduced or word_count(reading, quote) >= _SPEECH_WORDS) and not looks_like_title(
        reading, quote
    ):
        subject = main_subject(reading, unit, item)
        if subject is not None:
            return Attribution(quote, item, How.SUBJECT, None, subject)
        return _carry(reading, index, item, found, by_unit)
    return None


def _leaves_open(reading: Reading, item: int) -> bool:
    """Tell whether a quotation ends so that an attribution must follow."""
    quotation = reading.quotations[reading.quote[item]]
    last = reading.text[quotation.inner_start : quotation.inner_end].rstrip()[-1:]
    return last in _ENDS_OPEN or (
        item + 1 < len(reading.lower) and reading.lower[item + 1] in COMMAS
    )


def _touching_after(
    reading: Reading, item: int, reports: Sequence[Report], *, far: bool
) -> Report | None:
    """Find the attribution right behind a quotation; ``far`` allows words in between."""
    at = item + 1
    while reading.word(at) in COMMAS:
        at += 1
    for report in reports:
        if report.first < at or not report.cue.frames & (QUOTING | Frame.HOLDS):
            continue
        if report.shape not in {Shape.ACTIVE, Shape.INVERTED, Shape.ACCORDING}:
            continue
        gap = range(at, report.start)
        if all(reading.flags[i] & Is.ADVERB for i in gap):
            return report
        near = far and len(gap) <= _NEAR and not any(reading.quote[i] >= 0 for i in gap)
        return report if near and report.start >= at and _leaves_open(reading, item) else None
    return None


def _unknown_verb_after(reading: Reading, unit: Unit, item: int) -> Phrase | None:
    """Read "…," X deadpanned: after an open quotation any verb reports."""
    at = item + 1
    while at < unit.last and reading.lower[at] in COMMAS:
        at += 1
    if at >= unit.last or reading.quote[at] >= 0:
        return None
    flag = reading.flags[at]
    if (
        flag == Is.WORD
        and reading.lower[at].endswith("ed")
        and reading.name[min(at + 1, unit.last - 1)] >= 0
    ):
        return phrase_after(reading, unit, at + 1)
    if not (reading.name[at] >= 0 or flag & (Is.PRONOUN | Is.DETERMINER)):
        return None
    subject = phrase_after(reading, unit, at)
    if subject is None or subject.last >= unit.last:
        return None
    verb = subject.last
    if subject.kind == "description" and not reading.flags[verb] & Is.AUXILIARY:
        verb = subject.last - 1
        if not reading.lower[verb].endswith("ed"):
            return None
    flag = reading.flags[verb]
    return subject if flag & Is.WORD and not flag & _NO_VERB else None


def _nearest_before(reading: Reading, item: int, reports: Sequence[Report]) -> Report | None:
    found = None
    for report in reports:
        if report.last > item:
            break
        if report.subject is None and report.shape is not Shape.PASSIVE:
            continue
        if report.shape is Shape.NOUN and not _noun_brings_in(reading, report, item):
            continue
        if report.shape is Shape.NOUN and found is not None and report.last == item:
            continue
        if found is not None and _is_embedded(reading, found, report, item):
            continue
        if report.cue.frames == Frame.SPEAKS and not _brings_in(reading, report, item):
            continue
        found = report
    return found


def _brings_in(reading: Reading, report: Report, item: int) -> bool:
    """Tell whether a verb that only brings in quotations touches this one."""
    return item in {report.last, report.behind} or reading.lower[item - 1] in {",", ":"}


def _is_embedded(reading: Reading, outer: Report, inner: Report, item: int) -> bool:
    """Tell whether ``inner`` is part of what ``outer`` reports, as thought or as a closed aside."""
    if not outer.cue.frames & CLAUSAL or inner.subject is None or inner.subject == outer.subject:
        return False
    first = inner.subject.first
    if inner.subject.kind == "relative" or (
        reading.flags[first - 1] & Is.RELATIVE and (reading.lower[first - 2] in COMMAS)
    ):
        return any(reading.lower[i] in COMMAS for i in range(inner.last, item))
    return not inner.cue.frames & (QUOTING | Frame.NAMES)


def _noun_brings_in(reading: Reading, report: Report, item: int) -> bool:
    """Tell whether "X's claim" is followed by what was claimed: a quotation, or "that"."""
    return report.last == item or reading.word(report.last) in {"that", ":", ",", "of", "about"}


def _closes_clause(reading: Reading, unit: Unit, report: Report) -> bool:
    """Tell a report that stands behind what it reports: "…, X said." or "…, according to X"."""
    if report.shape is Shape.ACCORDING:
        return True
    if report.shape not in {Shape.ACTIVE, Shape.INVERTED}:
        return False
    if not report.cue.frames & CLAUSAL or reading.word(report.start - 1) not in COMMAS:
        return False
    end = max(report.last, report.end)
    return (
        end >= unit.last
        or not reading.flags[end] & Is.WORD
        or bool(reading.flags[end] & (Is.TIME | Is.PREPOSITION))
    )


def _carry(
    reading: Reading,
    index: int,
    item: int,
    found: Sequence[Attribution],
    by_unit: dict[int, list[Report]],
) -> Attribution:
    """Attribute a quotation that is a sentence by itself to who was speaking before it."""
    quote = reading.quote[item]
    unit = reading.units[index]
    if found:
        last = len(found) - 1
        before = found[last]
        if _unit_of(reading, index, before.item) is not None:
            return Attribution(quote, item, How.CARRIED, None, before.subject, carried_from=last)
    for back in range(index - 1, max(-1, index - 4), -1):
        earlier = reading.units[back]
        if earlier.heading:
            continue
        reports = [r for r in by_unit.get(back, []) if r.subject is not None]
        spoken = [r for r in reports if r.cue.frames & QUOTING]
        if reports:
            subject = (spoken or reports)[-1].subject
            carried = found and found[-1].item >= earlier.first
            return Attribution(
                quote,
                item,
                How.CARRIED,
                None,
                subject,
                carried_from=len(found) - 1 if carried and found[-1].subject == subject else None,
            )
        if any(reading.quote[i] >= 0 for i in range(earlier.first, earlier.last)) and found:
            return Attribution(
                quote, item, How.CARRIED, None, found[-1].subject, carried_from=len(found) - 1
            )
        if earlier.paragraph == unit.paragraph or reading.lower[earlier.last - 1] == ":":
            subject = main_subject(reading, earlier, earlier.last)
            if subject is not None:
                return Attribution(quote, item, How.CARRIED, None, subject)
    return Attribution(quote, item, How.NONE)


def _unit_of(reading: Reading, index: int, item: int) -> int | None:
    """The unit of an item if it is in the paragraph of unit ``index`` with nothing in between."""
    unit = reading.units[index]
    at = index
    while at >= 0 and reading.units[at].paragraph == unit.paragraph:
        if reading.units[at].first <= item < reading.units[at].last:
            return at
        if at != index and any(
            reading.flags[i] & Is.WORD
            for i in range(reading.units[at].first, reading.units[at].last)
        ):
            return None
        at -= 1
    return None


def word_count(reading: Reading, quote: int) -> int:
    """How many words a quotation has."""
    quotation = reading.quotations[quote]
    return len(reading.text[quotation.inner_start : quotation.inner_end].split())


def _is_named_work(reading: Reading, unit: Unit, item: int) -> bool:
    """Tell the title of a programme, a film or a book, as in ``the film "A B"``."""
    if item <= unit.first or not looks_like_title(reading, reading.quote[item]):
        return False
    flag, word = reading.flags[item - 1], reading.lower[item - 1]
    return bool(flag & _BEFORE_TITLE) and word != "that"


def looks_like_title(reading: Reading, quote: int) -> bool:
    """Tell the title of a work, whose words are capitalised, from speech."""
    quotation = reading.quotations[quote]
    words = reading.text[quotation.inner_start : quotation.inner_end].split()
    long_words = [w for w in words if len(w) > 3]
    return (
        1 < len(words) <= 10
        and bool(long_words)
        and all(w[0].isupper() or not w[0].isalpha() for w in long_words)
        and words[0][0].isupper()
    )
