"""Day arithmetic at and beyond both ends of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.day_arithmetic import day_of, day_of_week, days_later, month_span


def test_days_that_exist() -> None:
    assert day_of(2024, 2, 29) == date(2024, 2, 29)
    assert day_of_week(2021, 1, 1) == date(2021, 1, 4)
    assert days_later(date(2021, 3, 1), -1) == date(2021, 2, 28)
    assert days_later(date(2021, 3, 1), 1) == date(2021, 3, 2)
    assert month_span(2021 * 12 + 11, 3) == (date(2021, 12, 1), date(2022, 2, 28))


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2023, 2, 29), (0, 1, 1), (10_000, 1, 1), (-480, 3, 1), (2020, 13, 1), (10**400, 1, 1)],
)
def test_a_date_that_no_calendar_has(year: int, month: int, day: int) -> None:
    assert day_of(year, month, day) is None


@pytest.mark.parametrize("count", [-1, -(10**12), -(10**400), -1e300, float("-inf")])
def test_before_the_first_day(count: float) -> None:
    assert days_later(date.min, count) is None


@pytest.mark.parametrize("count", [1, 10**12, 10**400, 1e300, float("inf"), float("nan")])
def test_after_the_last_day(count: float) -> None:
    assert days_later(date.max, count) is None


def test_weeks_and_months_beyond_the_calendar() -> None:
    assert day_of_week(9999, 52, 7) is None
    assert day_of_week(2021, 53, 1) is None
    assert day_of_week(10**400, 1, 1) is None
    assert month_span(11, 1) is None
    assert month_span(9999 * 12, 13) is None
    assert month_span(-(10**400), 1) is None
