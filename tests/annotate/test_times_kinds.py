"""Kinds of time expressions in which one word changes the day, or shows that none is meant."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.pipeline import annotate
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes

PUBLISHED = date(2021, 6, 16)  # a Wednesday


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in find_timexes(read_document(text, published))]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("Friday week", "2021-06-25"),
        ("Monday fortnight", "2021-07-05"),
        ("today week", "2021-06-23"),
        ("tomorrow fortnight", "2021-07-01"),
        ("a week on Saturday", "2021-06-26"),
        ("two weeks from Thursday", "2021-07-01"),
        ("a fortnight today", "2021-06-30"),
        ("a week from tomorrow", "2021-06-24"),
        ("a week last Friday", "2021-06-04"),
        ("a week ago Monday", "2021-06-07"),
        ("the week after next", "2021-W26"),
        ("the month before last", "2021-04"),
        ("the Sunday before last", "2021-06-06"),
        ("the Friday after next", "2021-06-25"),
        ("the weekend after next", "2021-W26-WE"),
        ("Thursday next", "2021-06-17"),
    ],
)
def test_further_weeks(expression: str, value: str) -> None:
    assert values(f"The hearing was put to {expression}.") == [(expression, value)]


def test_a_week_from_monday_may_be_how_long_it_lasts() -> None:
    assert values("Schools close for a week from Monday.")[0] == ("a week", "P1W")


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("a quarter of a century ago", "1996"),
        ("a quarter-century ago", "1996"),
        ("three quarters of a century ago", "1946"),
        ("half a century ago", "1971"),
        ("half a decade ago", "2016"),
        ("half a dozen years ago", "2015"),
        ("two dozen years ago", "1997"),
        ("two score years ago", "1981"),
        ("a couple of decades ago", "2001"),
        ("more than a quarter of a century ago", "1996"),
        ("the past quarter century", "P25Y"),
        ("three quarters of an hour", "PT0.75H"),
    ],
)
def test_parts_of_long_units(expression: str, value: str) -> None:
    assert values(f"They had met {expression}.") == [(expression, value)]


@pytest.mark.parametrize(
    "text",
    [
        "The shrine was built in 1281 AH.",
        "It was written in AH 1281.",
        "The poet died in 1304 SH.",
        "It opened in 1304 AP, he said.",
        "The school was founded in Hijri 1356.",
        "The treaty of Rajab 1286 was lost.",
        "They signed it on 12 Shawwal 1435.",
        "In the Persian year 1357 the shah left.",
        "The ruling of 1435 in the Islamic calendar stands.",
        "He was born in the year 1363 of the solar Hijri calendar.",
        "A letter of 1281 (Muslim calendar) was found.",
        "They fled in 1435 H.",
    ],
)
def test_years_of_other_calendars(text: str) -> None:
    assert values(text) == []


def test_what_only_looks_like_another_calendar() -> None:
    text = "In 2009 H1N1 spread. In 2011 Chinese envoys left. In Ramadan 2019 it rained."
    assert [value for _, value in values(text)] == ["2009", "2011", "2019"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 04/05/2021 it rained; on 23/05/2021 it snowed.", ["2021-05-04", "2021-05-23"]),
        ("On 04/05/2021 it rained; on 05/23/2021 it snowed.", ["2021-04-05", "2021-05-23"]),
        ("On 23/05/21 it snowed. It had rained on 04/05/21.", ["2021-05-23", "2021-05-04"]),
        ("On 04.05.2021 and 05.23.2021 it rained.", ["2021-04-05", "2021-05-23"]),
        ("On 04-05-2021 and 05-23-2021 it rained.", ["2021-04-05", "2021-05-23"]),
        ("16/06/2021: it rained on 04/05/2021.", ["2021-06-16", "2021-05-04"]),
        ("On Tuesday 04/05/2021 it rained.", ["2021-06-15", "2021-05-04"]),
        ("On 3 May 2021 he left, and on 04/05/2021 she did.", ["2021-05-03", "2021-05-04"]),
        ("On May 3, 2021 he left, and on 04/05/2021 she did.", ["2021-05-03", "2021-04-05"]),
        (
            "On 23/05/2021 and 05/24/2021 and 04/05/2021.",
            ["2021-05-23", "2021-05-24", "2021-04-05"],
        ),
    ],
)
def test_the_text_settles_whether_the_day_comes_first(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_the_day_of_writing_settles_it_too() -> None:
    assert values("07/06/2021", date(2021, 6, 7)) == [("07/06/2021", "2021-06-07")]


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("the eve of Christmas", "2020-12-24"),
        ("the eve of Easter 2019", "2019-04-20"),
        ("the eve of the new year", "2020-12-31"),
        ("the eve of 3 March", "2021-03-02"),
        ("the day after Christmas", "2020-12-26"),
        ("two days before Christmas", "2020-12-23"),
        ("a week after Easter", "2021-04-11"),
        ("three days after 8 March", "2021-03-11"),
        ("three weeks before 1 May 2019", "2019-04-10"),
        ("a month before March 2019", "2019-02"),
        ("two years after 2015", "2017"),
        ("the day before last Friday", "2021-06-10"),
    ],
)
def test_days_counted_from_a_named_day(expression: str, value: str) -> None:
    assert values(f"She left on {expression}.") == [(expression, value)]


def test_the_eve_of_an_event_without_a_date_is_no_day() -> None:
    assert values("She left on the eve of the vote.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Reed, April Stone, June Carver and Jan Kovac met Sun Yi.",
        "April Stone sang; a song by June Carver followed. In April Stone was seen.",
        "He thanked Mrs. May. Mr June agreed.",
        "Theresa May left. Voters for May cheered.",
        "Mar Reyes and Dec Dolan sang.",
        "The March 14 alliance met the April 6 Youth Movement.",
        "The 17 November group and the July 26 Movement fell.",
        "They met in the February 5 Square.",
        "Wednesday Addams and Joe Friday were shown.",
    ],
)
def test_names_that_hold_a_month_or_a_day(text: str) -> None:
    assert values(text) == []


def test_months_beside_names_stay_months() -> None:
    text = "In June Berlin fell. By April Rome had fallen. Since May Paris has been free."
    assert [text for text, _ in values(text)] == ["June", "April", "May"]


@pytest.mark.parametrize(
    "text",
    [
        "The port of Karsta was shut on Monday for two days after a fire broke out.",
        "The road to Karsta was closed on Monday for at least three days after a landslide hit.",
        "On Monday troops patrolled Karsta in the two weeks before the vote was held.",
        "Karsta mourned on Monday for a week after the mayor died.",
        "Karsta was searched on Monday over the two days after a child vanished.",
        "Police in Karsta were praised on Monday within two days after they arrested him.",
    ],
)
def test_how_long_something_lasted_dates_nothing(text: str) -> None:
    events = annotate(text, PUBLISHED).found.events
    assert {event.value for event in events} == {"2021-06-14"}


def test_so_many_days_after_dates_what_follows() -> None:
    text = "The dam in Karsta failed on Monday, two days after a storm hit the coast."
    events = annotate(text, PUBLISHED).found.events
    assert [event.value for event in events] == ["2021-06-14", "2021-06-12"]


@pytest.mark.parametrize(
    "text",
    [
        "Christmas sales rose.",
        "The Christmas and New Year shopping season was poor.",
        "They flew to Easter Island with Christmas cards.",
    ],
)
def test_what_is_named_after_a_holiday_is_not_of_its_day(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # Published on Wednesday the 16th.
        ("It was closed from Friday to Monday.", ["2021-06-11", "2021-06-14"]),
        ("It was closed from Tuesday to Thursday.", ["2021-06-08", "2021-06-10"]),
        ("It was closed between Tuesday and Friday.", ["2021-06-08", "2021-06-11"]),
        ("It was closed Tuesday through Friday.", ["2021-06-08", "2021-06-11"]),
        ("It will be closed from Monday to Thursday.", ["2021-06-21", "2021-06-24"]),
        # No range: each is by itself.
        ("It was closed on Tuesday and Friday.", ["2021-06-15", "2021-06-11"]),
    ],
)
def test_the_days_of_a_range_are_in_order(text: str, days: list[str]) -> None:
    assert [value for _, value in values(text)] == days


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("overnight on Monday", "2021-06-14TNI"),
        ("Monday overnight", "2021-06-14TNI"),
        ("Q3 2019", "2019-Q3"),
        ("Q2 of last year", "2020-Q2"),
    ],
)
def test_nights_and_quarters(expression: str, value: str) -> None:
    assert values(f"It happened {expression}.") == [(expression, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in May and in April.", ["2021-05", "2021-04"]),
        ("It rained on 5 May and in March.", ["2021-05-05", "2021-03"]),
        ("It may rain in May.", ["2022-05"]),
    ],
)
def test_the_month_of_may_is_no_verb_that_looks_ahead(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("By Sunday, 12 people had died.", "2021-06-13"),
        ("By Sunday evening, firefighters had contained it.", "2021-06-13TEV"),
        ("By Friday, negotiators hope to agree.", "2021-06-18"),
        ("By Friday, the firm said, it will close.", "2021-06-18"),
    ],
)
def test_a_limit_that_opens_a_sentence_is_of_the_time_of_its_verb(text: str, value: str) -> None:
    assert values(text)[0][1] == value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("the night before last", "2021-06-14TNI"),
        ("the wee hours of Tuesday", "2021-06-15TMO"),
        ("the late hours of Tuesday", "2021-06-15TNI"),
        ("a decade and a half ago", "2006"),
        ("4 December '99", "1999-12-04"),
        ("Dec. 4, ’99", "1999-12-04"),
    ],
)
def test_odd_ways_to_name_a_time(expression: str, value: str) -> None:
    assert values(f"It failed {expression}.") == [(expression, value)]


@pytest.mark.parametrize("text", ["He left from gate 1812.", "It is the year 1444 AH."])
def test_numbers_that_are_no_years_of_ours(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("France said it would fly in 80 rescuers on Thursday.", "2021-06-17"),
        ("He said he would regret what happened on Thursday.", "2021-06-10"),
        ("He said the deal would have ended on Friday.", "2021-06-11"),
    ],
)
def test_what_was_said_would_happen_is_still_to_come(text: str, value: str) -> None:
    assert [found for _, found in values(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The drafters hoped to put it to a vote by Friday.", "2020-02-21"),
        ("The union planned to meet on Monday.", "2020-02-24"),
        ("Officials urged people to leave by Saturday.", "2020-02-22"),
        ("The ministers were to meet on Monday.", "2020-02-24"),
        ("The union failed to meet on Monday.", "2020-02-17"),
        ("The crews were forced to leave on Monday.", "2020-02-17"),
        ("He wanted to thank the crews who flew home on Monday.", "2020-02-17"),
    ],
)
def test_weekdays_of_what_was_intended(text: str, value: str) -> None:
    (found,) = find_timexes(read_document(text, date(2020, 2, 19)))
    assert found.value == value
