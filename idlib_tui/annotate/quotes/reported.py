"""Reported speech: the words of a sentence that somebody said.

There is one rule for each position of the words: after the cue ("X said (that) Y", "X told Z that
Y"), around it ("Y, X said, Y"), before it ("Y, X said"), with "according to X", and as the object
of verbs such as "criticised" or "called for".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import person_words
from idlib_tui.annotate.quotes.content_end import content_end
from idlib_tui.annotate.quotes.cues import CLAUSAL, SPOKEN, TOPICAL, Frame
from idlib_tui.annotate.quotes.descriptions import is_epithet
from idlib_tui.annotate.quotes.phrases import COMMAS, HARD_MARKS, is_past_verb, speaker_nouns
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.quotes.said_words import are_said, is_object
from idlib_tui.annotate.quotes.stance import stance_of
from idlib_tui.annotate.quotes.works import is_name
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading, Unit


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that were said according to a report: items ``first`` to ``last``, exclusive.

    ``mixed`` is True if part of them is in quotation marks.
    """

    report: Report
    first: int
    last: int
    mixed: bool


_MIN_ITEMS = 2
_NEAR = 8
"""The number of other reports on either side that may affect a report."""
_POSTPOSED = frozenset({Shape.ACTIVE, Shape.INVERTED})
_NOTHING_BEHIND = frozenset({Shape.INVERTED, Shape.BY})
_TOPICS = frozenset({"about", "of", "on", "against", "with"})
"""Prepositions before a topic ("asked about X"); no clause is reported after them."""
_ADJUNCT = Is.PREPOSITION | Is.TIME | Is.ADVERB
_NO_ADJUNCT = Is.AUXILIARY | Is.PRONOUN | Is.SUBORDINATOR & ~Is.PREPOSITION | Is.CONJUNCTION
_INSIDE_ADJUNCT = frozenset({",", "(", ")", "."})
_LONGEST_ADJUNCT = 24
"""The maximum number of items between a reporting verb and its "that"."""
_WHEN_TOLD = frozenset({"after", "as", "before", "since", "until", "when", "while"})
"""Conjunctions that tell when something is told, not what."""
_CURRENCIES = frozenset("$€£¥")
_NOBODY = frozenset({"a", "an", "that", "the", "this"})
"""Words left over if a phrase has no noun: "this shows that …"."""
_NARRATOR = frozenset({"i", "we", "you"})
"""Pronouns for the author outside quotation marks: not a reported statement."""


def reported_clauses(reading: Reading, reports: Sequence[Report]) -> list[Clause]:
    """Find the reported clauses of a text, in order of their reports."""
    found: list[Clause] = []
    for number, report in enumerate(reports):
        if not _can_speak(reading, report.subject, strictly=_wants_speaker(report)):
            continue
        if stance_of(reading, report) is Stance.NOT_SAID:
            continue
        unit = reading.units[report.unit]
        if reading.word(report.last) == MASK and is_name(reading, unit, report.last):
            continue
        earlier = [r for r in reports[max(0, number - _NEAR) : number] if r.unit == report.unit]
        later = [r for r in reports[number + 1 : number + 1 + _NEAR] if r.unit == report.unit]
        spans = list(_spans(reading, unit, report, earlier, later))
        for first, last in spans:
            clause = _trimmed(reading, report, first, last, 1 if len(spans) > 1 else _MIN_ITEMS)
            if clause is None or _is_only_name(reading, clause):
                continue
            if are_said(reading, report, clause.first, clause.last):
                found.append(clause)
    return found


def _is_only_name(reading: Reading, clause: Clause) -> bool:
    """Recognise a name that no clause is made of: "Poe called Chancellor Roe", "said …, Ohio"."""
    return all(
        reading.name[item] >= 0 or reading.lower[item] in person_words()
        for item in range(clause.first, clause.last)
    )


def _wants_speaker(report: Report) -> bool:
    """Check whether a report needs a subject that can speak, as things "suggest" too."""
    frames = report.cue.frames
    if report.shape is Shape.ACCORDING:
        subject = report.subject  # "according to plan" names no source
        return subject is not None and subject.last == subject.first + 1
    return not frames & SPOKEN or bool(frames & Frame.INDICATES)


def _can_speak(reading: Reading, phrase: Phrase | None, *, strictly: bool) -> bool:
    """Check whether a phrase refers to somebody, or something, that may say what is reported."""
    if phrase is None:
        return False
    if phrase.kind == "relative":
        return phrase.antecedent is None or _can_speak(
            reading, phrase.antecedent, strictly=strictly or reading.lower[phrase.head] != "who"
        )
    if phrase.kind == "pronoun":
        return reading.lower[phrase.head] not in _NARRATOR
    noun = reading.lower[phrase.head]
    if noun in _NOBODY:
        return False
    if phrase.kind in {"name", "joint"} or noun in speaker_nouns() or is_epithet(noun):
        return True
    apposed = reading.word(phrase.first - 1) == ","
    return not strictly and not (apposed and reading.lower[phrase.first] in {"a", "an"})


def _spans(
    reading: Reading,
    unit: Unit,
    report: Report,
    earlier: Sequence[Report],
    later: Sequence[Report],
) -> Iterator[tuple[int, int]]:
    if report.shape is Shape.ACCORDING:
        yield from _around_according(reading, unit, report)
        return
    after = report.behind
    if _is_postposed(reading, unit, report, after):
        if _quotation_before(reading, report):
            at = report.start - 1 - (reading.word(report.start - 1) in COMMAS)
            if is_name(reading, unit, at):
                return
            if _is_fragment_before(reading, unit, report, earlier):
                yield unit.first, report.start
            return
        if report.cue.frames & CLAUSAL:
            inner = report.start - (reading.word(report.start - 1) == "as")
            begin = _content_begin(reading, unit, inner)
            yield begin, inner
            if _goes_on(reading, unit, report, after, later):
                yield after + 1, content_end(reading, unit, report, after + 1, later)
        return
    start = _content_start(reading, unit, report, after)
    if start is not None:
        yield start, content_end(reading, unit, report, start, later)


def _goes_on(
    reading: Reading, unit: Unit, report: Report, after: int, later: Sequence[Report]
) -> bool:
    """Check whether what was said continues behind the report."""
    if after >= unit.last or reading.lower[after] not in COMMAS:
        return False
    spoken = (other for other in later if other.cue.frames & CLAUSAL)
    apposed = _opens_apposition(reading, unit, report, after + 1)
    return not apposed and not any(other.first <= after + 2 for other in spoken)


def _opens_apposition(reading: Reading, unit: Unit, report: Report, item: int) -> bool:
    """Recognise the ", a baker in Leeds" of "it was late, said Roe, a baker in Leeds"."""
    inverted = report.shape is Shape.INVERTED and item < unit.last
    if not inverted or reading.flags[item] & Is.CONJUNCTION:
        return False
    if _has_verb(reading, item):
        return False
    whole = any(_has_verb(reading, at) for at in range(unit.first, report.start))
    return whole or is_object(reading, item, unit.last)


def _around_according(reading: Reading, unit: Unit, report: Report) -> Iterator[tuple[int, int]]:
    if report.first > unit.first + 1:
        yield _content_begin(reading, unit, report.first), report.first
        behind = report.end
        inserted = reading.word(report.first - 1) in COMMAS and behind + 1 < unit.last
        if inserted and reading.lower[behind] in COMMAS and _has_verb(reading, behind + 1):
            yield behind + 1, content_end(reading, unit, report, behind + 1, ())
        return
    comma = next((i for i in range(report.end, unit.last) if reading.lower[i] in COMMAS), None)
    if comma is not None:
        yield comma + 1, unit.last


def _has_verb(reading: Reading, item: int) -> bool:
    """Check whether a clause goes on at an item with its verb: "X, according to Y, was late"."""
    flag = reading.flags[item]
    return bool(flag & Is.AUXILIARY) or is_past_verb(reading.lower[item], flag)


def _content_begin(reading: Reading, unit: Unit, end: int) -> int:
    """Find the start of what precedes "X said": after the last colon or semicolon."""
    parted = [i for i in range(unit.first, end) if reading.lower[i] in {":", ";"}]
    return parted[-1] + 1 if parted else unit.first


def _is_postposed(reading: Reading, unit: Unit, report: Report, after: int) -> bool:
    """Recognise a report after or within what it reports."""
    relative = report.subject is not None and report.subject.kind == "relative"
    if report.shape not in _POSTPOSED or report.start <= unit.first or relative:
        return False
    before = reading.word(report.start - 1)
    if before == "as" and reading.word(report.start - 2) in COMMAS:
        return after >= unit.last or reading.lower[after] == "."
    if _quotation_before(reading, report):
        return reading.word(after) != "that"
    ends = after >= unit.last or not reading.flags[after] & Is.WORD
    ends = ends or (
        reading.lower[after] in _WHEN_TOLD
        and any(_has_verb(reading, at) for at in range(unit.first, report.start))
    )
    following = reading.lower[after : min(after + 2, unit.last)]
    return before in COMMAS and ends and MASK not in following and following[:1] != [":"]


def _quotation_before(reading: Reading, report: Report) -> bool:
    at = report.start - 1
    before = at - 1 if reading.word(at) in COMMAS else at
    return reading.word(before) == MASK


def _is_fragment_before(
    reading: Reading, unit: Unit, report: Report, earlier: Sequence[Report]
) -> bool:
    """Match a clause that ends in a quoted fragment: "It was a “mess,” X said"."""
    claimed = any(other.cue.frames & CLAUSAL for other in earlier)
    words = [i for i in range(unit.first, report.start) if reading.flags[i] & Is.WORD]
    return not claimed and len(words) >= _MIN_ITEMS and reading.quote[unit.first] < 0


def _content_start(reading: Reading, unit: Unit, report: Report, after: int) -> int | None:
    """Find the start of the words after the cue, or None if none are reported."""
    if report.shape in _NOTHING_BEHIND or not report.cue.frames & (CLAUSAL | TOPICAL):
        return None
    places = (at for at in (report.last, after) if at < unit.last)
    that = next((at + 1 for at in places if reading.lower[at] == "that"), None)
    if that is not None or report.shape is Shape.NOUN:
        return that
    later = _later_that(reading, unit, report)
    if later is not None:
        return later
    if after >= unit.last or (reading.lower[after] == "not" and after == report.last):
        return None  # "asked not to be named"
    aside = after == report.last or reading.word(report.last) != "to"
    if reading.lower[after] == "," and report.shape is Shape.ACTIVE and aside:
        # "X says, come what may, …", "As X says, …", but not "left, as X says, and …"
        within = reading.word(report.start - 1) == "as" and after + 1 < unit.last
        joined = within and reading.flags[after + 1] & Is.CONJUNCTION
        return None if joined else after + 1
    return _start_without_that(reading, report, after)


def _later_that(reading: Reading, unit: Unit, report: Report) -> int | None:
    """Find the "that" after a long adjunct: "told a meeting in Leeds, Ohio, on Monday that …"."""
    frames, at = report.cue.frames, report.last
    if not frames & SPOKEN or at >= unit.last:
        return None
    flag = reading.flags[at]
    if reading.lower[at] not in COMMAS and not frames & Frame.TELLS and not flag & _ADJUNCT:
        return None
    for item in range(at, min(unit.last, at + _LONGEST_ADJUNCT)):
        flag, word = reading.flags[item], reading.lower[item]
        if word == "that":
            before = reading.flags[item - 1]
            return item + 1 if item + 1 < unit.last and not before & Is.PREPOSITION else None
        if not flag & Is.WORD and word not in _INSIDE_ADJUNCT:
            return None
        if reading.name[item] < 0 and _begins_clause(reading, item):
            return None
    return None


def _begins_clause(reading: Reading, item: int) -> bool:
    """Recognise a word that no adjunct of saying has, as in "said Friday she left a town that"."""
    word, flag = reading.lower[item], reading.flags[item]
    after = reading.flags[item + 1] if item + 1 < len(reading.flags) else 0
    if flag & _NO_ADJUNCT or (word == "to" and after == Is.WORD):
        return True
    return is_past_verb(word, flag) and not after & (Is.PREPOSITION | Is.TIME)


def _start_without_that(reading: Reading, report: Report, after: int) -> int | None:
    last, frames = report.last, report.cue.frames
    at = last
    if frames & Frame.TELLS and not frames & Frame.ASKS and after > last:
        if reading.lower[after] == "because":
            return None
        behind = _behind_when(reading, after)
        asked = reading.lower[after] == "when" and reading.word(after + 1).endswith("ed")
        when = behind or asked or reading.lower[after] != "when"
        if reading.lower[after] in _WHEN_TOLD and when:
            return behind
    verb = reading.lower[after] != "not" and _has_verb(reading, after)
    if frames & Frame.TELLS and frames & Frame.SAYS and verb:
        at, fits = last, True  # "warned the town was shut"
    elif frames & Frame.TELLS and after > last:
        at, fits = after, bool(reading.flags[after] & Is.WORD)
    elif not frames & CLAUSAL:
        fits = report.shape is not Shape.INFINITIVE
    elif after > last and reading.flags[last] & (Is.PREPOSITION | Is.TIME):
        at, fits = after, _opens_clause(reading, after)
    else:
        counted = any(flag & Is.NUMBER for flag in reading.flags[last + 1 : last + 2])
        topic = reading.lower[last] in _TOPICS and not counted
        opens = reading.flags[last] & Is.WORD or reading.lower[last] in _CURRENCIES
        fits = not topic and bool(opens or reading.quote[last] >= 0)
    # "What the cable describes as a company" has its words in front.
    return at if fits and reading.lower[at] != "as" else None


def _behind_when(reading: Reading, item: int) -> int | None:
    """Read past the clause of "told them after he came that …"; None if nothing is told."""
    for at in range(item + 1, min(len(reading.lower), item + _LONGEST_ADJUNCT)):
        if reading.lower[at] in HARD_MARKS:
            return None
        if reading.lower[at] == "that" and reading.flags[at - 1] & Is.WORD:
            return at + 1 if not reading.flags[at - 1] & Is.PREPOSITION else None
    return None


def _opens_clause(reading: Reading, item: int) -> bool:
    """Check whether a clause without "that" can begin at an item."""
    if reading.quote[item] >= 0 or reading.name[item] >= 0:
        return True
    flag = reading.flags[item]
    return bool(
        flag & (Is.PRONOUN | Is.DETERMINER | Is.POSSESSIVE | Is.NUMBER)
        or (flag & Is.SUBORDINATOR and not flag & Is.PREPOSITION)
        or _is_bare_subject(reading, item)
    )


def _is_bare_subject(reading: Reading, item: int) -> bool:
    """Match the "demand" of "said on Monday demand would grow", by the auxiliary after it."""
    for at in range(item, min(item + 4, len(reading.lower))):
        flag = reading.flags[at]
        if at > item and flag & Is.AUXILIARY:
            return not flag & Is.GENITIVE
        if flag & ~Is.CAPITAL != Is.WORD:
            return False
    return False


def _trimmed(reading: Reading, report: Report, first: int, last: int, least: int) -> Clause | None:
    while first < last and not (
        reading.flags[first] & Is.WORD
        or reading.quote[first] >= 0
        or reading.lower[first] in _CURRENCIES
    ):
        first += 1
    while last > first and not (reading.flags[last - 1] & Is.WORD or reading.quote[last - 1] >= 0):
        last -= 1
    quoted = reading.quote[first:last]
    if last - first < least or min(quoted) >= 0:
        return None
    return Clause(report, first, last, max(quoted) >= 0)
