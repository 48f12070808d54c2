"""Reported speech: which words of a sentence are what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.quotes.cues import CLAUSAL, Frame
from idlib_tui.annotate.quotes.reading import MASK
from idlib_tui.annotate.quotes.reports import Report, Shape
from idlib_tui.annotate.tokens import Is

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.quotes.reading import Reading, Unit


@dataclass(frozen=True, slots=True)
class Clause:
    """What a report says was said, as items ``first`` to ``last``, exclusive."""

    report: Report
    first: int
    last: int
    mixed: bool


_COMMAS = frozenset({",", "-", "–", "—", "--"})


def reported_clauses(reading: Reading, reports: Sequence[Report]) -> list[Clause]:
    """Find the reported clauses of a text, in order of their reports."""
    found = []
    for number, report in enumerate(reports):
        following = reports[number + 1] if number + 1 < len(reports) else None
        if following is not None and following.unit != report.unit:
            following = None
        clause = _clause(reading, reading.units[report.unit], report, following)
        if clause is not None:
            found.append(clause)
    return found


def _clause(
    reading: Reading, unit: Unit, report: Report, following: Report | None
) -> Clause | None:
    if report.subject is None:
        return None
    if report.shape is Shape.ACCORDING:
        if report.first > unit.first + 1:
            return _make(reading, report, unit.first, report.first)
        return _make(reading, report, report.end, unit.last)
    if report.cue.frames & CLAUSAL and report.shape is not Shape.NOUN:
        if report.shape in {Shape.ACTIVE, Shape.INVERTED}:
            end = max(report.last, report.end)
            tail = end >= unit.last or not reading.flags[end] & Is.WORD
            time = end < unit.last and reading.flags[end] & (Is.TIME | Is.PREPOSITION)
            if (tail or time) and reading.word(report.start - 1) in _COMMAS and reading.word(report.start - 2) != MASK:
                return _make(reading, report, unit.first, report.start)
        start = _content_start(reading, unit, report)
        if start is not None:
            return _make(reading, report, start, unit.last)
    return None


def _content_start(reading: Reading, unit: Unit, report: Report) -> int | None:
    if report.shape is Shape.INVERTED:
        return None
    for at in range(report.last, min(unit.last, report.last + 14)):
        if reading.lower[at] == "that":
            return at + 1
        if reading.lower[at] in _COMMAS or reading.lower[at] in {":", MASK}:
            break
    return report.last


def _make(reading: Reading, report: Report, first: int, last: int) -> Clause | None:
    while first < last and not (reading.flags[first] & Is.WORD or reading.quote[first] >= 0):
        first += 1
    while last > first and not (reading.flags[last - 1] & Is.WORD or reading.quote[last - 1] >= 0):
        last -= 1
    if last - first < 2:
        return None
    mixed = any(reading.quote[i] >= 0 for i in range(first, last))
    return Clause(report, first, last, mixed)
