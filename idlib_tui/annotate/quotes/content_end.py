"""The end of reported words within a sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import CLAUSAL, TOPICAL
from idlib_tui.annotate.quotes.phrases import COMMAS, is_past_verb, phrase_after
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.text.tokens import Is
from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.quotes.reading import Reading, Unit

_LONGEST_SUBJECT = 8
"""The maximum number of items of a subject and its verb."""
_RELATIVES = frozenset({"which", "who"})
_STOPPERS = frozenset({"which", "who", "but", "while", "although", "though"})
"""Words that, after a comma, lead from what was said to what the writer adds."""
_LONGEST_MEDIUM = 16
"""The maximum number of items from "in a statement …" to the end of the sentence."""
_BEFORE_SUBJECT = frozenset({Shape.PARTICIPLE, Shape.INFINITIVE})
"""Forms in which a verb can precede its subject: "After saying so, X left"."""
_OPENS_COMMENT = frozenset({"a", "an", "something"})
"""Words with which the writer, after a comma, comments on what was said."""


def content_end(
    reading: Reading, unit: Unit, report: Report, start: int, later: Sequence[Report]
) -> int:
    """Find the end of what was said: before a further report, or a remark by the writer."""
    cuts = (_cut_by(reading, report, other) for other in later if start < other.first < unit.last)
    end = next((cut for cut in cuts if cut is not None), unit.last)
    subject = report.subject
    if report.shape in _BEFORE_SUBJECT and subject is not None and subject.first > start:
        end = min(end, subject.first)
    opening = report.start - 1
    while opening > unit.first and reading.flags[opening] & Is.ADVERB:
        opening -= 1
    before = reading.word(opening)
    inserted = _is_inserted(reading, report)
    subordinate = before in words("clause_words", "subordinating") or inserted
    subordinate = subordinate or before in {"which", "whom"}
    end = _before_medium(reading, start, end)
    marks = reading.marks
    for at in marks[bisect_right(marks, start) : bisect_left(marks, end)]:
        word = reading.lower[at]
        if inserted and word == "," and _no_verb(reading, at + 1):
            continue
        if word == ";" or (subordinate and word == ","):
            return at
        if word == "(" and _closes_at_end(reading, at, end):
            return at
        if word == "," and not report.cue.frames & CLAUSAL and _opens_clause(reading, at + 1):
            return at  # "expressed regret, and the talks went on"
        if word in COMMAS and _turns_away(reading, at + 1, end):
            if _is_within_subject(reading, unit, report, start, at):
                continue
            return at
        if reading.quote[at] >= 0 and reading.word(at + 1) == "but":
            return at + 1
    return end


def _before_medium(reading: Reading, start: int, end: int) -> int:
    """Skip back over "in a statement on Monday" at the end, which describes the medium."""
    for at in range(end - 1, max(start + 2, end - _LONGEST_MEDIUM), -1):
        if reading.lower[at] not in words("clause_words", "way of saying"):
            continue
        first = at - 1
        while (
            first > start
            and reading.flags[first] & Is.WORD
            and (at - first < 5 and not reading.flags[first] & Is.PREPOSITION)
        ):
            first -= 1
        determined = reading.flags[first + 1] & (Is.DETERMINER | Is.POSSESSIVE)
        if reading.lower[first] in {"in", "during", "on", "at", "through", "via"} and determined:
            return first
    return end


def _turns_away(reading: Reading, item: int, end: int) -> bool:
    """Check whether the writer's own words begin at ``item``, after a comma."""
    word = reading.word(item)
    if word in _RELATIVES:
        return not _is_closed_relative(reading, item, end)
    if word == "but":
        following = reading.word(item + 1)
        goes_on = following in {"that", "not", "also", "a", "an"}
        return not goes_on and not reading.flags[item + 1] & Is.PREPOSITION
    if word in _OPENS_COMMENT:
        return not any(
            reading.lower[at] in {"and", "or"} and reading.word(at + 1) in _OPENS_COMMENT
            for at in range(item + 1, end)
        )
    return word in _STOPPERS or word in words("clause_words", "turns away")


def _opens_clause(reading: Reading, item: int) -> bool:
    """Recognise the "and the talks" after what is no clause itself."""
    subject = Is.DETERMINER | Is.POSSESSIVE | Is.PRONOUN
    if reading.word(item) not in {"and", "but"} or item + 2 >= len(reading.flags):
        return False
    if not reading.flags[item + 1] & subject and reading.name[item + 1] < 0:
        return False
    last = min(len(reading.flags), item + _LONGEST_SUBJECT)
    for at in range(item + 2, last):
        if not reading.flags[at] & Is.WORD or reading.flags[at] & Is.CONJUNCTION:
            return False
        if reading.flags[at] & Is.AUXILIARY or is_past_verb(reading.lower[at], reading.flags[at]):
            return True
    return False


def _is_within_subject(
    reading: Reading, unit: Unit, report: Report, start: int, comma: int
) -> bool:
    """Recognise the "who is ill" of "said her mother, who is ill, slept", before the verb."""
    if reading.word(comma + 1) not in _RELATIVES or not report.cue.frames & CLAUSAL:
        return False
    closing = next((at for at in range(comma + 1, unit.last) if reading.lower[at] in COMMAS), None)
    if closing is None or closing + 2 >= unit.last:
        return False
    phrase = phrase_after(reading, unit, start)
    return phrase is not None and phrase.last >= comma


def _is_closed_relative(reading: Reading, item: int, end: int) -> bool:
    """Recognise "the plan, which X likes, was …", after which what was said continues."""
    comma = next((at for at in range(item, end) if reading.lower[at] in COMMAS), end)
    if comma + 1 >= end:
        return False
    return bool(reading.flags[comma + 1] & Is.AUXILIARY) or reading.quote[comma + 1] >= 0


def _no_verb(reading: Reading, item: int) -> bool:
    """Recognise a word after a comma that cannot continue a clause with its verb."""
    flag = reading.flags[item] if item < len(reading.flags) else 0
    no_verb = Is.PREPOSITION | Is.CONJUNCTION | Is.DETERMINER | Is.NUMBER | Is.RELATIVE
    return bool(flag & no_verb) or reading.word(item).endswith("ing")


def _is_inserted(reading: Reading, report: Report) -> bool:
    """Recognise "X, who said Y, went": a relative clause between commas."""
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
        other.shape is Shape.PARTICIPLE and _stands_apart(reading, other.first)
    ):
        cut = other.first
    elif other.shape is Shape.ACTIVE:
        if other.start < report.first:
            cut = other.first if reports_too else None
        elif reports_too and (
            _opens_main_clause(reading, other.start) or _ends_sentence(reading, other)
        ):
            cut = other.start - 1
    return cut


def _ends_sentence(reading: Reading, report: Report) -> bool:
    """Recognise ", X said." behind what another says: X tells the whole sentence."""
    apart = report.start > 0 and reading.lower[report.start - 1] in COMMAS
    return apart and reading.word(report.behind) in {".", ""}


def _closes_at_end(reading: Reading, at: int, end: int) -> bool:
    """Match a bracket that closes where the sentence ends: a credit, not the speaker's words."""
    last = end - 2 if reading.lower[end - 1] == "." else end - 1
    return reading.lower[last] == ")" and ")" not in reading.lower[at:last]


def _stands_apart(reading: Reading, item: int) -> bool:
    return reading.lower[item - 1] in COMMAS or reading.quote[item - 1] >= 0


def _opens_main_clause(reading: Reading, item: int) -> bool:
    """Recognise ", and X" and ", but X", after which somebody else speaks."""
    return reading.lower[item - 1] in {"and", "but"} and _stands_apart(reading, item - 1)
