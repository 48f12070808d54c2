"""Attributing quotations to speakers, as written: by the clause around, or the last speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.attachment import (
    closes_clause,
    leaves_open,
    nearest_before,
    touching_after,
    unknown_verb_after,
)
from idlib_tui.annotate.quotes.cues import QUOTING, TOPICAL, Frame
from idlib_tui.annotate.quotes.descriptions import is_epithet
from idlib_tui.annotate.quotes.main_subject import label, main_subject
from idlib_tui.annotate.quotes.phrases import Phrase, phrase_after, speaker_nouns
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.quotes.reports import Shape
from idlib_tui.annotate.quotes.works import is_attributive, is_name, looks_like_title
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.quotes.reading import Reading, Unit
    from idlib_tui.annotate.quotes.reports import Report


class How(Enum):
    """What links a quotation to its speaker."""

    AFTER = "attribution after it"
    BEFORE = "attribution before it"
    AROUND = "within a reported clause"
    SUBJECT = "subject of the sentence"
    CARRIED = "carried over"
    NONE = "nothing"


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation and its speaker.

    Attributes:
        quotation: Index into ``Reading.quotations``.
        item: Its item in the reading.
        how: What links it to its speaker.
        report: The report that introduces it, or None.
        subject: The speaker as written, or None.
    """

    quotation: int
    item: int
    how: How
    report: Report | None = None
    subject: Phrase | None = None


_CLAUSE_ENDS = frozenset({",", ";", MASK})
_MAY_BE_VERB = frozenset({Is.WORD, Is.WORD | Is.AUXILIARY})
_SPEECH_WORDS = 5
"""The number of words from which a quotation without attribution counts as speech."""
_NEAR = 10
"""The number of reports on either side of a quotation that are examined."""
_DASHES = frozenset({"-", "–", "—", "--"})
_LONGEST_SIGNATURE = 24
"""The maximum number of items of a line that signs a quotation."""
_LOOK_BACK = 3
"""The maximum number of sentences over which a speaker is carried."""


def attribute(reading: Reading, reports: Sequence[Report]) -> list[Attribution]:
    """Attribute the quotations of a text, in order; those that are not speech are left out."""
    by_unit: dict[int, list[Report]] = {}
    for report in reports:
        by_unit.setdefault(report.unit, []).append(report)
    attributor = _Attributor(reading, by_unit, [])
    for index, unit in enumerate(reading.units):
        items = [i for i in range(unit.first, unit.last) if reading.quote[i] >= 0]
        if items and not unit.heading:
            attributor.read_sentence(index, items)
    return attributor.found


@dataclass(frozen=True, slots=True)
class _Attributor:
    reading: Reading
    by_unit: dict[int, list[Report]]
    found: list[Attribution]

    def read_sentence(self, index: int, items: Sequence[int]) -> None:
        """Attribute the quotations of one sentence."""
        unit = self.reading.units[index]
        bare = self._is_bare(unit)
        reports = self.by_unit.get(index, [])
        position = 0
        for item in items:
            while position < len(reports) and reports[position].first < item:
                position += 1
            near = reports[max(0, position - _NEAR) : position + _NEAR]
            attribution = self._carry(index, item) if bare else self._by_clause(index, item, near)
            if attribution is not None:
                self.found.append(attribution)
                self._attribute_back(attribution)

    def _attribute_back(self, last: Attribution) -> None:
        """Give the speaker named behind a quotation's last part to the parts before it."""
        if last.how is not How.AFTER or last.subject is None:
            return
        quotations = self.reading.quotations
        for at in range(len(self.found) - 2, -1, -1):
            part = self.found[at]
            begins = quotations[part.quotation]
            unclosed = not begins.closed and part.quotation == self.found[at + 1].quotation - 1
            if not unclosed or part.how not in {How.CARRIED, How.NONE}:
                break
            self.found[at] = replace(part, how=How.AFTER, subject=last.subject)

    def _is_bare(self, unit: Unit) -> bool:
        """Check whether a sentence contains only quotations."""
        reading = self.reading
        return not any(
            reading.quote[i] < 0 and reading.flags[i] & Is.WORD
            for i in range(unit.first, unit.last)
        )

    def _by_clause(self, index: int, item: int, reports: Sequence[Report]) -> Attribution | None:
        """Attribute a quotation by the words of its own sentence."""
        reading = self.reading
        unit, quote = reading.units[index], reading.quote[item]
        if is_name(reading, unit, item):
            return None
        newer = self._subject_before_colon(unit, item, reports)
        if newer is not None:
            return Attribution(quote, item, How.SUBJECT, None, newer)
        return self._by_report(index, item, reports)

    def _by_report(self, index: int, item: int, reports: Sequence[Report]) -> Attribution | None:
        """Attribute a quotation by the report next to it, or around it."""
        reading = self.reading
        unit, quote = reading.units[index], reading.quote[item]
        before = nearest_before(reading, item, reports)
        named = before is not None and before.cue.frames & Frame.NAMES
        if not named and is_attributive(reading, unit, item):
            return None
        if before is None or (
            leaves_open(reading, item) and not self._opens_with(unit, before, item)
        ):
            after = self._after(unit, item, reports, far=before is None)
            if after is not None:
                return after
        behind = (r for r in reports if r.first > item and closes_clause(reading, unit, r))
        around = next(behind, None)
        weak = before is not None and not before.cue.frames & (QUOTING | TOPICAL)
        if before is not None and not (weak and around is not None):
            return Attribution(quote, item, How.BEFORE, before, before.subject)
        if around is not None:
            return Attribution(quote, item, How.AROUND, around, around.subject)
        return self._without_report(index, item)

    def _opens_with(self, unit: Unit, report: Report, item: int) -> bool:
        """Match the "When X shouted, “…,”" of a sentence whose main verb has another subject."""
        opening = self.reading.lower[unit.first] in {"when", "as", "after"}
        return opening and report.last == item - 1 and report.shape is Shape.ACTIVE

    def _subject_before_colon(
        self, unit: Unit, item: int, reports: Sequence[Report]
    ) -> Phrase | None:
        """Read the Poe of "Roe said it was late, but Poe had an answer: “…”"."""
        reading = self.reading
        if item <= unit.first or reading.lower[item - 1] != ":":
            return None
        for at in range(item - 2, unit.first, -1):
            if any(report.first <= at < report.last for report in reports):
                return None
            if reading.lower[at] not in {"and", "but"} or reading.word(at - 1) not in _CLAUSE_ENDS:
                continue
            subject = phrase_after(reading, unit, at + 1)
            person = subject is not None and subject.kind in {"name", "pronoun"}
            verb = subject is not None and subject.last < item and reading.flags[subject.last]
            return subject if person and verb and verb & ~Is.CAPITAL in _MAY_BE_VERB else None
        return None

    def _after(
        self, unit: Unit, item: int, reports: Sequence[Report], *, far: bool
    ) -> Attribution | None:
        quote = self.reading.quote[item]
        report = touching_after(self.reading, item, reports, far=far)
        if report is not None:
            return Attribution(quote, item, How.AFTER, report, report.subject)
        if not far or not leaves_open(self.reading, item):
            return None
        subject = unknown_verb_after(self.reading, unit, item)
        return None if subject is None else Attribution(quote, item, How.AFTER, None, subject)

    def _without_report(self, index: int, item: int) -> Attribution | None:
        """Attribute a whole sentence in quotation marks to its subject, or to the last speaker."""
        reading = self.reading
        unit, quote = reading.units[index], reading.quote[item]
        introduced = item > unit.first and reading.lower[item - 1] == ":"
        long_enough = introduced or _word_count(reading, quote) >= _SPEECH_WORDS
        if not long_enough or looks_like_title(reading, quote):
            return None
        subject = label(reading, unit, item) or main_subject(reading, unit, item)
        if subject is not None:
            return Attribution(quote, item, How.SUBJECT, None, subject)
        return self._carry(index, item)

    def _carry(self, index: int, item: int) -> Attribution:
        """Attribute a quotation that is a sentence by itself to the previous speaker."""
        quote = self.reading.quote[item]
        signed = self._signature(index)
        if signed is not None:
            return Attribution(quote, item, How.AFTER, None, signed)
        if self.found and self._runs_on(index, self.found[-1].item):
            subject = self.found[-1].subject
        else:
            subject = self._spoke_before(index)
        how = How.NONE if subject is None else How.CARRIED
        return Attribution(quote, item, how, None, subject)

    def _signature(self, index: int) -> Phrase | None:
        """Read the line "— Jane Roe, mayor" after a quotation on its own."""
        reading = self.reading
        if index + 1 >= len(reading.units):
            return None
        unit = reading.units[index + 1]
        first = last = unit.first + 1
        if reading.lower[unit.first] not in _DASHES or unit.last - first > _LONGEST_SIGNATURE:
            return None
        if Is.AUXILIARY in {
            f & (Is.AUXILIARY | Is.CAPITAL) for f in reading.flags[first : unit.last]
        }:
            return None
        while last < unit.last and (
            reading.flags[last] & Is.CAPITAL
            or reading.name[last] >= 0
            or reading.word(last) == "of"
        ):
            last += 1
        if last == first:
            return None
        phrase = phrase_after(reading, unit, first)
        if phrase is not None and phrase.kind == "name":
            return phrase
        return Phrase(first, last, last - 1, "description")

    def _spoke_before(self, index: int) -> Phrase | None:
        """Find the speaker of the previous sentences, at most one paragraph back."""
        reading = self.reading
        for back in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
            earlier = reading.units[back]
            if earlier.heading:
                continue
            reports = [r for r in self.by_unit.get(back, []) if self._may_go_on(r)]
            if reports:
                return ([r for r in reports if r.cue.frames & QUOTING] or reports)[-1].subject
            quoted = any(reading.quote[i] >= 0 for i in range(earlier.first, earlier.last))
            if quoted and self.found:
                return self.found[-1].subject
            here = earlier.paragraph == reading.units[index].paragraph
            if here or reading.lower[earlier.last - 1] == ":":
                subject = main_subject(reading, earlier, earlier.last)
                if subject is not None and self._may_speak(subject):
                    return subject
        return None

    def _may_speak(self, subject: Phrase) -> bool:
        """Check whether a subject that nothing is reported of may be a speaker: no "hometown"."""
        if subject.kind == "relative":
            return subject.antecedent is None or self._may_speak(subject.antecedent)
        noun = self.reading.lower[subject.head]
        return subject.kind != "description" or noun in speaker_nouns() or is_epithet(noun)

    def _may_go_on(self, report: Report) -> bool:
        """Check whether a report's speaker may continue, unlike in "…, as the crowd roared"."""
        quoting = report.cue.frames & QUOTING
        if report.subject is not None and not quoting and not self._may_speak(report.subject):
            return False
        before = self.reading.word(report.start - 1)
        aside = before in words("clause_words", "subordinating")
        return report.subject is not None and not (aside and report.cue.frames == Frame.SPEAKS)

    def _runs_on(self, index: int, item: int) -> bool:
        """Check whether only quotations are between ``item`` and the sentence, in a paragraph."""
        units = self.reading.units
        at = index
        while at >= 0 and units[at].paragraph == units[index].paragraph:
            if units[at].first <= item < units[at].last:
                return True
            if at != index and not self._is_bare(units[at]):
                return False
            at -= 1
        return False


def _word_count(reading: Reading, quote: int) -> int:
    """Return the number of words of a quotation."""
    quotation = reading.quotations[quote]
    return len(reading.text[quotation.inner_start : quotation.inner_end].split())
