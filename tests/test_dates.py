"""Dates as people type them, and as they are written for a reader."""

from datetime import date

import pytest

from idlib_tui.dates import (
    DateError,
    month_number,
    period_text,
    range_text,
    read_period,
    read_range,
    weekday_text,
)

NEAR = date(2020, 2, 10)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2020-02-18", date(2020, 2, 18), date(2020, 2, 18)),
        ("2020-2-8", date(2020, 2, 8), date(2020, 2, 8)),
        ("2020-2", date(2020, 2, 1), date(2020, 2, 29)),
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("9999", date(9999, 1, 1), date.max),
        ("3 feb", date(2020, 2, 3), date(2020, 2, 3)),
        (" 3 February 2019 ", date(2019, 2, 3), date(2019, 2, 3)),
        ("February 3, 2019", date(2019, 2, 3), date(2019, 2, 3)),
        ("sept 2018", date(2018, 9, 1), date(2018, 9, 30)),
        ("Sept. 2018", date(2018, 9, 1), date(2018, 9, 30)),
        ("dec", date(2020, 12, 1), date(2020, 12, 31)),
    ],
)
def test_a_period_as_typed(typed: str, first: date, last: date) -> None:
    assert read_period(typed, NEAR) == (first, last)


@pytest.mark.parametrize(
    "typed", ["", "soon", "31 feb", "2020-13", "ju 2020", "[b]", "0000", "²020", "9" * 5000]
)
def test_what_is_not_a_date(typed: str) -> None:
    with pytest.raises(DateError):
        read_period(typed, NEAR)


def test_a_month_needs_a_year_where_none_is_near() -> None:
    with pytest.raises(DateError, match="is not a date"):
        read_period("3 feb")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020-2-1..2020-2-18", date(2020, 2, 1), date(2020, 2, 18)),
        ("..2019", date.min, date(2019, 12, 31)),
        ("2020-02-03..", date(2020, 2, 3), date.max),
        ("feb 2020..3 mar 2020", date(2020, 2, 1), date(2020, 3, 3)),
    ],
)
def test_a_range_as_typed(typed: str, first: date, last: date) -> None:
    assert read_range(typed) == (first, last)


@pytest.mark.parametrize("typed", ["none", "Undated", "unknown"])
def test_undated(typed: str) -> None:
    assert read_range(typed) == (None, None)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("..", "needs a day"),
        ("2020-03..2020-02", "ends before it starts"),
        ("2020-02-30..", "not in the calendar"),
    ],
)
def test_what_is_not_a_range(typed: str, problem: str) -> None:
    with pytest.raises(DateError, match=problem):
        read_range(typed)


@pytest.mark.parametrize(
    ("name", "number"),
    [("Feb", 2), ("sept.", 9), ("December", 12), ("ju", None), ("jun", 6), ("foo", None)],
)
def test_months_by_name(name: str, number: int | None) -> None:
    assert month_number(name) == number


def test_headings() -> None:
    assert period_text("2020-02-18") == "Tuesday 18 February 2020"
    assert period_text("2020-02") == "February 2020"
    assert period_text("2020") == "2020"
    assert weekday_text(date(2020, 2, 3)) == "Mon 3"


def test_a_range_of_one_day_is_a_day() -> None:
    day = date(2020, 2, 18)
    assert range_text(day, day) == "18 Feb 2020"
