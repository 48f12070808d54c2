"""Part ``growth``: how the cost of reading and annotating grows with each shape of text."""

from __future__ import annotations

import gc
import math
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date
from types import FrameType

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.pipeline import annotate
from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.reader import read_article
from tests.robust.report import Report, processor_seconds
from tests.robust.shapes import UNITS

STEEPEST = 1.2
"""The exponent above which the cost is not linear: a list that is sorted gives about 1.05."""

SLOWEST = 6.0
"""Seconds a megabyte that any shape should stay below, on one core."""

LIMIT = 600.0
SMALLEST = 8_000
"""Characters to begin with; doubled until a run can be measured."""
MEASURABLE = 0.08
"""Seconds of processor time below which chance counts for too much."""
RUNS = 3

_DAY = date(2020, 2, 18)


def run(rng: random.Random, count: int, report: Report) -> None:
    """Measure shapes in turn: those of the list, then as many pairs of them as ``count`` allows."""
    for name, unit in _shapes(rng, count):
        report.check(name, lambda unit=unit, name=name: _measure(unit, name, report), limit=LIMIT)


def _shapes(rng: random.Random, count: int) -> Iterator[tuple[str, str]]:
    yield from list(UNITS.items())[:count]
    names = list(UNITS)
    for _ in range(count - len(UNITS)):
        first, second = rng.sample(names, 2)
        yield f"{first} + {second}", UNITS[first] + UNITS[second]


def _measure(unit: str, name: str, report: Report) -> str:
    size = SMALLEST
    while (seconds := _seconds(unit, size, 1)) < MEASURABLE:
        size *= 2
    costs = [min(seconds, _seconds(unit, size, RUNS - 1))]
    costs += [_seconds(unit, size * times, RUNS) for times in (2, 4)]
    exponent = math.log2(costs[2] / costs[0]) / 2
    each = costs[2] / (size * 4) * 1e6
    report.tell(f"  {each:6.2f} s/MB  n^{exponent:4.2f}  {name}")
    if exponent > STEEPEST:
        report.fault(f"grows as n^{exponent:.2f}: {name}", unit)
    return "above 6 s/MB" if each > SLOWEST else "below 6 s/MB"


def _seconds(unit: str, size: int, runs: int) -> float:
    text = _repeated(unit, size)
    gc.collect()
    return min(processor_seconds(lambda: read_and_annotate(text)) for _ in range(runs))


def read_and_annotate(text: str) -> None:
    """Do with a text what a sync does with a file of it."""
    article = read_article(Draft(text), "a.txt", Given())
    date_from_text(article.text)
    annotate(article.text, _DAY)


def count_steps(unit: str, size: int) -> int:
    """Count the calls that a text of one shape costs: the same on every machine."""
    text = _repeated(unit, size)
    return _calls(lambda: read_and_annotate(text))


def _calls(work: Callable[[], None]) -> int:
    seen = 0

    def note(_: FrameType, __: str, ___: object) -> None:
        nonlocal seen
        seen += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return seen


def _repeated(unit: str, size: int) -> str:
    return unit * max(1, size // len(unit))
