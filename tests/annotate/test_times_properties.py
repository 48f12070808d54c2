"""Any text at all gives expressions inside it, in order, in linear time."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.annotate.times.families import grammar
from idlib_tui.annotate.times.lexicon import lexicon
from idlib_tui.annotate.times.points import Point, Unit, containing, day_point
from idlib_tui.annotate.times.tokens import tokenise

SMALL = ("1", "31", "1st", "2020", "1990s", "0440", "480", "the", "of", "in", "on", "a", "ago")
WORDS = st.sampled_from([*sorted(lexicon().classes), *SMALL, "\n"])
SOUP = st.lists(WORDS, max_size=40).map(" ".join)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
LATER = st.dates(min_value=date(1001, 1, 1), max_value=date(9999, 12, 31))


@settings(deadline=None)
@given(text=st.one_of(st.text(), SOUP), published=st.none() | DAYS)
def test_spans_lie_inside_the_text_in_order(text: str, published: date | None) -> None:
    end = 0
    for timex in find_timexes(read_document(text, published)):
        assert end <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end] == timex.text
        assert (timex.first is None) == (timex.last is None)
        assert timex.first is None or timex.last is None or timex.first <= timex.last
        assert timex.value
        end = timex.end


@settings(deadline=None)
@given(text=SOUP, published=DAYS)
def test_the_same_text_gives_the_same_expressions(text: str, published: date) -> None:
    document = read_document(text, published)
    assert find_timexes(document) == find_timexes(document)


@pytest.mark.parametrize("unit", ["the ", "2020 ", "Monday ", "two ", "May 3, ", "3 . ", "a half "])
def test_work_grows_with_the_text(unit: str) -> None:
    """The scan tries each place of a text once, and never looks farther than a bound."""
    rules = grammar()
    found = {}
    for size in (1_000, 2_000):
        document = read_document(unit * size)
        tokens = tokenise(document, rules.lexicon, rules.codes)
        found[size] = sum(1 for _ in rules.scan(tokens))
    assert found[2_000] <= 2 * found[1_000] + 50


@given(day=LATER, unit=st.sampled_from(Unit), count=st.integers(-5, 5))
def test_shifting_there_and_back(day: date, unit: Unit, count: int) -> None:
    point = containing(day, unit)
    shifted = point.shifted(count)
    if shifted is not None:
        assert shifted.shifted(-count) == point


@given(day=DAYS, unit=st.sampled_from([u for u in Unit if u not in (Unit.WEEKEND, Unit.CENTURY)]))
def test_the_containing_point_contains_the_day(day: date, unit: Unit) -> None:
    interval = containing(day, unit).interval()
    assert interval is None or interval[0] <= day <= interval[1]


@given(day=st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)))
def test_days_follow_each_other(day: date) -> None:
    assert day_point(day).shifted(1) == day_point(day + timedelta(1))


def test_years_before_christ_shift_towards_christ() -> None:
    assert Point(Unit.YEAR, -480).shifted(1) == Point(Unit.YEAR, -479)
    assert Point(Unit.YEAR, -480).interval() is None
