"""Finding the reports of a text: reporting verbs, "according to X", and "X's claim that …"."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import Cue, Form, Frame, reporting_nouns, reporting_verbs
from idlib_tui.annotate.quotes.phrases import COMMAS, Phrase, phrase_after
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.quotes.subjects import owner_before
from idlib_tui.annotate.quotes.verb_form import BE
from idlib_tui.annotate.quotes.verbs import read_verb
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from idlib_tui.annotate.quotes.reading import Reading, Unit

_SOURCE_REACH = 20
"""The maximum number of items of the X in "according to X"."""
_ENDS_SOURCE = frozenset({",", ".", ";", ":", "–", "—", "--", "(", MASK})
_ENDS_NOUN = frozenset({":", ";", ".", MASK})
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
        if length := _source_phrase(reading, unit, item):
            report = _according(reading, index, unit, item, item + length)
        elif word in verbs and reading.name[item] < 0:
            for cue in verbs[word]:
                if cue.particles and not _particles_follow(lower, item, cue):
                    continue
                report = read_verb(reading, index, item, cue, previous)
                if report is not None:
                    break
        if report is None and word in nouns:
            report = _noun(reading, index, unit, item)
        if report is not None:
            yield report
            if report.shape is not Shape.NOUN:
                previous = report


def _particles_follow(lower: list[str], item: int, cue: Cue) -> bool:
    end = item + 1 + len(cue.particles)
    return tuple(lower[item + 1 : end]) == cue.particles


def _source_phrase(reading: Reading, unit: Unit, item: int) -> int:
    """Count the words of "according to" or the like at ``item``; 0 if there is none."""
    lower = reading.lower
    if lower[item] == "per":
        # "…, per Roe", but not "three per hour"
        named = item + 1 < unit.last and reading.name[item + 1] >= 0
        return int(named and item > unit.first and lower[item - 1] in COMMAS)
    return next(
        (
            len(phrase)
            for phrase in _source_phrases().get(lower[item], ())
            if _stands(lower, item, phrase)
        ),
        0,
    )


def _stands(lower: list[str], item: int, phrase: tuple[str, ...]) -> bool:
    return tuple(lower[item : item + len(phrase)]) == phrase


@cache
def _source_phrases() -> Mapping[str, list[tuple[str, ...]]]:
    """Return the phrases before a source, by their first word."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in words("clause_words", "source phrase"):
        first, *rest = phrase.split()
        found[first].append((first, *rest))
    return found


def _according(reading: Reading, index: int, unit: Unit, item: int, after: int) -> Report | None:
    """Read "according to X"; ``after`` is where X begins."""
    end = after
    limit = min(unit.last, item + _SOURCE_REACH)
    while end < limit and reading.lower[end] not in _ENDS_SOURCE:
        end += 1
    subject = phrase_after(reading, unit, after)
    if subject is None:
        return None
    if subject.kind == "name" and subject.last < end and reading.flags[subject.last] == Is.WORD:
        subject = Phrase(subject.first, end, end - 1, "description")
    end = subject.last
    return Report(index, item, after, _SAYS, Shape.ACCORDING, subject, item, end, end)


def _noun_by(reading: Reading, index: int, unit: Unit, item: int) -> Report | None:
    """Read "a statement by X on Monday: …"."""
    about = _noun_about(reading, index, unit, item)
    if about is not None:
        return about
    if reading.word(item + 1) not in {"by", "from"}:
        return None
    colon = next((at for at in range(item + 2, unit.last) if reading.lower[at] in _ENDS_NOUN), -1)
    if colon < 0 or reading.lower[colon] != ":":
        return None
    author = phrase_after(reading, unit, item + 2)
    if author is None or author.last > colon:
        return None
    return Report(index, item, colon, _SAYS, Shape.NOUN, author, item, colon, colon)


def _noun_about(reading: Reading, index: int, unit: Unit, item: int) -> Report | None:
    """Read "“…” was the message from X"."""
    at = item - 1
    while at > unit.first and reading.flags[at] & (Is.DETERMINER | Is.ADVERB):
        at -= 1
    if reading.lower[at] not in BE or reading.word(at - 1) != MASK:
        return None
    author = phrase_after(reading, unit, item + 2)
    if author is None or reading.word(item + 1) not in {"by", "from", "of"}:
        return None
    return Report(
        index, item, item + 1, _SAYS, Shape.INVERTED, author, at, author.last, author.last
    )


def _noun(reading: Reading, index: int, unit: Unit, item: int) -> Report | None:
    """Read "X's claim that …" and "his claim that …"."""
    if item <= unit.first:
        return None
    at = item - 1
    while (
        at > unit.first
        and item - at < 4
        and not (reading.flags[at] & (Is.POSSESSIVE | Is.GENITIVE) or reading.lower[at] in COMMAS)
    ):
        at -= 1
    if reading.flags[at] & Is.POSSESSIVE:
        owner: Phrase | None = Phrase(at, at + 1, at, "pronoun")
    elif reading.flags[at] & Is.GENITIVE and at > unit.first:
        owner = owner_before(reading, unit, at)
    else:
        return _noun_by(reading, index, unit, item)
    if owner is None:
        return None
    end = item + 1
    return Report(index, item, end, _SAYS, Shape.NOUN, owner, owner.first, end, end)
