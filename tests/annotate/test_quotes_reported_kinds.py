"""Where reported words begin and end, by the kinds of sentence in which they stand."""

from __future__ import annotations

import pytest

from tests.annotate.quoting import reported

MOSS = "Ida Moss"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{MOSS} told a meeting in Salem, Ohio, on Monday that it was shut.", "it was shut"),
        (f"{MOSS} said in Leeds, Yorkshire, that the bridge was shut.", "the bridge was shut"),
        (f"{MOSS} wrote on her page that the bridge was shut.", "the bridge was shut"),
        (f"{MOSS} posted on Monday that the bridge was shut.", "the bridge was shut"),
        (f"{MOSS} did not hesitate to say that it was shut.", "it was shut"),
        (f"{MOSS} went on to say that it was shut.", "it was shut"),
        (f"{MOSS} was quick to note, however, that it was shut.", "it was shut"),
        (f"Noting that the bridge was shut, {MOSS} left.", "the bridge was shut"),
        (f"The bridge was old, as {MOSS} said.", "The bridge was old"),
        (f"It rained: the bridge was shut, {MOSS} said.", "the bridge was shut"),
        (f"{MOSS} agreed on Monday that it was shut.", "it was shut"),
    ],
)
def test_where_reported_words_begin(text: str, words: str) -> None:
    assert (words, MOSS) in reported(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{MOSS} called for a new bridge in a statement on Monday.", "a new bridge"),
        (f"{MOSS} said the bridge was shut in an interview with Radio One.", "the bridge was shut"),
        (f"{MOSS} said the bridge was shut, a blow to the town.", "the bridge was shut"),
        (
            f"{MOSS} said the bridge, which was old, was shut.",
            "the bridge, which was old, was shut",
        ),
        (
            f"{MOSS} said the bridge was shut, but that it was safe.",
            "the bridge was shut, but that it was safe",
        ),
        (f"{MOSS} said it was not old, but not new.", "it was not old, but not new"),
        (f"{MOSS}, who said the bridge was shut, left.", "the bridge was shut"),
        (f"{MOSS} said they had a car, a house and a boat.", "they had a car, a house and a boat"),
    ],
)
def test_where_reported_words_end(text: str, words: str) -> None:
    assert (words, MOSS) in reported(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("About half of voters say they are tired.", "they are tired"),
        ("On this issue, 42% say they are tired.", "they are tired"),
        ("Those over 60 say they are tired.", "they are tired"),
        ("A person familiar with the plan says it is dead.", "it is dead"),
        ("Proponents of the new law, however, say it is dead.", "it is dead"),
        ("His critics in the north, many of them farmers, argue that it is dead.", "it is dead"),
        ("Virtually all analysts say that it is dead.", "it is dead"),
        ("The NFL legend said people saw it.", "people saw it"),
        ("The plan, which the mayor says is dead, was hers.", "is dead"),
        ("The tax is dead, according to results of the count.", "The tax is dead"),
    ],
)
def test_who_else_can_say_something(text: str, words: str) -> None:
    assert words in [one for one, _ in reported(text)]


@pytest.mark.parametrize(
    "text",
    [
        "In some states where it rained the roads were shut.",
        "There are many reasons why it rained.",
        "The volunteers and state troopers stayed.",
        "He has direct ties to the town.",
        "It was volunteer work that kept the school open.",
        "Things went according to plan.",
    ],
)
def test_nouns_and_adjectives_are_no_verbs_of_saying(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            f"{MOSS} said her mother, who was on the ship, told her to wait.",
            "her mother, who was on the ship, told her to wait",
            id="its verb follows",
        ),
        pytest.param(
            f"{MOSS} said it hurt her mother, who was on the ship, and left.",
            "it hurt her mother",
            id="the verb stood before",
        ),
    ],
)
def test_a_relative_clause_ends_what_has_a_verb(text: str, words: str) -> None:
    assert (words, MOSS) in reported(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Witness reports have come in from Leeds.", id="before an auxiliary"),
        pytest.param("There were talks about a bridge.", id="behind was and were"),
        pytest.param("Vale and Roe both doubt claims that it was late.", id="behind another verb"),
    ],
)
def test_plural_nouns_are_no_verbs(text: str) -> None:
    assert not [speaker for _, speaker in reported(text) if speaker and " " in speaker]


def test_what_others_say_may_stand_before_a_verb() -> None:
    assert ("are old", MOSS) in reported(f"They closed the bridges that {MOSS} says are old.")


@pytest.mark.parametrize(
    "text",
    [
        f"{MOSS}, who wrote the novel Under the Hill, left the room.",
        f"{MOSS} will defend her title in Leeds on Friday.",
        f"{MOSS} would welcome a second bridge.",
        f"{MOSS} maintains close ties with Leeds.",
        f"{MOSS} responded well to the flood.",
        f"{MOSS} added two rooms to the house.",
        f"Leeds is the first town to report a case of the fever, {MOSS} hoped.",
        f"{MOSS} plans to announce new rules.",
        f"{MOSS} walked out, citing a lack of time.",
        f"{MOSS} walked out, denouncing the mayor and the council.",
        "The alliance of city states that had fought was weak.",
        "They paid the tax, many for little reason beyond fear.",
        "It takes police to maintain order without help.",
    ],
)
def test_what_is_only_done_is_not_said(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{MOSS} argued a few days ago that the bridge was shut.", "the bridge was shut"),
        (f"{MOSS} will say that the bridge was shut.", "the bridge was shut"),
        (f"{MOSS} wrote men need the bridge.", "men need the bridge"),
        (f"{MOSS} encouraged them to stay.", "them to stay"),
        (f"{MOSS} announced a second bridge.", "a second bridge"),
    ],
)
def test_an_object_is_said_where_the_verb_announces_it(text: str, words: str) -> None:
    assert words in [found for found, _ in reported(text)]


def test_an_apposition_behind_an_inverted_speaker_is_not_said() -> None:
    text = "The road was shut, said Ida Moss, a baker in Leeds, in a statement on Monday."
    assert reported(text) == [("The road was shut", MOSS)]


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        ("said Thursday the baker had left a town that was shut", "the baker had left a town"),
        ("said Tuesday’s talks had been good", "Tuesday’s talks had been good"),
        ("threatened to leave any town that is shut", "to leave any town that is shut"),
        ("expressed her regret, and the talks went on", "her regret"),
    ],
)
def test_a_day_and_a_relative_clause_in_reported_words(behind: str, words: str) -> None:
    ((found, speaker),) = reported(f"{MOSS} {behind}.")
    assert (found.startswith(words), speaker) == (True, MOSS)
    assert "talks went on" not in found


def test_a_visit_called_off_is_called_nothing() -> None:
    assert reported(f"{MOSS} made a visit, which she called off when it rained.") == []


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        ("warned parts of the town were running out of bread", "parts of the town were"),
        ("promised the bridge would be open", "the bridge would be open"),
        ("warned bakers that the bridge was shut", "the bridge was shut"),
        ("warned bakers to stay at home", "to stay at home"),
    ],
)
def test_what_is_warned_of_is_a_clause_or_told_to_somebody(behind: str, words: str) -> None:
    ((found, _),) = reported(f"{MOSS} {behind}.")
    assert found.startswith(words)


def test_an_aside_with_as_reports_nothing_behind_it() -> None:
    assert reported(f"The bridge was shut, as {MOSS} had promised, and was left alone.") == []
