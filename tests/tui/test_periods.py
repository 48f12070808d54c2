"""Dates as headings, and as people type them."""

from datetime import date

import pytest

from idlib_tui.tui.widgets.periods import Zoom, parse_day, period_text, weekday_text

NEAR = date(2020, 2, 10)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2020-02-18", date(2020, 2, 18)),
        ("2020-2", date(2020, 2, 1)),
        ("2011", date(2011, 1, 1)),
        ("3 feb", date(2020, 2, 3)),
        (" 3 February 2019 ", date(2019, 2, 3)),
        ("sept 2018", date(2018, 9, 1)),
        ("Sept. 2018", date(2018, 9, 1)),
        ("dec", date(2020, 12, 1)),
    ],
)
def test_dates_as_typed(typed: str, day: date) -> None:
    assert parse_day(typed, NEAR) == day


@pytest.mark.parametrize("typed", ["", "soon", "31 feb", "2020-13", "ju 2020", "[b]", "0000"])
def test_what_is_no_date(typed: str) -> None:
    assert parse_day(typed, NEAR) is None


def test_headings() -> None:
    assert period_text("2020-02-18") == "Tuesday 18 February 2020"
    assert period_text("2020-02") == "February 2020"
    assert period_text("2020") == "2020"
    assert weekday_text(date(2020, 2, 3)) == "Mon 3"


def test_zoom_stops_at_both_ends() -> None:
    assert Zoom.MONTH.step(1) is Zoom.DAY
    assert Zoom.DAY.step(1) is Zoom.DAY
    assert Zoom.YEAR.step(-1) is Zoom.YEAR
