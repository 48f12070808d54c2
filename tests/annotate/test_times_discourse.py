"""Dates that refer to other dates of the text: background in news, and histories."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes

PUBLISHED = date(2021, 6, 16)

HISTORY = """\
The league was founded in 1803. In April 1804 its army crossed the river, and on June 2 it took the
capital. The next day the king fled.

In December the league offered peace. On January 9 the offer was refused. The following year saw
two more battles; the first, on 3 March 1806, was lost. Two days later the league was dissolved.

By the spring of 1807 nothing was left of it, as nothing had been left of the league of 1750 after
the peace. In May the last fort fell."""


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in find_timexes(read_document(text, published))]


def test_a_history_is_recognised_by_itself() -> None:
    expected = [
        ("1803", "1803"),
        ("April 1804", "1804-04"),
        ("June 2", "1804-06-02"),
        ("The next day", "1804-06-03"),
        ("December", "1804-12"),
        ("January 9", "1805-01-09"),
        ("The following year", "1806"),
        ("3 March 1806", "1806-03-03"),
        ("Two days later", "1806-03-05"),
        ("the spring of 1807", "1807-SP"),
        ("1750", "1750"),
        ("May", "1807-05"),
    ]
    assert values(HISTORY) == expected
    assert values(HISTORY, None) == expected


def test_background_in_news_refers_to_its_own_year() -> None:
    text = (
        "The minister resigned on Tuesday.\n"
        "In 2015 the party split. In March he left it, and by June he led another.\n"
        "The vote is due in August."
    )
    assert values(text) == [
        ("Tuesday", "2021-06-15"),
        ("2015", "2015"),
        ("March", "2015-03"),
        ("June", "2015-06"),
        ("August", "2021-08"),
    ]


def test_an_aside_does_not_open_a_background() -> None:
    text = "Both the 2018 ceasefire and the deal that was reached on January 12 have failed."
    assert values(text) == [("2018", "2018"), ("January 12", "2021-01-12")]


def test_a_day_earlier_counts_from_the_day_last_mentioned() -> None:
    text = "The talks failed on June 2. A day earlier the envoy had left; the next day he was back."
    assert values(text) == [
        ("June 2", "2021-06-02"),
        ("A day earlier", "2021-06-01"),
        ("the next day", "2021-06-02"),
    ]


def test_the_same_day_and_that_month() -> None:
    text = "The bridge fell on 4 May 2019. On the same day a mill burned; that month it rained."
    assert values(text)[1:] == [("the same day", "2019-05-04"), ("that month", "2019-05")]


def test_what_counts_from_an_untold_event_stays_open() -> None:
    assert values("It closed the day before the vote.") == [("the day before", "XXXX-XX-XX")]
    assert values("It closed six months later.") == [("six months later", "XXXX-XX")]


def test_joined_months_share_their_year() -> None:
    assert values("It rained in April and June 1955.") == [
        ("April", "1955-04"),
        ("June 1955", "1955-06"),
    ]


def test_next_summer_in_a_history_is_that_of_its_time() -> None:
    text = HISTORY + " The league hoped for help by next summer. In July it gave up."
    assert values(text)[-2:] == [("next summer", "1807-SU"), ("July", "1807-07")]


TOWN = (
    "In 1642 the town rose. In 1644 the bridge fell. In 1651 the mill burned. "
    "In May 1653 the duke fled. On 3 June 1653 the gates were opened. "
)


@pytest.mark.parametrize(
    ("aside", "value"),
    [
        ("The harvest was better than in the previous year.", "1653-09"),
        ("Bread cost two pence, from a high of nine in the summer of 1648.", "1653-09"),
        ("A letter printed in 1702 tells of it.", "1653-09"),
        ("The year before, the duke had been well.", "1653-09"),
        ("Fewer men came, compared with a thousand in March 1649.", "1653-09"),
        ("By May 1655 the duke was back.", "1655-09"),
    ],
)
def test_an_aside_leaves_the_telling_where_it_was(aside: str, value: str) -> None:
    text = f"{TOWN}{aside} In September a fair was held."
    assert values(text)[-1] == ("September", value)


def test_a_leap_day_lies_in_a_leap_year() -> None:
    assert values(f"{TOWN} They came back on February 29.", None)[-1][1] == "1652-02-29"


def test_adjectives_of_time_are_times_in_histories_only() -> None:
    assert ("former", "PAST_REF") in values(f"{TOWN} The former duke was tried.")
    assert values("The former duke was tried in recent days.") == [("recent days", "PXD")]


def test_today_is_no_day_of_a_history() -> None:
    assert values(f"{TOWN} The bridge stands today.")[-1] == ("today", "PRESENT_REF")


def test_a_year_later_counts_from_the_latest_date_told() -> None:
    text = "The duke sold the mill in 1655, and in 1661 the town bought it. A year later it burned."
    assert values(f"{TOWN}{text}")[-1] == ("A year later", "1662")
