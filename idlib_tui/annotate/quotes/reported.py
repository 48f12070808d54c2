"""Reported speech: which words of a sentence are what somebody said.

One rule for each place in which the words can stand: behind the cue ("X said (that) Y", "X told Z
that Y"), around it ("Y, X said, Y"), before it ("Y, X said"), by "according to X", and as the
object of verbs such as "criticised" or "called for".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import CLAUSAL, SPOKEN, TOPICAL, Frame
from idlib_tui.annotate.quotes.descriptions import is_epithet
from idlib_tui.annotate.quotes.phrases import COMMAS, speaker_nouns
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.quotes.stance import stance_of
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words
from idlib_tui.model import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.annotate.quotes.phrases import Phrase
    from idlib_tui.annotate.quotes.reading import Reading, Unit


@dataclass(frozen=True, slots=True)
class Clause:
    """What a report says was said, as items ``first`` to ``last``, exclusive.

    ``mixed`` tells whether part of it is in quotation marks.
    """

    report: Report
    first: int
    last: int
    mixed: bool


_MIN_ITEMS = 2
_NEAR = 8
"""How many other reports of a sentence, on either side, may matter to one."""
_POSTPOSED = frozenset({Shape.ACTIVE, Shape.INVERTED})
_NOTHING_BEHIND = frozenset({Shape.INVERTED, Shape.BY})
_STOPPERS = frozenset({"which", "who", "but", "while", "although", "though"})
"""Words that, behind a comma, turn from what was said to what the writer adds."""
_TOPICS = frozenset({"about", "of", "on", "against", "with"})
"""Prepositions behind which a topic is named ("asked about X"), and no clause is reported."""
_CURRENCIES = frozenset("$€£¥")
_NARRATOR = frozenset({"i", "we", "you"})
"""Pronouns by which, outside quotation marks, an author speaks: no one's reported statement."""


def reported_clauses(reading: Reading, reports: Sequence[Report]) -> list[Clause]:
    """Find the reported clauses of a text, in order of their reports."""
    found: list[Clause] = []
    for number, report in enumerate(reports):
        if not _can_speak(reading, report.subject, strictly=_wants_speaker(report)):
            continue
        if stance_of(reading, report) is Stance.NOT_SAID:
            continue
        unit = reading.units[report.unit]
        near = range(max(0, number - _NEAR), min(len(reports), number + _NEAR + 1))
        earlier = [reports[i] for i in near if i < number and reports[i].unit == report.unit]
        later = [reports[i] for i in near if i > number and reports[i].unit == report.unit]
        for first, last in _spans(reading, unit, report, earlier, later):
            clause = _trimmed(reading, report, first, last)
            if clause is not None:
                found.append(clause)
    return found


def _wants_speaker(report: Report) -> bool:
    """Tell whether a report is believed only of those who can speak, as things "suggest" too."""
    frames = report.cue.frames
    return report.shape is Shape.ACCORDING or not frames & SPOKEN or bool(frames & Frame.INDICATES)


def _can_speak(reading: Reading, phrase: Phrase | None, *, strictly: bool) -> bool:
    """Tell whether a phrase names somebody, or something, that may say what is reported."""
    if phrase is None:
        return False
    if phrase.kind == "relative":
        return phrase.antecedent is None or _can_speak(
            reading, phrase.antecedent, strictly=strictly or reading.lower[phrase.head] != "who"
        )
    if phrase.kind == "pronoun":
        return reading.lower[phrase.head] not in _NARRATOR
    noun = reading.lower[phrase.head]
    if phrase.kind in {"name", "joint"} or noun in speaker_nouns() or is_epithet(noun):
        return True
    apposed = phrase.first > 0 and reading.lower[phrase.first - 1] == ","
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
            if _is_fragment_before(reading, unit, report, earlier):
                yield unit.first, report.start
            return
        if report.cue.frames & CLAUSAL:
            yield unit.first, report.start
            goes_on = after < unit.last and reading.lower[after] in COMMAS
            spoken = (other for other in later if other.cue.frames & CLAUSAL)
            if goes_on and not any(other.first <= after + 2 for other in spoken):
                yield after + 1, _content_end(reading, unit, report, after + 1, later)
        return
    start = _content_start(reading, unit, report, after)
    if start is not None:
        yield start, _content_end(reading, unit, report, start, later)


def _around_according(reading: Reading, unit: Unit, report: Report) -> Iterator[tuple[int, int]]:
    end = report.end
    while end < unit.last and reading.lower[end] not in COMMAS and reading.lower[end] != ".":
        end += 1
    if report.first > unit.first + 1:
        yield unit.first, report.first
    if end < unit.last and reading.lower[end] in COMMAS and report.first <= unit.first + 1:
        yield end + 1, unit.last


def _is_postposed(reading: Reading, unit: Unit, report: Report, after: int) -> bool:
    """Tell a report that stands behind or within what it reports."""
    if report.shape not in _POSTPOSED or report.start <= unit.first:
        return False
    if report.subject is not None and report.subject.kind == "relative":
        return False
    before = reading.word(report.start - 1)
    if before != MASK and before not in COMMAS:
        return False
    if MASK in {before, reading.word(report.start - 2)}:
        return reading.word(after) != "that"
    ends = after >= unit.last or not reading.flags[after] & Is.WORD
    following = reading.lower[after : min(after + 2, unit.last)]
    return ends and MASK not in following and following[:1] != [":"]


def _quotation_before(reading: Reading, report: Report) -> bool:
    at = report.start - 1
    while reading.word(at) in COMMAS:
        at -= 1
    return reading.word(at) == MASK


def _is_fragment_before(
    reading: Reading, unit: Unit, report: Report, earlier: Sequence[Report]
) -> bool:
    """Tell a clause that ends in a quoted fragment ("It was a “mess,” X said") from a quotation."""
    if any(other.cue.frames & CLAUSAL for other in earlier):
        return False
    words = [i for i in range(unit.first, report.start) if reading.flags[i] & Is.WORD]
    return len(words) >= _MIN_ITEMS and reading.quote[unit.first] < 0


def _content_start(reading: Reading, unit: Unit, report: Report, after: int) -> int | None:
    """Find where the words behind the cue begin, or None where none are reported."""
    if report.shape in _NOTHING_BEHIND or not report.cue.frames & (CLAUSAL | TOPICAL):
        return None
    places = (at for at in (report.last, after) if at < unit.last)
    that = next((at + 1 for at in places if reading.lower[at] == "that"), None)
    if that is not None or report.shape is Shape.NOUN:
        return that
    if after >= unit.last or (reading.lower[after] == "not" and after == report.last):
        return None  # "asked not to be named"
    aside = after == report.last or reading.word(report.last) != "to"
    if reading.lower[after] == "," and report.shape is Shape.ACTIVE and aside:
        return after + 1  # "X says, come what may, …"
    return _start_without_that(reading, report, after)


def _start_without_that(reading: Reading, report: Report, after: int) -> int | None:
    last, frames = report.last, report.cue.frames
    at = last
    if frames & Frame.TELLS and after > last:
        at, fits = after, bool(reading.flags[after] & Is.WORD)
    elif not frames & CLAUSAL:
        fits = report.shape is not Shape.INFINITIVE
    elif after > last and reading.flags[last] & Is.PREPOSITION:
        at, fits = after, _opens_clause(reading, after)
    else:
        counted = any(flag & Is.NUMBER for flag in reading.flags[last + 1 : last + 2])
        topic = reading.lower[last] in _TOPICS and not counted
        opens = reading.flags[last] & Is.WORD or reading.lower[last] in _CURRENCIES
        fits = not topic and bool(opens or reading.quote[last] >= 0)
    return at if fits else None


def _opens_clause(reading: Reading, item: int) -> bool:
    """Tell whether a clause without "that" can begin at an item."""
    if reading.quote[item] >= 0 or reading.name[item] >= 0:
        return True
    flag = reading.flags[item]
    return bool(
        flag & (Is.PRONOUN | Is.DETERMINER | Is.POSSESSIVE | Is.NUMBER)
        or (flag & Is.SUBORDINATOR and not flag & Is.PREPOSITION)
        or _is_bare_subject(reading, item)
    )


def _is_bare_subject(reading: Reading, item: int) -> bool:
    """Tell the "demand" of "said on Monday demand would grow", by the helping verb behind it."""
    for at in range(item, min(item + 4, len(reading.lower))):
        flag = reading.flags[at]
        if at > item and flag & Is.AUXILIARY:
            return not flag & Is.GENITIVE
        if flag & ~Is.CAPITAL != Is.WORD:
            return False
    return False


def _content_end(
    reading: Reading, unit: Unit, report: Report, start: int, later: Sequence[Report]
) -> int:
    """Find where what was said ends: before a further report, or an aside of the writer's."""
    cuts = (_cut_by(reading, report, other) for other in later if start < other.first < unit.last)
    end = next((cut for cut in cuts if cut is not None), unit.last)
    subordinate = reading.word(report.start - 1) in words(
        "clause_words", "subordinating"
    ) or _is_inserted(reading, report)
    marks = reading.marks
    for at in marks[bisect_right(marks, start) : bisect_left(marks, end)]:
        word = reading.lower[at]
        if word == ";" or (subordinate and word == ","):
            return at
        if word == "(" and _closes_at_end(reading, at, end):
            return at
        if word in COMMAS and (
            reading.word(at + 1) in _STOPPERS
            or reading.word(at + 1) in words("clause_words", "turns away")
        ):
            return at
        if reading.quote[at] >= 0 and reading.word(at + 1) == "but":
            return at + 1
    return end


def _is_inserted(reading: Reading, report: Report) -> bool:
    """Tell "X, who said Y, went": a relative clause between commas."""
    subject = report.subject
    relative = subject is not None and subject.kind == "relative"
    return relative and reading.word(report.start - 1) == ","


def _cut_by(reading: Reading, report: Report, other: Report) -> int | None:
    """Find where a later report of the sentence ends what this one reports."""
    same = other.subject == report.subject
    cut: int | None = None
    reports_too = bool(other.cue.frames & (CLAUSAL | TOPICAL))
    if other.shape is Shape.COORDINATED and same and reports_too:
        cut = other.start
    elif other.shape is Shape.ACCORDING or (
        other.shape is Shape.PARTICIPLE and same and _stands_apart(reading, other.first)
    ):
        cut = other.first
    elif other.shape is Shape.ACTIVE:
        if other.start < report.first:
            cut = other.first
        elif reports_too and _opens_main_clause(reading, other.start):
            cut = other.start - 1
    return cut


def _closes_at_end(reading: Reading, at: int, end: int) -> bool:
    """Tell a bracket that closes where the sentence ends: a credit, no words of the speaker."""
    last = end - 2 if reading.lower[end - 1] == "." else end - 1
    return reading.lower[last] == ")" and ")" not in reading.lower[at:last]


def _stands_apart(reading: Reading, item: int) -> bool:
    return reading.lower[item - 1] in COMMAS or reading.quote[item - 1] >= 0


def _opens_main_clause(reading: Reading, item: int) -> bool:
    """Tell ", and X" and ", but X", behind which somebody else speaks."""
    return reading.lower[item - 1] in {"and", "but"} and _stands_apart(reading, item - 1)


def _trimmed(reading: Reading, report: Report, first: int, last: int) -> Clause | None:
    while first < last and not (
        reading.flags[first] & Is.WORD
        or reading.quote[first] >= 0
        or reading.lower[first] in _CURRENCIES
    ):
        first += 1
    while last > first and not (reading.flags[last - 1] & Is.WORD or reading.quote[last - 1] >= 0):
        last -= 1
    quoted = reading.quote[first:last]
    if last - first < _MIN_ITEMS or min(quoted) >= 0:
        return None
    return Clause(report, first, last, max(quoted) >= 0)
