"""Publication dates from the text alone: stamps and addresses, not dates told in sentences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.annotate.dating import date_from_text
from idlib_tui.model import PublishedFrom

STORY = "The mill burned down. Nobody was hurt. The owner said he would build it anew. "


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published 12 May 2014\n", "2014-05-12"),
        ("Mill burns\nFirst published: Monday, May 12, 2014, 9:56 a.m.\n", "2014-05-12"),
        ("Mill burns\nBy Ann Oak\nMay 12, 2014\n", "2014-05-12"),
        ("Mill burns down 12 May 2014 Last updated at 13 : 42 GMT ", "2014-05-12"),
        ("Mill burns Posted : May 12 , 2014 ", "2014-05-12"),
        ("Mill burns\n2014-05-12\n", "2014-05-12"),
        ("Mill burns Novembr 12, 2014 ", "2014-11-12"),
        ("MILLTOWN, May 12, 2014 (Agency) – ", "2014-05-12"),
        ("https://example.org/news/2014/05/12/mill-burns\nMill burns\n", "2014-05-12"),
        ("http : / / example . org / 2014 / may / 12 / mill Mill burns ", "2014-05-12"),
        ("http://example.org/20140512/mill.htm Mill burns ", "2014-05-12"),
    ],
)
def test_stated_dates(head: str, day: str) -> None:
    published = date_from_text(head + STORY)
    assert published.day == date.fromisoformat(day)
    assert published.known_from is PublishedFrom.TEXT
    assert published.because.endswith(".")
    assert 0.5 < published.confidence < 1


def test_a_stamp_goes_before_the_address() -> None:
    head = "http://example.org/2014/05/11/mill Mill burns Published: May 12, 2014 "
    assert date_from_text(head + STORY).day == date(2014, 5, 12)


def test_the_address_tells_day_and_month_apart() -> None:
    head = "http://example.org/2014/05/03/mill Mill burns 03/05/2014 "
    assert date_from_text(head + STORY).day == date(2014, 5, 3)


def test_a_stamp_with_a_time_zone_keeps_the_day_that_it_says() -> None:
    assert date_from_text("Posted: May 12, 2014 10:04 PM EDT\n" + STORY).day == date(2014, 5, 12)
    assert date_from_text("KARSTA | Mon May 12, 2014 1:04 am IST\n" + STORY).day == date(
        2014, 5, 12
    )


def test_the_date_of_a_picture_is_no_stamp() -> None:
    caption = "Workers clear the ruins of the mill at the river in Karsta May 9, 2014{}\n"
    stamp = "KARSTA | Mon May 12, 2014 4:10 pm GMT KARSTA (Agency) - The mill is gone.\n"
    assert date_from_text(caption.format(".") + STORY).day is None
    assert date_from_text(caption.format(".") + stamp + STORY).day == date(2014, 5, 12)
    assert date_from_text(caption.format(", after the fire.") + STORY).day is None


def test_an_update_counts_where_it_soon_followed() -> None:
    stamps = "Published: May 12, 2014\nUpdated: May {}, 2014\n"
    assert date_from_text(stamps.format(13) + STORY).day == date(2014, 5, 13)
    assert date_from_text(stamps.format(30) + STORY).day == date(2014, 5, 12)


def test_a_labelled_stamp_at_the_end_counts() -> None:
    assert date_from_text(STORY * 40 + "\nPublished 12 May 2014").day == date(2014, 5, 12)
    assert date_from_text(STORY * 40 + "\n12 May 2014").day is None


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned down on May 12, 2014, police said.",
        "The mill, closed since 12 May 2014, burned down.",
        "He died May 12, 2014. The mill went to his son.",
        "Police said Friday that the mill burned down on May 12, 2014.",
    ],
)
def test_a_date_in_a_sentence_is_not_the_articles_own(text: str) -> None:
    assert date_from_text(text).day is None


@pytest.mark.parametrize("text", ["", STORY, "On Tuesday, May 12, the mill burned down."])
def test_nothing_to_tell(text: str) -> None:
    published = date_from_text(text)
    assert published.day is None
    assert published.known_from is PublishedFrom.UNKNOWN


@given(text=st.text())
def test_any_text(text: str) -> None:
    published = date_from_text(text)
    assert (published.day is None) == (published.known_from is PublishedFrom.UNKNOWN)
