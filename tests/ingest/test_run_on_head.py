"""Heads of pages that run on into the first paragraph."""

from __future__ import annotations

import pytest

from idlib_tui.ingest.article import Given, read_article
from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.repair.run_on_head import split_run_on_head
from idlib_tui.model import Article

BODY = "Ferries were kept in port on Tuesday while the wind rose, the port of Karsta said."
REST = "\nNobody was hurt, the port said."


def article(head: str) -> Article:
    return read_article(Draft(head + BODY + REST), "storm.txt", Given())


@pytest.mark.parametrize(
    ("head", "title", "outlet", "place"),
    [
        ("Storm closes the port OSLO (AP) - ", "Storm closes the port", "AP", "Oslo"),
        (
            "Storm closes the port KARSTA, Norway (Reuters) - ",
            "Storm closes the port",
            "Reuters",
            "Karsta, Norway",
        ),
        (
            "Crews call for a new harbour council New York (CNN) -- ",
            "Crews call for a new harbour council",
            "CNN",
            "New York",
        ),
        (
            "Storm closes the port OSLO | Tue Mar 3, 2020 7:05 am GMT OSLO (Reuters) - ",
            "Storm closes the port",
            "Reuters",
            "Oslo",
        ),
        (
            "Storm closes the port OSLO/BERGEN March 3 (Reuters) - ",
            "Storm closes the port",
            "Reuters",
            "Oslo / Bergen",
        ),
    ],
)
def test_a_headline_is_parted_from_the_dateline_behind_it(
    head: str, title: str, outlet: str, place: str
) -> None:
    made = article(head)
    assert (made.title, made.outlet, made.place) == (title, outlet, place)
    assert made.text.endswith(BODY + REST)
    assert title not in made.text


def test_a_stamp_behind_the_place_gives_the_day_and_goes() -> None:
    made = article("OSLO | Tue Mar 3, 2020 7:05 am GMT OSLO (Reuters) - ")
    assert str(made.published.day) == "2020-03-03"
    assert made.text == f"OSLO (Reuters) - {BODY}{REST}"


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("By the CNN Wire Staff ", "the CNN Wire Staff"),
        ("From the CNN Wire Staff ", None),
        ("By Ann Lee and Bo Roe, CNN ", "Ann Lee and Bo Roe, CNN"),
        ("Storm closes the port March 03, 2020 | By Ann Lee, CNN ", "Ann Lee, CNN"),
    ],
)
def test_a_byline_that_ends_in_an_agency_is_parted_from_the_words_behind(
    head: str, byline: str | None
) -> None:
    draft = Draft(head + BODY)
    split_run_on_head(draft)
    assert draft.text.endswith(f"\n\n{BODY}")
    if byline:
        assert article(head).byline == byline


def test_highlights_are_lines_of_their_own() -> None:
    draft = Draft(f"Storm closes the port NEW: Ferries stop NEW: Wind rises Oslo (CNN) -- {BODY}")
    split_run_on_head(draft)
    assert draft.text.split("\n\n")[:3] == [
        "Storm closes the port",
        "NEW: Ferries stop",
        "NEW: Wind rises",
    ]


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"OSLO (AP) - {BODY}",
        "The agencies (Reuters) and others had asked the port by Ann Lee, who left, for papers.",
        "He spoke at 7:05 am. The port of Karsta (AP photo) was closed by the storm on Tuesday.",
    ],
)
def test_a_paragraph_that_begins_as_it_should_stays_whole(text: str) -> None:
    draft = Draft(text)
    split_run_on_head(draft)
    assert draft.text == text


def test_a_zone_belongs_to_the_hour() -> None:
    draft = Draft(f"Tue Mar 3, 2020 7:05 am EST OSLO (AP) - {BODY}")
    split_run_on_head(draft)
    assert draft.text == f"Tue Mar 3, 2020 7:05 am EST\n\nOSLO (AP) - {BODY}"


def test_a_sentence_behind_source_is_no_outlet() -> None:
    made = article(
        "Source: Several people were taken to hospital after the storm broke windows in\n\n"
    )
    assert made.outlet is None
