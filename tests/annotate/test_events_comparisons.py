"""A time that something is only compared with dates no event."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate.pipeline import annotate

PUBLISHED = date(2021, 6, 16)  # a Wednesday


def dated(text: str) -> list[tuple[str, str]]:
    events = annotate(text, PUBLISHED).found.events
    return [(text[event.trigger_start : event.trigger_end], event.value) for event in events]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karsta lost to Belmar on Saturday, its first loss since 1992.", ("lost", "2021-06-12")),
        ("Karsta suffered its worst flood since 2008 on Monday.", ("suffered", "2021-06-14")),
        ("The fire in Karsta, its deadliest since 1987, began on Friday.", ("began", "2021-06-11")),
        ("For the first time since 1998, Karsta won on Sunday.", ("won", "2021-06-13")),
        ("Prices in Karsta rose on Monday to their highest since March.", ("rose", "2021-06-14")),
        ("More people died in Karsta on Friday than in 2010.", ("died", "2021-06-11")),
        (
            "A flood in Karsta killed 20 on Monday, compared with 12 in 2010.",
            ("killed", "2021-06-14"),
        ),
        ("Karsta cut 30 jobs on Monday, down from 90 a year earlier.", ("cut", "2021-06-14")),
        ("Protests in Karsta began on Monday, as they did in 2011.", ("began", "2021-06-14")),
        ("Unlike in 2011, the mayor of Karsta resigned on Monday.", ("resigned", "2021-06-14")),
    ],
)
def test_what_is_compared_with_is_no_event(text: str, expected: tuple[str, str]) -> None:
    assert dated(text) == [expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Karsta has been without power since Friday.", "2021-06-11"),
        ("Clashes have killed 20 people in Karsta since last month's protest.", "2021-05"),
        ("More than 20 people died in Karsta on Monday.", "2021-06-14"),
    ],
)
def test_what_only_looks_compared(text: str, value: str) -> None:
    assert [found for _, found in dated(text)] == [value]


def test_figures_for_a_quarter_do_not_date_their_report() -> None:
    text = "Karsta Steel reported a loss of 5 million for the third quarter."
    assert dated(text) == [("loss", "2020-Q3")]


def test_what_is_in_the_present_was_not_last_year() -> None:
    text = "The sale is the result of a deal begun between Karsta and Belmar last year."
    assert dated(text) == [("begun", "2020")]


def test_a_lead_without_a_day_has_that_of_its_happening_told_later() -> None:
    text = """Karsta Steel has opened a mill in the valley of the Lorn, its largest so far.

The mayor of Karsta cut a ribbon before some thousand guests.

The mill was opened on Sunday. Karsta Rail laid a track to it."""
    assert ("cut", "2021-06-13") in dated(text)


def test_what_has_happened_is_of_the_day_of_the_lead() -> None:
    text = """Karsta Steel has opened a mill in the Lorn valley. Sunday was chosen for the feast.

The mayor of Karsta has visited the mill."""
    found = annotate(text, PUBLISHED, undated=True).found.events
    days = {text[e.trigger_start : e.trigger_end]: e.value for e in found}
    assert (days["opened"], days["visited"]) == ("2021-06-13", "2021-06-13")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Reed (1911-1986) painted the harbour of Karsta.", []),
        ("Ann Reed (1911 – 1986) painted the harbour of Karsta.", []),
        ("Karsta won Euro 2012 on Monday.", [("won", "2021-06-14")]),
        ("Karsta lost the battle of Belmar (1644).", [("battle", "1644")]),
        ("In March 2012 Karsta won.", [("won", "2012-03")]),
    ],
)
def test_years_of_a_life_or_a_name_date_nothing(text: str, expected: list[tuple[str, str]]) -> None:
    found = annotate(text, PUBLISHED).found.events
    told = [(text[e.trigger_start : e.trigger_end], e.value) for e in found if e.expression_start]
    assert told == expected
