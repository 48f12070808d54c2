"""Finds the verbs and phrases of saying in the masked text, each with its subject.

``"X told Y that …"`` is a verb of the frame TELLS with the subject X before it; ``"said X"`` has
its subject after it; ``"…, adding that …"`` borrows the subject of the main clause; and
``"according to X"`` has X for a subject too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import QUOTING, Cue, Form, Frame, reporting_nouns, reporting_verbs
from idlib_tui.annotate.quotes.phrases import (
    TIME_LEADS,
    Phrase,
    first_phrase,
    main_subject,
    phrase_after,
    speaker_nouns,
    subject_before,
)
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.tokens import Is

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.annotate.quotes.reading import Reading, Unit


class Shape(Enum):
    """How a cue and its subject stand to each other."""

    ACTIVE = "X said"
    INVERTED = "said X"
    PARTICIPLE = "saying"
    COORDINATED = "and said"
    INFINITIVE = "to say"
    PASSIVE = "was quoted as saying"
    BY = "reported by X"
    ACCORDING = "according to X"
    NOUN = "X's claim"


@dataclass(frozen=True, slots=True)
class Report:
    """A verb or phrase of saying.

    Attributes:
        unit: Index of its sentence in ``Reading.units``.
        first: The first item of the cue.
        last: The item after the cue, particles included.
        cue: The reading of the verb.
        shape: How the subject was found.
        subject: Who says, as written; None where the sentence does not tell.
        start: The first item of subject and cue together.
        end: The item after both; for a told person, after that person.
        behind: The item after "on Monday", "in a statement", "to reporters" and who is told.
        negated: Whether it says that something was not said.
    """

    unit: int
    first: int
    last: int
    cue: Cue
    shape: Shape
    subject: Phrase | None
    start: int
    end: int
    behind: int
    negated: bool = False


_COMMAS = frozenset({",", "-", "–", "—", "--"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re", "'m"})
_HAVE = frozenset({"has", "have", "had", "having", "'s", "'ve", "'d"})
_NOT = frozenset({"not", "never", "didn't", "don't", "doesn't", "hasn't", "haven't", "hadn't"})
_CATENATIVE = frozenset(
    "went goes go going gone continued continues continue began begins begin started seemed seems"
    " appeared appears tried sought used proceeded paused came rose took happened returned"
    " hastened wanted wants rushed had moved dared managed".split()  # noqa: SIM905
)
_PLURALS = frozenset(
    {"people", "police", "those", "percent", "some", "many", "most", "both", "half", "few", "men"}
    | {"women", "children", "media", "clergy", "majority"}
)
_ACCORDING_REACH = 20
_ENDS_SOURCE = frozenset({",", ".", ";", ":", "–", "—", "--", "(", MASK})
_SUBORDINATORS = frozenset(
    {"when", "while", "as", "if", "after", "before", "because", "although", "though", "since"}
)
_ADJUNCT = frozenset(
    {"in", "on", "at", "to", "during", "after", "before", "from", "by", "through", "via", "with"}
    | {"following", "amid", "without", "ahead", "despite"}
)
"""Prepositions of what may stand between a cue and what was said: "said in a statement that …"."""
_SKIPPED = int(Is.AUXILIARY | Is.ADVERB)
_SAYS = Cue(Frame.SAYS, Form.PAST)


def find_reports(reading: Reading) -> list[Report]:
    """Find all reports of a text, in order of their cues."""
    return [
        report
        for index, unit in enumerate(reading.units)
        if not unit.heading
        for report in _in_unit(reading, index, unit)
    ]


def _in_unit(reading: Reading, index: int, unit: Unit) -> Iterator[Report]:
    verbs = reporting_verbs()
    nouns = reporting_nouns()
    lower = reading.lower
    previous: Report | None = None
    for item in range(unit.first, unit.last):
        word = lower[item]
        report: Report | None = None
        if word == "according" and reading.word(item + 1) == "to":
            report = _according(reading, index, unit, item)
        elif word in verbs and reading.name[item] < 0:
            for cue in verbs[word]:
                if cue.particles and not _particles_follow(lower, item, cue):
                    continue
                report = _verb(reading, index, unit, item, cue, previous)
                if report is not None:
                    break
        if report is None and word in nouns:
            report = _noun(reading, index, unit, item)
        if report is not None:
            yield report
            previous = report


def _particles_follow(lower: list[str], item: int, cue: Cue) -> bool:
    end = item + 1 + len(cue.particles)
    return tuple(lower[item + 1 : end]) == cue.particles


def _according(reading: Reading, index: int, unit: Unit, item: int) -> Report | None:
    end = item + 2
    limit = min(unit.last, item + _ACCORDING_REACH)
    while end < limit and reading.lower[end] not in _ENDS_SOURCE:
        end += 1
    subject = phrase_after(reading, unit, item + 2)
    if subject is None:
        return None
    if subject.kind == "name" and subject.last < end and reading.flags[subject.last] == Is.WORD:
        subject = Phrase(subject.first, end, end - 1, "description")
    end = subject.last
    return Report(index, item, item + 2, _SAYS, Shape.ACCORDING, subject, item, end, end)


def _noun(reading: Reading, index: int, unit: Unit, item: int) -> Report | None:
    """Read "X's claim that …" and "his claim that …"."""
    if item <= unit.first:
        return None
    at = item - 1
    while (
        at > unit.first
        and item - at < 4
        and not (reading.flags[at] & (Is.POSSESSIVE | Is.GENITIVE) or reading.lower[at] in _COMMAS)
    ):
        at -= 1
    if reading.flags[at] & Is.POSSESSIVE:
        owner: Phrase | None = Phrase(at, at + 1, at, "pronoun")
    elif reading.flags[at] & Is.GENITIVE and at > unit.first:
        owner = subject_before(reading, unit, at)
    else:
        return None
    if owner is None:
        return None
    end = item + 1
    return Report(index, item, end, _SAYS, Shape.NOUN, owner, owner.first, end, end)


def _verb(
    reading: Reading, index: int, unit: Unit, item: int, cue: Cue, previous: Report | None
) -> Report | None:
    """Find the subject of a verb form, trying the shapes in which that form can stand."""
    last = item + 1 + len(cue.particles)
    before = item - 1
    negated = False
    helped: list[str] = []
    while before >= unit.first and _is_helper(reading, unit, before, cue):
        negated = negated or reading.lower[before] in _NOT
        helped.append(reading.lower[before])
        before -= 1
    word = reading.lower[before] if before >= unit.first else ""
    if before >= unit.first and before == item - 1 and _is_noun_here(reading, before, cue):
        return None
    make = _Maker(reading, index, unit, item, last, cue, negated)
    if cue.form & Form.ING and not set(helped) & _BE:
        return make.participle(before, previous)
    if word == "to" and not helped:
        return make.infinitive(before, previous)
    if cue.form & Form.PARTICIPLE and (set(helped) & _BE and not _has_perfect(helped)):
        return make.passive()
    if cue.form & Form.PARTICIPLE and reading.word(last) == "by":
        by = make.by_phrase()
        if by is not None:
            return by
    if cue.form == Form.PARTICIPLE and not set(helped) & _HAVE and not cue.particles:
        return None
    if before < unit.first:
        return make.inverted() if helped or cue.form & (Form.PAST | Form.THIRD) else None
    if reading.flags[before] & Is.CONJUNCTION and word != "so":
        return make.coordinated(before, previous)
    if word == MASK or (
        word in _COMMAS and before > unit.first and reading.word(before - 1) == MASK
    ):
        inverted = make.inverted()
        if inverted is not None:
            return inverted
    subject = subject_before(reading, unit, before + 1)
    if subject is not None:
        return make.active(subject)
    if word in _COMMAS:
        return make.inverted() or make.coordinated(before, previous)
    return None


def _is_helper(reading: Reading, unit: Unit, item: int, cue: Cue) -> bool:
    flag = reading.flags[item]
    if not flag & _SKIPPED or reading.name[item] >= 0:
        return False
    if flag & Is.GENITIVE:
        pronoun = item > unit.first and reading.flags[item - 1] & Is.PRONOUN
        return bool(pronoun) or bool(cue.form & Form.PARTICIPLE)
    return not flag & (Is.PRONOUN | Is.CONJUNCTION)


def _has_perfect(helped: list[str]) -> bool:
    """Tell "has said" and "'s said" from "was said"; the helpers are listed from the right."""
    return helped[0] in _HAVE and not set(helped) & {"been", "be", "being"}


def _is_noun_here(reading: Reading, before: int, cue: Cue) -> bool:
    """Tell a noun ("the claims", "in reports") or an adjective ("the alleged plot") from a verb."""
    flag = reading.flags[before]
    if reading.lower[before] == "'":
        return True
    if reading.name[before] >= 0 or flag & (Is.PRONOUN | Is.RELATIVE):
        return False
    if flag & (Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE):
        return True
    if flag & Is.PREPOSITION and not cue.form & Form.ING:
        return True
    return False


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the report of one verb form in each shape, or None where the shape does not fit."""

    reading: Reading
    index: int
    unit: Unit
    item: int
    last: int
    cue: Cue
    negated: bool

    def _report(self, shape: Shape, subject: Phrase | None, start: int, end: int) -> Report:
        behind = self._behind(end if shape is Shape.INVERTED else self.last, shape)
        return Report(
            self.index,
            self.item,
            self.last,
            self.cue,
            shape,
            subject,
            start,
            end,
            behind,
            self.negated,
        )

    def _behind(self, at: int, shape: Shape) -> int:
        """Step over who is told and the adjuncts behind a cue."""
        reading, unit = self.reading, self.unit
        tells = bool(self.cue.frames & Frame.TELLS)
        adjunct = False
        if tells and shape is not Shape.INVERTED and reading.word(at) != "that":
            told = first_phrase(reading, at, unit.last)
            if told is not None and told.first == at:
                at, adjunct = told.last, True
        for _ in range(4):
            if at >= unit.last:
                break
            flag, word = reading.flags[at], reading.lower[at]
            open_class = not flag & (Is.DETERMINER | Is.PRONOUN | Is.PREPOSITION)
            if flag & (Is.TIME | Is.ADVERB) and open_class:
                at += 1
            elif word in TIME_LEADS and at + 1 < unit.last and reading.flags[at + 1] & Is.TIME:
                at += 2
            elif (word in _ADJUNCT or (adjunct and flag & Is.PREPOSITION)) and not (
                tells and word == "to"
            ):
                adjunct = True
                phrase = first_phrase(reading, at + 1, unit.last)
                if phrase is None or phrase.kind == "pronoun":
                    break
                at = phrase.last
                while at < unit.last and reading.flags[at] & (Is.TIME | Is.NUMBER):
                    at += 1
            else:
                break
        return at

    def active(self, subject: Phrase) -> Report | None:
        if self.cue.form == Form.BASE and not self._base_agrees(subject):
            return None
        if not self.cue.form & (Form.PAST | Form.ING) and not self._is_plain_subject(subject):
            return None
        return self._report(Shape.ACTIVE, subject, subject.first, self.last)

    def _is_plain_subject(self, subject: Phrase) -> bool:
        """Tell "the ministry claims" from "most claims" and "military claims", which are nouns."""
        if subject.kind != "description":
            return True
        after = self.reading.flags[subject.head + 1]
        ends = subject.head + 1 >= subject.last or after & Is.PREPOSITION
        return bool(ends) and self.reading.lower[subject.head] in speaker_nouns()

    def _base_agrees(self, subject: Phrase) -> bool:
        """A base form wants a plural, a helper, or "I" and its like for a subject."""
        if self.reading.flags[self.item - 1] & Is.AUXILIARY:
            return True
        head = self.reading.lower[subject.head]
        if subject.kind == "pronoun":
            return head not in {"he", "she", "it"}
        number = self.reading.flags[subject.head] & Is.NUMBER
        plural = head.endswith("s") or head in _PLURALS or bool(number)
        return plural or subject.kind in {"relative", "joint"}

    def inverted(self) -> Report | None:
        if not self.cue.frames & (QUOTING):
            return None
        subject = phrase_after(self.reading, self.unit, self.last)
        if subject is None or self.reading.word(self.last) == MASK:
            return None
        if subject.kind == "description" and not self._may_follow(subject):
            return None
        return self._report(Shape.INVERTED, subject, self.item, subject.last)

    def _may_follow(self, subject: Phrase) -> bool:
        flags = self.reading.flags[subject.first]
        return bool(flags & (Is.DETERMINER | Is.POSSESSIVE)) or (
            self.reading.lower[subject.head] not in {"that"}
        )

    def participle(self, before: int, previous: Report | None) -> Report | None:
        word = self.reading.word(before)
        if word == "without":
            return None
        if before >= self.unit.first and not (
            word in _COMMAS
            or word == MASK
            or self.reading.flags[before]
            & (Is.PREPOSITION | Is.CONJUNCTION | Is.SUBORDINATOR | Is.WORD)
        ):
            return None
        if word == "as":
            subject = subject_before(self.reading, self.unit, self._before_quoted(before))
        elif before >= self.unit.first and self.reading.name[before] >= 0:
            subject = subject_before(self.reading, self.unit, self.item)
        else:
            subject = self._shared_subject(previous)
        return self._report(Shape.PARTICIPLE, subject, self.item, self.last)

    def _before_quoted(self, item: int) -> int:
        """Step back over "was quoted" in front of "as saying"."""
        at = item - 1
        if at <= self.unit.first or not self.reading.flags[at - 1] & Is.AUXILIARY:
            return item
        while at > self.unit.first and self.reading.flags[at - 1] & _SKIPPED:
            at -= 1
        return at

    def infinitive(self, before: int, previous: Report | None) -> Report | None:
        at = before - 1
        if self.reading.word(at) == "on":
            at -= 1
        if at >= self.unit.first and self.reading.word(at) in _CATENATIVE:
            while at > self.unit.first and self.reading.flags[at - 1] & _SKIPPED:
                at -= 1
            subject = subject_before(self.reading, self.unit, at)
            if subject is None and self.reading.flags[at - 1] & Is.CONJUNCTION:
                subject = self._shared_subject(previous)
            if subject is not None:
                return self._report(Shape.ACTIVE, subject, subject.first, self.last)
        subject = self._shared_subject(previous)
        return self._report(Shape.INFINITIVE, subject, self.item, self.last)

    def coordinated(self, before: int, previous: Report | None) -> Report | None:
        if previous is not None and self._is_subordinate(previous):
            previous = None
        subject = self._shared_subject(previous)
        if subject is None:
            return None
        return self._report(Shape.COORDINATED, subject, before, self.last)

    def _is_subordinate(self, report: Report) -> bool:
        """Tell "When X said …," whose subject is not that of the main clause."""
        before = max(self.unit.first, report.start - 1)
        return self.reading.lower[before] in _SUBORDINATORS

    def passive(self) -> Report | None:
        """Read "was reported by X"; "X was asked" has no speaker that the sentence tells."""
        by = self.by_phrase() if self.reading.word(self.last) == "by" else None
        if by is None and self.cue.frames & (Frame.ASKS | Frame.TELLS):
            return self._report(Shape.PASSIVE, None, self.item, self.last)
        return by

    def by_phrase(self) -> Report | None:
        subject = phrase_after(self.reading, self.unit, self.last + 1)
        if subject is None or self.reading.lower[subject.first].endswith("ing"):
            return None
        return self._report(Shape.BY, subject, self.item, subject.last)

    def _shared_subject(self, previous: Report | None) -> Phrase | None:
        if previous is not None and previous.subject is not None:
            return previous.subject
        return main_subject(self.reading, self.unit, self.item)
