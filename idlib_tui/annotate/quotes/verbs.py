"""Reading a reporting verb in its clause: its shape and its subject.

``"X told Y that …"`` is ACTIVE: the subject ends before the verb. ``"said X"`` is INVERTED, ``"…,
adding that …"`` a PARTICIPLE with the subject of the main clause, ``"… and said"`` COORDINATED with
the verb before it, ``"went on to say"`` an infinitive that keeps the subject of its verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.people.lexicon import person_words
from idlib_tui.annotate.quotes.adjuncts import behind_cue
from idlib_tui.annotate.quotes.agreement import fits_subject, is_noun, is_noun_too
from idlib_tui.annotate.quotes.cues import (
    QUOTING,
    Cue,
    Form,
    Frame,
    reporting_verbs,
)
from idlib_tui.annotate.quotes.main_subject import main_subject
from idlib_tui.annotate.quotes.phrases import (
    COMMAS,
    Phrase,
    phrase_after,
    speaker_nouns,
)
from idlib_tui.annotate.quotes.quoted_as import has_words_behind, quoted_source
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.quotes.subjects import is_reduced_passive, owner_before, subject_before
from idlib_tui.annotate.quotes.verb_form import BE, ENDS_CLAUSE, HAVE, VerbForm
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.quotes.reading import Reading, Unit

_FURTHEST = 60
"""The maximum distance of a subject after a participle that opens the sentence."""
_SKIPPED = Is.AUXILIARY | Is.ADVERB
_PLACES = frozenset({"here", "there"})
_PLURAL_AUXILIARIES = frozenset({"are", "were", "have", "do"})


def read_verb(
    reading: Reading, index: int, item: int, cue: Cue, previous: Report | None
) -> Report | None:
    """Read the verb form at ``item`` as a cue, if it is one.

    Args:
        reading: The masked text.
        index: Index of the sentence in ``Reading.units``.
        item: The verb form.
        cue: A possible reading of it.
        previous: The report before it in the sentence, whose subject it may share.
    """
    unit = reading.units[index]
    before = item - 1
    helped: list[str] = []
    while before >= unit.first and _is_helper(reading, unit, before, cue):
        helped.append(reading.lower[before])
        before -= 1
    if before >= unit.first and before == item - 1 and _is_noun_here(reading, before, cue):
        return None
    if _is_impersonal(reading, unit, before, cue):
        return None
    last = item + 1 + len(cue.particles)
    if cue.form == Form.THIRD and _is_plural_noun(reading, unit, before, last, helped):
        return None
    verb = _Verb(reading, index, unit, item, last, cue, before, tuple(helped), previous)
    return verb.read()


def _is_helper(reading: Reading, unit: Unit, item: int, cue: Cue) -> bool:
    flag = reading.flags[item]
    if not flag & _SKIPPED or reading.name[item] >= 0:
        return False
    if reading.lower[item] in _PLACES and cue.form & Form.PAST:
        return False  # "the guards who were there said"
    if flag & Is.GENITIVE:
        pronoun = item > unit.first and reading.flags[item - 1] & Is.PRONOUN
        return bool(pronoun) or bool(cue.form & Form.PARTICIPLE)
    return not flag & (Is.PRONOUN | Is.CONJUNCTION)


def _has_perfect(helped: tuple[str, ...]) -> bool:
    """Match "has said" and "'s said", not "was said"; the helpers are listed from the right."""
    return helped[0] in HAVE and not set(helped) & {"been", "be", "being"}


def _is_plural_noun(
    reading: Reading, unit: Unit, before: int, last: int, helped: Sequence[str]
) -> bool:
    """Recognise the noun in "there were talks", "reports have come in" and "confirm reports"."""
    if not BE.isdisjoint(helped) or not HAVE.isdisjoint(helped):
        return True
    if last < unit.last and reading.lower[last] in _PLURAL_AUXILIARIES:
        return is_noun(reading.lower[last - 1])
    if before < unit.first or reading.name[before] >= 0:
        return False
    word = reading.lower[before]
    return word in reporting_verbs() and not is_noun(word) and word not in speaker_nouns()


def _is_noun_here(reading: Reading, before: int, cue: Cue) -> bool:
    """Distinguish a noun ("the claims") or an adjective ("the alleged plot") from a verb."""
    flag = reading.flags[before]
    if reading.lower[before] == "'":
        return True
    counted = reading.lower[before].isdigit() or reading.lower[before] in words(
        "clause_words", "counting"
    )
    if cue.form == Form.THIRD and counted:
        return True  # "13 states", "many reasons"
    if reading.name[before] >= 0:
        return bool(cue.form & Form.BASE) and _is_one_of_name(reading, before)
    if flag & (Is.PRONOUN | Is.RELATIVE) or _stands_alone(reading, before, cue):
        return False
    if reading.lower[before] == "to" and cue.form & Form.BASE:
        return False
    noun = flag & (Is.DETERMINER | Is.POSSESSIVE | Is.GENITIVE)
    return bool(noun or (flag & Is.PREPOSITION and not cue.form & Form.ING))


def _stands_alone(reading: Reading, item: int, cue: Cue) -> bool:
    """Recognise the determiner of "another said that", unlike that of "another alleged plot"."""
    alone = reading.lower[item] in words("clause_words", "indefinite")
    return alone and bool(cue.form & Form.PAST) and reading.flags[item + 2] != Is.WORD


def _is_impersonal(reading: Reading, unit: Unit, before: int, cue: Cue) -> bool:
    """Recognise "it is worth stressing" and "it would be fair to say", which nobody does."""
    if before <= unit.first:
        return False
    if cue.form & Form.ING and reading.lower[before] == "worth":
        return True
    if not cue.form & Form.BASE or reading.lower[before] != "to":
        return False
    at = before - 1
    if reading.lower[at] not in words("clause_words", "impersonal"):
        return False
    while at > unit.first and reading.flags[at - 1] & _SKIPPED:
        at -= 1
    return at > unit.first and reading.lower[at - 1] == "it"


def _is_one_of_name(reading: Reading, last: int) -> bool:
    """Match the "a UNHCR" before "report", which is singular, and so before no verb."""
    first = last
    while first > 0 and reading.name[first - 1] == reading.name[last]:
        first -= 1
    return first > 0 and reading.lower[first - 1] in {"a", "an"}


class _Verb(VerbForm):
    """A verb form with one method for each shape that it may have.

    A method returns None if the shape does not fit.
    """

    def read(self) -> Report | None:
        """Choose the shape by the form of the verb and the word before it."""
        form = self.cue.form
        if has_words_behind(self.reading, self.unit, self.item):
            return None
        be = not BE.isdisjoint(self.helped)
        if form & Form.ING and not be:
            return self.participle()
        if not self.helped and self._word_before() == "to":
            return self.infinitive()
        if form & Form.PARTICIPLE and be and not _has_perfect(self.helped):
            return self.passive()
        by = self.by_phrase() if form & Form.PARTICIPLE else None
        return by or self.finite()

    def finite(self) -> Report | None:
        """Read "X said", "said X" and "and said"."""
        form, before, reading = self.cue.form, self.before, self.reading
        bare = form == Form.PARTICIPLE and HAVE.isdisjoint(self.helped)
        if (bare and not self.cue.particles) or is_reduced_passive(reading, self.item, self.cue):
            return None
        if before < self.unit.first:
            opens = self.helped or form & (Form.PAST | Form.THIRD)
            return self.inverted() if opens else None
        if reading.flags[before] & Is.CONJUNCTION and self._word_before() != "so":
            return self.coordinated()
        inverted = self.inverted() if self._stands_before_subject() else None
        return inverted or self.active() or self._without_subject()

    def _without_subject(self) -> Report | None:
        if self._word_before() not in COMMAS:
            return None
        return self.inverted() or self.coordinated()

    def _word_before(self) -> str:
        return self.reading.lower[self.before] if self.before >= self.unit.first else ""

    def _stands_before_subject(self) -> bool:
        """Match "…" said X, and "it was late, said X.", not "X, a baker, said it was late"."""
        reading, at = self.reading, self.before
        if at > self.unit.first and reading.lower[at] in COMMAS:
            at -= 1
        if reading.lower[at] == MASK:
            return True
        if self.cue.frames & Frame.TELLS:
            return False
        subject = phrase_after(reading, self.unit, self.last)
        if at == self.before or subject is None or subject.kind == "pronoun":
            return False
        ends = subject.last >= self.unit.last or reading.lower[subject.last] in ENDS_CLAUSE
        return ends and (subject.kind == "name" or reading.lower[subject.head] in speaker_nouns())

    def _report(self, shape: Shape, subject: Phrase | None, start: int, end: int) -> Report:
        inverted = shape is Shape.INVERTED
        tells = not inverted and bool(self.cue.frames & Frame.TELLS)
        at = end if inverted else self.last
        behind = behind_cue(self.reading, self.unit, at, tells=tells)
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
        )

    def active(self) -> Report | None:
        """Read "X said", X being what ends before the verb."""
        subject = subject_before(self.reading, self.unit, self.before + 1)
        if subject is None or not fits_subject(self, subject):
            return None
        return self._report(Shape.ACTIVE, subject, subject.first, self.last)

    def inverted(self) -> Report | None:
        """Read "said X"."""
        if not self.cue.frames & (QUOTING):
            return None
        subject = phrase_after(self.reading, self.unit, self.last)
        if subject is None or self.reading.word(self.last) == MASK:
            return None
        that = self.reading.lower[subject.head] == "that" or (
            self.reading.lower[subject.first] == "that" and is_noun_too(self)
        )
        if subject.kind == "description" and that:
            return None  # "Reports that read, “…”"
        if self._word_before() in COMMAS and self._acts_itself(subject):
            return None  # "Roe, who calls it “a flop”, said the show was over."
        return self._report(Shape.INVERTED, subject, self.item, subject.last)

    def _acts_itself(self, phrase: Phrase) -> bool:
        """Check whether a phrase has a verb of its own behind it: "the show was over"."""
        within = phrase.last < self.unit.last
        return within and bool(self.reading.flags[phrase.last] & Is.AUXILIARY)

    def participle(self) -> Report | None:
        """Read "saying", with the subject of the main clause, or of "with X saying"."""
        before = self.before
        word = self.reading.word(before)
        if word == "without" or self._is_noun_in_ing():
            return None
        if before >= self.unit.first and not (
            word in COMMAS
            or word == MASK
            or self.reading.flags[before]
            & (Is.PREPOSITION | Is.CONJUNCTION | Is.SUBORDINATOR | Is.WORD)
        ):
            return None
        if word == "as":
            source = quoted_source(self.reading, self.unit, before)
            if source is not None:
                return self._report(Shape.ACTIVE, *source, self.last)
            subject = subject_before(self.reading, self.unit, before)
        elif before >= self.unit.first and self.reading.name[before] >= 0:
            subject = subject_before(self.reading, self.unit, self.item)
        elif before >= self.unit.first and self._names_group(before):
            subject = owner_before(self.reading, self.unit, self.item)
        elif before < self.unit.first or (
            before == self.unit.first and self.reading.flags[before] & Is.PREPOSITION
        ):
            subject = self._subject_behind()
        else:
            subject = self._shared_subject()
        return self._report(Shape.PARTICIPLE, subject, self.item, self.last)

    def _is_noun_in_ing(self) -> bool:
        """Match the "briefing" of "a press briefing on Monday": a noun, not a participle."""
        reading = self.reading
        if reading.lower[self.item] not in words("clause_words", "noun in ing"):
            return False
        plain = self.before >= self.unit.first and reading.flags[self.before] & Is.WORD
        if not plain or self.last >= self.unit.last:
            return bool(plain)
        after = reading.flags[self.last]
        return not after & Is.WORD or bool(after & (Is.PREPOSITION | Is.AUXILIARY | Is.CONJUNCTION))

    def _names_group(self, item: int) -> bool:
        """Match the "fighters" of "met by fighters shouting": plural nouns for people."""
        word = self.reading.lower[item]
        return word.endswith("s") and word[:-1] in person_words()

    def _subject_behind(self) -> Phrase | None:
        """Find the Roe of "Noting that it was late, Roe left", whose participle comes first."""
        reading = self.reading
        for at in range(self.last + 1, min(self.unit.last - 1, self.item + _FURTHEST)):
            if reading.lower[at] != "," or not self._may_begin_subject(at + 1):
                continue
            subject = phrase_after(reading, self.unit, at + 1)
            if subject is None or subject.last >= self.unit.last:
                continue
            flag, word = reading.flags[subject.last], reading.lower[subject.last]
            named = subject.kind in {"name", "pronoun"}
            verb = flag == Is.WORD and (named or word.endswith("ed") or word in reporting_verbs())
            if verb or flag & (Is.AUXILIARY | Is.ADVERB):
                return subject
        return None

    def _may_begin_subject(self, item: int) -> bool:
        name = self.reading.name_at(item)
        if name is not None:
            return name.category != "place"
        flag = self.reading.flags[item]
        return bool(flag & (Is.DETERMINER | Is.POSSESSIVE)) or (
            self.reading.lower[item] in {"he", "she", "they"}
        )

    def infinitive(self) -> Report | None:
        """Read "went on to say", and "to say" with the subject of the main clause."""
        at = self.before - 1
        if self.reading.word(at) == "on":
            at -= 1
        if at >= self.unit.first and self.reading.word(at) in words("clause_words", "catenative"):
            while at > self.unit.first and self.reading.flags[at - 1] & _SKIPPED:
                at -= 1
            subject = subject_before(self.reading, self.unit, at)
            if subject is None and self.reading.flags[at - 1] & Is.CONJUNCTION:
                subject = self._shared_subject()
            if subject is not None:
                return self._report(Shape.ACTIVE, subject, subject.first, self.last)
        subject = self._shared_subject()
        return self._report(Shape.INFINITIVE, subject, self.item, self.last)

    def coordinated(self) -> Report | None:
        """Read "… and said", with the subject of the clause before."""
        previous = self.previous
        if previous is None and self.cue.form == Form.BASE and is_noun_too(self):
            return None  # "the police and state troopers"
        if previous is not None and self._is_subordinate(previous):
            subject = main_subject(self.reading, self.unit, self.item)
        else:
            subject = self._shared_subject()
        if subject is None:
            return None
        return self._report(Shape.COORDINATED, subject, self.before, self.last)

    def _is_subordinate(self, report: Report) -> bool:
        """Recognise "When X said …," whose subject is not that of the main clause."""
        before = max(self.unit.first, report.start - 1)
        return self.reading.lower[before] in words("clause_words", "subordinating")

    def passive(self) -> Report | None:
        """Read "was reported by X"; "X was asked" has no speaker in the sentence."""
        by = self.by_phrase()
        if by is None and self.cue.frames & (Frame.ASKS | Frame.TELLS):
            return self._report(Shape.PASSIVE, None, self.item, self.last)
        return by

    def by_phrase(self) -> Report | None:
        """Read "reported by X"."""
        if self.reading.word(self.last) != "by":
            return None
        subject = phrase_after(self.reading, self.unit, self.last + 1)
        if subject is None or self.reading.lower[subject.first].endswith("ing"):
            return None
        return self._report(Shape.BY, subject, self.item, subject.last)

    def _shared_subject(self) -> Phrase | None:
        """Return the subject of the previous verb, or of the main clause if that is embedded."""
        previous = self.previous
        if previous is None or previous.subject is None:
            return main_subject(self.reading, self.unit, self.item)
        if self._is_embedded(previous):
            return main_subject(self.reading, self.unit, self.item) or previous.subject
        return previous.subject

    def _is_embedded(self, previous: Report) -> bool:
        """Recognise the "that Y argued" after which a participle is the main subject's."""
        reading, before = self.reading, previous.start - 1
        apart = self._word_before() in COMMAS
        return apart and before >= self.unit.first and reading.lower[before] == "that"
