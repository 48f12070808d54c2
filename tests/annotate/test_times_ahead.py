"""Dates ahead of a text or behind it, by the verb beside them; ranges and anniversaries."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes

PUBLISHED = date(2019, 4, 17)  # a Wednesday


def values(text: str, published: date = PUBLISHED) -> list[str]:
    return [timex.value for timex in find_timexes(read_document(text, published))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial will open on 3 November.", ["2019-11-03"]),
        ("The trial opened on 3 November.", ["2018-11-03"]),
        ("The treaty expires on October 1.", ["2019-10-01"]),
        ("The treaty expired on October 1.", ["2018-10-01"]),
        ("The fee must be paid by 15 October.", ["2019-10-15"]),
        ("The law took effect on June 1.", ["2018-06-01"]),
        ("A vote is to be held on June 1.", ["2019-06-01"]),
        ("The hearing was set for a court on June 1.", ["2019-06-01"]),
        ("The bank expects growth in the third quarter.", ["2019-Q3"]),
        ("The bank hopes to reopen in October.", ["2019-10"]),
        ("The bank saw growth in the third quarter.", ["2018-Q3"]),
        ("The clinic wants more doses before the autumn.", ["2019-FA"]),
    ],
)
def test_the_verb_tells_whether_a_date_is_ahead(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The season runs from June to November.", ["2019-06", "2019-11"]),
        ("The road will be shut from November to March.", ["2019-11", "2020-03"]),
        ("The road was shut from November to March.", ["2018-11", "2019-03"]),
        ("Exports fell between October and January.", ["2018-10", "2019-01"]),
    ],
)
def test_a_range_of_months_ends_after_it_begins(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A year ago today, the bridge fell.", ["2018-04-17"]),
        ("Two years ago this week, the bridge fell.", ["2017-W16"]),
        ("A century ago this month, the bridge fell.", ["1919-04"]),
        ("This time last year, the bridge stood.", ["2018-04"]),
    ],
)
def test_anniversaries(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_day_that_is_explained_is_the_one_that_follows() -> None:
    assert values("Three days earlier, on 12 March, it snowed.") == ["2019-03-12"] * 2


def test_an_arrangement_of_yesterday_is_over() -> None:
    tuesday = date(2019, 4, 16)
    assert values("The council was to vote on Monday, but put it off.", tuesday) == ["2019-04-15"]
    assert values("The council was to vote on Friday.", tuesday) == ["2019-04-19"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was the driest April since 1984.", ["2019-04", "1984"]),
        ("It was the coldest March on record.", ["2019-03"]),
        ("From 1990 onwards, the glacier shrank.", ["1990"]),
        ("At present, the road is closed.", ["PRESENT_REF"]),
        ("In due course, the road will open.", ["FUTURE_REF"]),
        ("As long ago as 1997, he warned of it.", ["1997"]),
    ],
)
def test_months_years_and_vague_times(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The fossil is 66 million years old.",
        "The firm asked 2041 Belgian adults.",
        "He called it a day.",
        "Five minutes later, the wall fell.",
    ],
)
def test_no_dates(text: str) -> None:
    assert values(text) == []
