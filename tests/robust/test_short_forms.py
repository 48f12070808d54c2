"""The short form of every part of ``benchmarks/robust.py``, with a seed that does not change."""

import math

import pytest

from tests.robust.growth import STEEPEST, count_steps
from tests.robust.parts import PARTS, run_part
from tests.robust.report import Report
from tests.robust.shapes import UNITS

_SIZES = (1_500, 6_000)
"""Characters. A window of bounded length may still be filling at the first, never at the second."""


@pytest.mark.parametrize("name", [name for name, part in PARTS.items() if part.short])
def test_nothing_raises_or_hangs(name: str) -> None:
    report = run_part(name, seed=1, count=PARTS[name].short)
    assert report.tried > 0
    assert not report.faults, "\n".join(report.lines())


@pytest.mark.parametrize("name", UNITS)
def test_work_is_linear_in_the_text(name: str) -> None:
    def exponent(size: int) -> float:
        once, twice = count_steps(UNITS[name], size), count_steps(UNITS[name], 2 * size)
        return math.log2(twice / once)

    assert any(exponent(size) < STEEPEST for size in _SIZES)


def test_a_fault_is_kept_with_its_shortest_input() -> None:
    report = Report("part")

    def fail() -> str:
        raise IndexError

    for item in ("long input", "input"):
        report.check(item, fail, limit=60)
    [fault] = report.faults.values()
    assert (fault.count, fault.item) == (2, "input")
    assert "IndexError" in fault.kind


def test_a_hang_is_ended_and_is_a_fault() -> None:
    report = Report("part")

    def hang() -> str:
        while True:
            pass

    report.check("input", hang, limit=0.05)
    [fault] = report.faults.values()
    assert "HangError" in fault.kind


def test_an_error_that_answers_is_no_fault() -> None:
    report = Report("part")

    def refuse() -> str:
        raise LookupError

    report.check("input", refuse, limit=60, allowed=(LookupError,))
    assert not report.faults
    assert report.ended["refused"] == 1
