"""Who is quoted where two could be: offices of two countries, bodies and towns, quoted by whom."""

from __future__ import annotations

import pytest

from idlib_tui.model import QuoteKind
from tests.annotate.quoting import direct, quotes, reported

MEETINGS = [
    "Foreign Minister Mevlut Adin of Turkey met Greek Foreign Minister Nikos Velt on Monday.",
    "Turkish Foreign Minister Mevlut Adin met Foreign Minister Nikos Velt of Greece on Monday.",
    "Turkey's foreign minister, Mevlut Adin, met the Greek foreign minister, Nikos Velt, there.",
    "Mevlut Adin, the Turkish foreign minister, met Nikos Velt, the foreign minister of Greece.",
    "Turkey's Foreign Minister Mevlut Adin met Greece's Foreign Minister Nikos Velt.",
    "The foreign minister of Turkey, Mevlut Adin, met Nikos Velt, Greece's foreign minister.",
]


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize(("people", "who"), [("Greek", "Nikos Velt"), ("Turkish", "Mevlut Adin")])
def test_two_holders_of_one_office_are_told_apart_by_their_country(
    meeting: str, people: str, who: str
) -> None:
    text = f"{meeting} “We agreed,” the {people} minister said."
    assert direct(text) == [("We agreed,", who)]


def test_nobody_of_another_country_is_meant() -> None:
    text = "French President Paul Roy spoke on Monday. “We go,” the German leader said."
    assert direct(text) != [("We go,", "Paul Roy")]


@pytest.mark.parametrize("noun", ["company", "group", "firm", "agency", "organisation", "charity"])
@pytest.mark.parametrize("place", ["in Bristow", "near Qamishla", "outside Karsta"])
def test_a_body_is_never_the_town_in_which_something_happened(noun: str, place: str) -> None:
    text = f"Crews {place} voted on Monday to walk out. The {noun} said it would run 12 ferries."
    ((_, speaker),) = reported(text)
    assert speaker == noun


def test_a_person_is_not_the_town_in_which_he_was() -> None:
    text = "Crews in Bristow voted. “It was cold,” he said."
    assert direct(text) == [("It was cold,", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee was quoted by the Herald as saying “we go”.",
        "Ann Lee was quoted as saying “we go”.",
        "Ann Lee was quoted on Monday by the Herald as saying: “we go”.",
        "The Herald quoted Ann Lee as saying “we go”.",
        "The Herald cited Ann Lee as saying “we go”.",
        "The Herald, citing Ann Lee as saying “we go”, left.",
        "Ann Lee left. The Herald quoted her as saying “we go”.",
        "“we go,” the Herald quoted Ann Lee as saying.",
        "“we go,” Ann Lee was quoted as saying.",
        "“we go,” Ann Lee was quoted by the Herald as saying.",
        "Ann Lee left on Monday. “we go,” the Herald quoted her as saying.",
        "Ann Lee was quoted by the agency as telling reporters: “we go”.",
    ],
)
def test_who_is_quoted_speaks_and_not_who_quotes(text: str) -> None:
    assert [(words.rstrip(","), who) for words, who in direct(text)] == [("we go", "Ann Lee")]


@pytest.mark.parametrize(
    "text",
    [
        "Her book “Mothballing the Ship” sold well, Ann Lee said.",
        "The song “Yesterday's Rain” made her rich, Ann Lee said.",
        "Ann Lee said that the film “Night Train” was shot in Leeds.",
        "Ann Lee said his novel “Ashes” had won a prize.",
        "Ann Lee wrote the play “A House of Glass” in a year, she said.",
    ],
)
def test_titles_of_works_are_nobodys_speech(text: str) -> None:
    assert not [one for one in quotes(text) if one.kind is QuoteKind.DIRECT]


@pytest.mark.parametrize(
    "text",
    [
        "John Roe said it was late. He said it was cold. Then Max Poe arrived. “No,” he said.",
        "John Roe said it was late. He was cold. Max Poe, a baker, spoke to Roe. “No,” he said.",
        "John Roe said it was late. Roe said it was cold. Max Poe left the town. “No,” he said.",
        "John Roe spoke. Roe, who said it was late, left. Max Poe told Roe to wait. “No,” he said.",
    ],
)
def test_a_newly_named_subject_beats_somebody_older(text: str) -> None:
    assert ("No,", "Max Poe") in direct(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Arab Union issued a statement. “We are sad,” the statement said.", "Arab Union"),
        ("“We are sad,” said a statement from the Arab Union.", "Arab Union"),
        ("Ida Moss spoke in a statement. “We are sad,” the statement read.", "Ida Moss"),
        ("“We are sad,” a statement said.", None),
        ("“We are sad,” the press conference said.", None),
        ("Last month, when I asked Ida Moss, she left. “We are sad,” she said.", "Ida Moss"),
        ("Last week Ida Moss said: “We are sad,”", "Ida Moss"),
    ],
)
def test_statements_and_times_are_no_speakers(text: str, who: str | None) -> None:
    assert ("We are sad,", who) in direct(text)


def test_a_participle_in_front_is_no_part_of_the_name() -> None:
    assert reported("Telling Jane Roe to wait, Ida Moss said it was late.")[-1] == (
        "it was late",
        "Ida Moss",
    )


@pytest.mark.parametrize("line", ["— Port of Karsta (@karsta) May 3, 2020", "– Port of Karsta"])
def test_the_line_below_a_quotation_signs_it(line: str) -> None:
    assert direct(f"“We are closing. Stay home.”\n{line}\n") == [
        ("We are closing. Stay home.", "Port of Karsta")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Those with “Go home” on their shirts left,” Ida Moss said.", "Those with “Go home” on"),
        ("” I left early and went home,” Ida Moss said.", "I left early"),
    ],
)
def test_marks_within_marks_and_marks_that_lean_the_wrong_way(text: str, words: str) -> None:
    ((found, who),) = direct(text)
    assert found.startswith(words)
    assert who == "Ida Moss"


def test_what_a_group_was_doing_is_no_part_of_its_name() -> None:
    text = "Protesters marching through the streets chanted “we will not go”."
    assert direct(text) == [("we will not go", "protesters")]


def test_guillemets_at_the_front_of_lines_are_bullets() -> None:
    assert direct("» Ferries stop\n» Buses run\n\n“Yes,” said Ann Lee.") == [("Yes,", "Ann Lee")]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “Free Valley” said it blew up the bridge.",
        "Known as “the Butcher”, he denied all charges.",
        "An operation dubbed “Red Dawn” was launched.",
        "A group called “Free Valley” said it would sail.",
    ],
)
def test_what_somebody_or_something_is_called_is_not_said(text: str) -> None:
    assert not [quote for quote in quotes(text) if "“" in quote.text]


def test_what_somebody_calls_something_is_said() -> None:
    assert direct("Roe called the plan “Mad Max politics”.") == [("Mad Max politics", "Roe")]
    assert reported("The mayor called the attack a crime.") == [("the attack a crime", "mayor")]


def test_somebody_who_is_called_on_the_telephone_is_not_said() -> None:
    assert reported("Chancellor Olaf Velt called President Adin.") == []


@pytest.mark.parametrize(
    "text",
    ["“They shot at us,” said one. Another said: “I ran.”", "Ann Lee fled. Another said, “I ran.”"],
)
def test_another_is_somebody_else(text: str) -> None:
    assert direct(text)[-1] == ("I ran.", "Another")


def test_a_determiner_before_a_verb_may_stand_for_somebody() -> None:
    assert reported("Another said it had stopped.") == [("it had stopped", "Another")]
    assert reported("One alleged plot was foiled.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Roe told reporters after he landed that talks had failed.", ["talks had failed"]),
        ("Roe told reporters when he landed that talks had failed.", ["talks had failed"]),
        ("The crowd could tell the world because the lines were open.", []),
        ("Roe told them when the ferry would sail.", ["when the ferry would sail"]),
    ],
)
def test_when_something_was_told_is_not_told(text: str, told: list[str]) -> None:
    assert [words for words, _ in reported(text)] == told


def test_a_place_is_not_the_speaker_of_the_next_paragraph() -> None:
    text = (
        "Velt is on the road to Gao, the hometown of Roe who has ruled for 41 years.\n\n"
        "“They cut us to pieces. They are firing on us with tanks.”"
    )
    assert direct(text) == [("They cut us to pieces. They are firing on us with tanks.", None)]


def test_a_stray_mark_is_no_part_of_a_source() -> None:
    text = 'Rebels were near the town," the official said. "We wait."'
    assert {quote.speaker_text for quote in quotes(text)} == {"official"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Roe told her she was free to go.", "she was free to go"),
        ("Roe told her the plan was dead.", "the plan was dead"),
        ("Roe told her husband the plan was dead.", "the plan was dead"),
    ],
)
def test_her_may_be_the_one_who_is_told(text: str, told: str) -> None:
    assert reported(text) == [(told, "Roe")]


def test_what_was_said_of_something_does_not_make_a_speaker_of_it() -> None:
    text = "Jane Roe, who calls the plan “a flop”, said the show was over."
    assert {quote.speaker_text for quote in quotes(text)} == {"Jane Roe"}
    assert ("the show was over", "Jane Roe") in reported(text)


def test_he_is_whom_the_last_sentence_named_by_office() -> None:
    text = (
        "“We waited,” said Phil Tate. The Vale coach, Carlo Venturi, was less pleased. "
        "“We stopped,” he said."
    )
    assert direct(text) == [("We waited,", "Phil Tate"), ("We stopped,", "Carlo Venturi")]
