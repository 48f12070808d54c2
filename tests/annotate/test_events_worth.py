"""What is no entry of the chronology, and which times date nothing."""

from datetime import date

import pytest

from idlib_tui.annotate.events import find_events
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.times import find_timexes
from idlib_tui.model import Relation

DAY = date(2021, 3, 12)


def told(text: str) -> list[tuple[str, Relation]]:
    """The dates of the statements that the chronology shows."""
    document = read_document(text, DAY)
    events = find_events(document, find_timexes(document), (), ())
    return [(event.value, event.relation) for event in events if event.dated]


@pytest.mark.parametrize(
    "text",
    [
        "It was the worst storm on the coast of Faro since 1987.",
        "More people drowned off Faro than in 2009.",
        "Compared with March 2010, sales in Gao fell by half.",
        "The club won in Riga for the first time in 20 years.",
        "The clubs of Riga are richer than they were 10 years ago.",
        "Copper for April delivery rose to a record in Riga.",
    ],
)
def test_a_comparison_is_no_event_of_its_time(text: str) -> None:
    assert not [value for value, relation in told(text) if relation is not Relation.REPORTED]


def test_what_is_compared_keeps_its_own_day() -> None:
    assert told("Riga suffered its first loss since 1992 on Tuesday.") == [
        ("2021-03-09", Relation.ON)
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Rebels have held the town of Gao since 4 January 2021.", "2021-01-04"),
        ("The first troops have held the town of Gao since January.", "2021-01"),
        ("More than a year ago the rebels took Gao.", "2020"),
    ],
)
def test_what_only_looks_like_a_comparison_is_one_event(text: str, value: str) -> None:
    assert [date_ for date_, _ in told(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "I was in Riga on Tuesday and saw it all.",
        "Why did the town of Gao fall in 2011?",
        "Your army left the town of Gao on Friday, remember.",
    ],
)
def test_questions_and_comments_are_no_events(text: str) -> None:
    assert told(text) == []


def test_what_is_said_in_quotation_marks_is_told_all_the_same() -> None:
    assert told("“We left the town of Gao on Friday,” he said.")


def test_the_stamp_of_a_page_dates_nothing() -> None:
    text = "Anna K. | Tue Mar 9, 2021 5:29 pm | The army of Mali left Gao and burned its camp."
    assert "2021-03-09" not in [value for value, _ in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "updated: Fri Mar 05 2021 21:00:00 The army of Mali left Gao and burned its camp.",
        "Army leaves Gao last updated: Fri Mar 05 2021 21:00 The army burned its camp at Gao.",
    ],
)
def test_a_link_to_another_article_with_its_stamp_is_no_event(text: str) -> None:
    assert told(text) == []


def test_what_would_have_happened_did_not_happen() -> None:
    assert told("If the army had left Gao on Monday, the camp would stand.") == []
    assert told("The army acted as if it had left Gao on Monday.") == [("2021-03-08", Relation.ON)]
    assert told("If it rains, the army, which had left Gao on Monday, returns.") == [
        ("2021-03-08", Relation.ON)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Burned cars and broken glass lined the road.",
        "He offered new talks to the rebels of Gao.",
        "The farmers of Gao have always distrusted the army of Mali.",
        "The soldiers of Mali were manning checkpoints in Gao.",
    ],
)
def test_only_a_happening_of_its_own_is_an_event_of_the_day_of_the_report(text: str) -> None:
    assert told(text) == []


def test_what_only_the_publication_dates_stands_in_the_lead() -> None:
    news = "The army of Mali burned its camp at Gao."
    sides = ("old", "new", "long", "low", "red", "dry", "big", "far")
    filler = "\n\n".join(
        f"The {side} barracks at the northern gate are empty and quiet." for side in sides
    )
    assert told(news) == [("2021-03-12", Relation.REPORTED)]
    assert told(f"{filler}\n\n{news}") == []


def test_the_words_of_an_event_begin_behind_the_dateline() -> None:
    text = "BAMAKO, March 12 (Agence) - The army of Mali burned its camp at Gao on Tuesday."
    document = read_document(text, DAY)
    (event,) = (e for e in find_events(document, find_timexes(document), (), ()) if e.dated)
    assert event.text.startswith("The army of Mali")


@pytest.mark.parametrize(
    "text",
    [
        "Sanctions have hurt exports from Gao.",
        "Storms usually batter the coast of Faro in February.",
        "Floods drown dozens in Gao each summer, mostly in July.",
        "A Riga-backed militia will guard the town of Gao.",
    ],
)
def test_background_and_habits_are_no_entries(text: str) -> None:
    assert told(text) == []


def test_what_happened_without_a_date_is_an_entry_only_in_the_lead() -> None:
    lead = "Rebels from Gao captured the port of Pemba."
    rest = " ".join(
        f"The town of Gao is quiet, and house {at} of it is empty now." for at in range(3)
    )
    assert told(f"{lead} {rest}") == [(DAY.isoformat(), Relation.REPORTED)]
    assert told(f"{rest} {lead}") == []


def test_what_usually_happens_can_have_happened() -> None:
    assert told("The mayor of Gao, who usually rides a mule, resigned on Tuesday.") == [
        ("2021-03-09", Relation.ON)
    ]
