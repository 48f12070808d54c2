"""Times made of others: parts of months, comparisons, what lies ahead, and what is no one day."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Timex

PUBLISHED = date(2021, 6, 16)  # a Wednesday


def timexes(text: str, published: date | None = PUBLISHED) -> tuple[Timex, ...]:
    return find_timexes(read_document(text, published))


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in timexes(text, published)]


@pytest.mark.parametrize(
    ("expression", "value", "first", "last"),
    [
        ("the first week of March", "2021-W09", "2021-03-01", "2021-03-07"),
        ("the last week of March", "2021-W12", "2021-03-25", "2021-03-31"),
        ("the final day of 2019", "2019-12-31", "2019-12-31", "2019-12-31"),
        ("the first Monday in May", "2021-05-03", "2021-05-03", "2021-05-03"),
        ("the last Friday of April 2019", "2019-04-26", "2019-04-26", "2019-04-26"),
        ("the third Sunday of last month", "2021-05-16", "2021-05-16", "2021-05-16"),
        ("the last weekend of May", "2021-W21-WE", "2021-05-29", "2021-05-30"),
        ("the second half of March", "2021-03", "2021-03-16", "2021-03-31"),
        ("the first days of May 2019", "2019-05", "2019-05-01", "2019-05-10"),
        ("the latter part of 2019", "2019", "2019-09-01", "2019-12-31"),
        ("the rest of 2019", "2019", "2019-09-01", "2019-12-31"),
        ("the first three months of 2019", "P3M", "2019-01-01", "2019-03-31"),
        ("the last two weeks of April", "P2W", "2021-04-17", "2021-04-30"),
        ("the last quarter of 2019", "2019-Q4", "2019-10-01", "2019-12-31"),
        ("the 28th of last month", "2021-05-28", "2021-05-28", "2021-05-28"),
        ("the first of the month", "2021-06-01", "2021-06-01", "2021-06-01"),
        ("the week of May 12", "2021-W19", "2021-05-10", "2021-05-16"),
        ("the week ending 14 May", "2021-W19", "2021-05-10", "2021-05-16"),
    ],
)
def test_parts_of_longer_times(expression: str, value: str, first: str, last: str) -> None:
    [timex] = timexes(f"It was settled in {expression}.")
    assert (timex.text, timex.value) == (expression, value)
    days = (date.fromisoformat(first), date.fromisoformat(last))
    assert (timex.first, timex.last) == days


def test_a_part_that_the_month_does_not_have_has_no_day() -> None:
    assert timexes("They met on the fifth Monday of May 2019.")[0].first is None


def test_a_day_of_the_month_that_was_told() -> None:
    told = values("They met in March 2019; on the 28th of that month they left.")
    assert told[1] == ("the 28th of that month", "2019-03-28")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("'68", "1968"),
        ("'09", "2009"),
        ("the summer of '69", "1969-SU"),
        ("May '68", "1968-05"),
        ("nineteen eighty-four", "1984"),
        ("eighteen forty", "1840"),
        ("two thousand and eight", "2008"),
        ("twenty-twelve", "2012"),
        ("fiscal 2019", "2019"),
        ("the financial year 2018/19", "2018"),
    ],
)
def test_short_and_spelled_years(expression: str, value: str) -> None:
    assert values(f"It was sold in {expression}.") == [(expression, value)]


@pytest.mark.parametrize(
    "text",
    [
        "He paid nineteen twenty times.",
        "In twenty-ten villages it rained.",
        "The 2018-19 season and the 2019/20 budget were lost.",
        "‘We go in’ 20 people said.",
    ],
)
def test_no_years(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Profit rose in the first quarter from $4m a year earlier.", "2020-Q1"),
        ("Sales in the third quarter of 2019 were up from a year ago.", "2018-Q3"),
        ("In the second half of 2019 output fell against a year before.", "2018-H2"),
        ("In May exports fell 3% from a year earlier.", "2020-05"),
        ("In May 2019 the mill burned. A year later it was built anew.", "2020"),
        ("In the first quarter it rose on the same period last year.", "2020-Q1"),
        ("In May it fell from the same month a year earlier.", "2020-05"),
        ("It rose on the year-earlier quarter.", "2020-Q2"),
    ],
)
def test_a_year_earlier_beside_a_quarter_or_month(text: str, value: str) -> None:
    assert values(text)[-1][1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices may fall in the near term.", "FUTURE_REF"),
        ("It helps over the long term.", "FUTURE_REF"),
        ("Long ago it was a port.", "PAST_REF"),
        ("The computers of today are small.", "PRESENT_REF"),
        ("It is the trade of today.", "PRESENT_REF"),
        ("In today's world it is dear.", "PRESENT_REF"),
        ("It began in what is today Slovenia.", "PRESENT_REF"),
        ("The market opens as of today.", "2021-06-16"),
        ("He spoke after the attacks of today.", "2021-06-16"),
        ("Today's vote was close.", "2021-06-16"),
        ("Output fell 3% for the year.", "2021"),
        ("The shares rose 2% on the day.", "2021-06-16"),
        ("It will be built by year's end.", "2021"),
    ],
)
def test_vague_and_bare_times(text: str, value: str) -> None:
    assert [value for _, value in values(text)] == [value]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("between 12 and 18 months", "P18M"),
        ("between three and six weeks", "P6W"),
        ("over the next decade", "P10Y"),
        ("in the next year", "P1Y"),
    ],
)
def test_durations_rather_than_dates(expression: str, value: str) -> None:
    [timex] = timexes(f"It will take place {expression}.")
    assert timex.value == value


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The September 11th attacks changed it.", date(2021, 6, 16), "2001-09-11"),
        ("It was as tall before 9/11.", date(2021, 6, 16), "2001-09-11"),
        ("He helped the Sept. 11 hijackers.", date(2011, 6, 16), "2001-09-11"),
        ("A September 11 fair was held.", date(2011, 10, 16), "2011-09-11"),
        ("The September 11 attacks on the forts failed.", date(1999, 10, 1), "1999-09-11"),
    ],
)
def test_days_that_everybody_knows(text: str, published: date, value: str) -> None:
    assert [v for _, v in values(text, published)] == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The vote could be held in March.", date(2021, 4, 10), "2022-03"),
        ("The vote may take place in February.", date(2021, 4, 10), "2022-02"),
        ("The vote could have been held in March.", date(2021, 4, 10), "2021-03"),
        ("The vote was held in March.", date(2021, 4, 10), "2021-03"),
        ("He died last March.", date(2021, 4, 10), "2020-03"),
        ("He died last December.", date(2021, 1, 10), "2020-12"),
        ("He died last March.", date(2021, 10, 10), "2021-03"),
        ("The lease runs out on Friday.", PUBLISHED, "2021-06-18"),
        ("The fair opens on Monday.", PUBLISHED, "2021-06-21"),
        ("The ban takes effect on Saturday.", PUBLISHED, "2021-06-19"),
        ("He flew in ahead of Saturday's summit.", PUBLISHED, "2021-06-19"),
        ("Shops sold out in time for Sunday.", PUBLISHED, "2021-06-20"),
        ("They meet this Sunday at 10 a.m.", PUBLISHED, "2021-06-20T10:00"),
        ("They met this Monday.", PUBLISHED, "2021-06-14"),
        ("The fair opened on Monday.", PUBLISHED, "2021-06-14"),
        ("He said on Monday that it opens soon.", PUBLISHED, "2021-06-14"),
    ],
)
def test_ahead_or_behind(text: str, published: date, value: str) -> None:
    assert [v for _, v in values(text, published)] == [value]


def test_a_background_never_leads_beyond_the_day_of_writing() -> None:
    text = "In 2018 the mine opened. Two years later it closed. A decade later it was forgotten."
    assert [value for _, value in values(text)] == ["2018", "2020", "XXXX"]


def test_a_background_may_lead_beyond_it_where_the_future_is_spoken_of() -> None:
    text = "In 2018 the mine opened. A decade later it will close."
    assert [value for _, value in values(text)] == ["2018", "2028"]


def test_the_date_of_a_dateline_is_near_the_day_of_writing() -> None:
    text = "In 2018 demand is seen to double. KARSTA, June 15 (Agency) - Demand grew."
    assert values(text)[-1] == ("June 15", "2021-06-15")
