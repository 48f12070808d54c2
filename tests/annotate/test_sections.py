"""Live pages: their stamps, and the days of their sections."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate import annotate
from idlib_tui.annotate.sections import sections

DAY = date(2020, 2, 19)
BEFORE = date(2020, 2, 18)

DOWNWARDS = """11.20am: Power returns to Lunde

Nine people died yesterday, police said.

9.00am GMT

Schools stay closed today.

Tuesday 18 February 2020

10.45pm: Good night

Two people drowned in Karsta today, police said.
"""
UPWARDS = """21:58
18 February 2020
The last stations closed.

00:31
19 February 2020
Bo Ray claimed victory. “We won last night,” he told supporters.
"""
BRACKETS = """[12:05 p.m. ET] Fourteen people were saved today, the mayor said.

[11:40 a.m. ET, February 18, 2020] The school collapsed today, the mayor said.
"""


def days(text: str, published: date | None = DAY) -> dict[str, date | None]:
    """Read each line that is left, with the day on which it was written."""
    return {
        line.strip(): section.day
        for section in sections(text, published)
        for start, end in section.spans
        for line in text[start:end].split("\n")
        if line.strip()
    }


def test_a_date_holds_for_the_sections_below_it() -> None:
    assert days(DOWNWARDS) == {
        "Power returns to Lunde": DAY,
        "Nine people died yesterday, police said.": DAY,
        "Schools stay closed today.": DAY,
        "Good night": BEFORE,
        "Two people drowned in Karsta today, police said.": BEFORE,
    }


def test_an_hour_above_its_date_belongs_to_it() -> None:
    assert list(days(UPWARDS).values()) == [BEFORE, DAY]


def test_a_date_beside_the_hour() -> None:
    assert list(days(BRACKETS).values()) == [DAY, BEFORE]
    assert days("14:05 - 18 February 2020\nOne.\n\n15:10\nTwo.") == {"One.": BEFORE, "Two.": BEFORE}


@pytest.mark.parametrize(
    "text",
    [
        "The harbour opened at 14:05 on Tuesday.\n\nShips came in at 15:10.",
        "14:05\n\nThe harbour opened on Tuesday.",
        "1.5 million came.\n\n2.25 million left.",
        "18 February 2020\n\nThe harbour opened.\n\n19 February 2020\n\nShips came in.",
        "10.30 people a week\n\n11.45 boats a day",
    ],
)
def test_other_texts_are_one_section(text: str) -> None:
    (section,) = sections(text, DAY)
    assert (section.day, section.spans) == (DAY, ((0, len(text)),))


def test_a_date_that_is_far_away_is_no_stamp() -> None:
    text = "14:05\nOne.\n\n3 May 1999\n\n13:00\nTwo."
    assert days(text)["Two."] == DAY


def test_annotations_are_of_the_section_s_day_and_at_their_offsets() -> None:
    found = annotate(DOWNWARDS, DAY).found
    assert {(t.text, t.value) for t in found.timexes if t.text in {"yesterday", "today"}} == {
        ("yesterday", "2020-02-18"),
        ("today", "2020-02-19"),
        ("today", "2020-02-18"),
    }
    for item in (*found.timexes, *found.quotes):
        assert DOWNWARDS[item.start : item.end] == item.text
    assert [quote.said_on for quote in found.quotes] == [DAY, BEFORE]
    assert list(found.timexes) == sorted(found.timexes, key=lambda timex: timex.start)


def test_stamps_are_in_no_quote_and_no_event() -> None:
    found = annotate(BRACKETS, DAY).found
    assert not [quote for quote in found.quotes if "p.m." in quote.text]
    assert [DOWNWARDS and BRACKETS[e.start : e.end][:8] for e in found.events if e.dated] == [
        "Fourteen",
        "The scho",
    ]
