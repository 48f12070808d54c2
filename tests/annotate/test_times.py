"""Time expressions: what is found, its value, and the days it means."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Timex, TimexType

PUBLISHED = date(2021, 6, 16)  # a Wednesday


def timexes(text: str, published: date | None = PUBLISHED) -> tuple[Timex, ...]:
    return find_timexes(read_document(text, published))


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(timex.text, timex.value) for timex in timexes(text, published)]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("July 9, 1987", "1987-07-09"),
        ("9 July 1987", "1987-07-09"),
        ("the 9th of July, 1987", "1987-07-09"),
        ("Thursday, July 9, 1987", "1987-07-09"),
        ("Jul. 9, 1987", "1987-07-09"),
        ("July 09 , 1987", "1987-07-09"),
        ("1987-07-09", "1987-07-09"),
        ("25/07/1987", "1987-07-25"),
        ("07/25/1987", "1987-07-25"),
        ("25.7.1987", "1987-07-25"),
        ("July 1987", "1987-07"),
        ("July of 1987", "1987-07"),
        ("Febuary 1987", "1987-02"),
        ("late July 1987", "1987-07"),
        ("the end of 1987", "1987"),
        ("mid-1987", "1987"),
        ("the second quarter of 1987", "1987-Q2"),
        ("the latter half of 1987", "1987-H2"),
        ("the autumn of 1987", "1987-FA"),
        ("the 1980s", "198"),
        ("the late '80s", "198"),
        ("the 1980's", "198"),
        ("the nineties", "199"),
        ("the 17th century", "16"),
        ("the twenty-first century", "20"),
        ("431 BC", "BC0431"),
        ("the 430s BC", "BC043"),
        ("Christmas 1914", "1914-12-25"),
        ("Good Friday, 2019", "2019-04-19"),
    ],
)
def test_dates_that_stand_by_themselves(expression: str, value: str) -> None:
    assert values(f"It happened in {expression}.", None) == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expression", "value", "rule"),
    [
        ("The bank closed on Tuesday.", "Tuesday", "2021-06-15", "most recent"),
        ("The bank closed on Wednesday.", "Wednesday", "2021-06-16", "most recent"),
        ("The bank was closed on Thursday.", "Thursday", "2021-06-10", "most recent"),
        ("The bank will close on Friday.", "Friday", "2021-06-18", "next"),
        ("The bank stays closed until Sunday.", "Sunday", "2021-06-20", "next"),
        ("He has been missing since Sunday.", "Sunday", "2021-06-13", "most recent"),
        ("It announced Monday that it will close.", "Monday", "2021-06-14", "most recent"),
        ("It closed last Wednesday.", "last Wednesday", "2021-06-09", "last"),
        ("It closes next Tuesday.", "next Tuesday", "2021-06-22", "next"),
        ("It closed on Friday of last week.", "Friday of last week", "2021-06-11", None),
        ("It closed yesterday.", "yesterday", "2021-06-15", "day of writing"),
        ("It closed two weeks ago.", "two weeks ago", "2021-W22", "day of writing"),
        ("It closed three months ago.", "three months ago", "2021-03", "day of writing"),
        ("It closed a decade ago.", "a decade ago", "2011", "day of writing"),
        ("It closed a year and a half ago.", "a year and a half ago", "2019-12", None),
        ("It closed a few days ago.", "a few days ago", "PAST_REF", ""),
        ("It closed last month.", "last month", "2021-05", "day of writing"),
        ("It opens in three weeks' time.", "in three weeks' time", "2021-W27", None),
        ("It closed at the weekend.", "the weekend", "2021-W23-WE", "most recent"),
        ("It closed on March 2.", "March 2", "2021-03-02", "most recent"),
        ("The trial opens on September 2.", "September 2", "2021-09-02", "next"),
        ("It closed on December 2.", "December 2", "2020-12-02", "most recent"),
        ("It closed on 2 March this year.", "2 March this year", "2021-03-02", None),
        ("It closed in October.", "October", "2020-10", "most recent"),
        ("It is due to open in October.", "October", "2021-10", "next"),
        ("It has been shut since July.", "July", "2020-07", "last"),
        ("It closed in April last year.", "April last year", "2020-04", "day of writing"),
        ("It closed last summer.", "last summer", "2020-SU", "last"),
        ("Sales fell in the first quarter.", "the first quarter", "2021-Q1", "most recent"),
        ("It closed on New Year's Eve.", "New Year's Eve", "2020-12-31", "most recent"),
        ("It closed late on Monday night.", "late on Monday night", "2021-06-14TNI", None),
        ("It closed at 3:30 p.m. on Monday.", "3:30 p.m. on Monday", "2021-06-14T15:30", None),
        ("It closed on Monday at 0440 GMT.", "Monday at 0440 GMT", "2021-06-14T04:40Z", None),
        ("It closed at noon.", "noon", "2021-06-16T12:00", "day of writing"),
        ("It closed last night.", "last night", "2021-06-15TNI", "day of writing"),
        ("In the early hours of Monday", "the early hours of Monday", "2021-06-14TMO", None),
    ],
)
def test_dates_against_the_day_of_writing(
    text: str, expression: str, value: str, rule: str | None
) -> None:
    [timex] = timexes(text)
    assert (timex.text, timex.value) == (expression, value)
    assert rule is None or timex.rule == rule


@pytest.mark.parametrize(
    ("text", "expression", "value", "first", "last"),
    [
        ("over the past three weeks", "the past three weeks", "P3W", "2021-05-26", "2021-06-16"),
        ("in the last 24 hours", "the last 24 hours", "PT24H", "2021-06-15", "2021-06-16"),
        ("over the past year", "the past year", "P1Y", "2020-06-16", "2021-06-16"),
        ("for the next six months", "the next six months", "P6M", "2021-06-16", "2021-12-16"),
        ("in the earlier 7 days", "the earlier 7 days", "P7D", "2021-06-09", "2021-06-16"),
        ("in the final two times", "the final two times", "P2D", "2021-06-14", "2021-06-16"),
        ("a two-week siege", "two-week", "P2W", None, None),
        ("a two-7 days hiatus", "two-7 days", "P2W", None, None),
        ("for nearly nine years", "nearly nine years", "P9Y", None, None),
        ("for two and a half years", "two and a half years", "P2.5Y", None, None),
        ("for half an hour", "half an hour", "PT0.5H", None, None),
        ("for several months", "several months", "PXM", None, None),
        ("for two or three days", "two or three days", "P3D", None, None),
        ("two days before the vote", "two days", "P2D", None, None),
    ],
)
def test_durations(
    text: str, expression: str, value: str, first: str | None, last: str | None
) -> None:
    [timex] = timexes(f"They were held {text}.")
    assert timex.type is TimexType.DURATION
    assert (timex.text, timex.value) == (expression, value)
    assert [day and day.isoformat() for day in (timex.first, timex.last)] == [first, last]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("every Friday", "XXXX-WXX-5"),
        ("twice a month", "P1M"),
        ("every two years", "P2Y"),
        ("daily", "P1D"),
        ("every other week", "P2W"),
    ],
)
def test_sets(expression: str, value: str) -> None:
    [timex] = timexes(f"The council meets {expression}.")
    assert (timex.type, timex.text, timex.value) == (TimexType.SET, expression, value)


@pytest.mark.parametrize(
    ("expression", "mod", "first", "last"),
    [
        ("early 2019", "START", "2019-01-01", "2019-04-30"),
        ("mid-2019", "MID", "2019-05-01", "2019-08-31"),
        ("late 2019", "END", "2019-09-01", "2019-12-31"),
        ("early May", "START", "2021-05-01", "2021-05-10"),
        ("the early 1990s", "START", "1990-01-01", "1993-05-01"),
        ("earlier this month", "START", "2021-06-01", "2021-06-16"),
        ("later this week", "END", "2021-06-16", "2021-06-20"),
        ("the winter of 2018", None, "2018-12-01", "2019-02-28"),
        ("last week", None, "2021-06-07", "2021-06-13"),
        ("overnight", None, "2021-06-15", "2021-06-16"),
        ("the 19th century", None, "1801-01-01", "1900-12-31"),
    ],
)
def test_intervals(expression: str, mod: str | None, first: str, last: str) -> None:
    [timex] = timexes(f"It began {expression}.")
    assert timex.text == expression
    assert timex.mod == mod
    assert (str(timex.first), str(timex.last)) == (first, last)


def test_ranges_keep_both_ends() -> None:
    assert values("They met from March 3-5, 2012.") == [
        ("March 3", "2012-03-03"),
        ("5, 2012", "2012-03-05"),
    ]
    assert values("It lasted between October and March 2012.") == [
        ("October", "2011-10"),
        ("March 2012", "2012-03"),
    ]
    assert values("In the years 1955-63 it grew.") == [("1955", "1955"), ("63", "1963")]


def test_without_a_day_of_writing_the_rest_stays_open() -> None:
    text = "It closed on Tuesday, on May 2, in June, last week and two days ago."
    assert [(t.text, t.value, t.first, t.last) for t in timexes(text, None)] == [
        ("Tuesday", "XXXX-WXX-2", None, None),
        ("May 2", "XXXX-05-02", None, None),
        ("June", "XXXX-06", None, None),
        ("last week", "XXXX-WXX", None, None),
        ("two days ago", "XXXX-XX-XX", None, None),
    ]


def test_offsets_hold_in_text_with_spaces_around_each_mark() -> None:
    text = "Fire at the mill  Posted : May 03 , 2013 , 9 : 56 p . m . The mill burned ."
    [timex] = timexes(text)
    assert text[timex.start : timex.end] == timex.text == "May 03 , 2013 , 9 : 56 p . m ."
    assert timex.value == "2013-05-03T21:56"


def test_each_resolution_names_its_rule_and_anchor() -> None:
    [timex] = timexes("It closed on Tuesday.")
    assert (timex.rule, timex.anchor) == ("most recent", "2021-06-16")
    [timex] = timexes("It closed on 2 May 2020.")
    assert (timex.rule, timex.anchor) == ("stated", None)


def test_a_day_of_the_month_alone() -> None:
    assert values("It opened on the 9th.") == [("the 9th", "2021-06-09")]
    assert values("It opened on the 29th.") == [("the 29th", "2021-05-29")]
    assert values("It will open on the 9th.") == [("the 9th", "2021-07-09")]
    assert values("It opened on the 9th floor.") == []


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("2-3 weeks", "P3W"),
        ("2.5-3.5 weeks", "P3.5W"),
        ("2.5 – 3.5 weeks", "P3.5W"),
        ("3 to 4.5 months", "P4.5M"),
        ("39 . 88 - 18 . 89 weeks", "P18.89W"),
        ("twenty-five weeks", "P25W"),
        ("2,000 years", "P2000Y"),
    ],
)
def test_of_two_counts_the_second(expression: str, value: str) -> None:
    assert values(f"It took {expression}.") == [(expression, value)]
