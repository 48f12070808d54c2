"""Who asserts, denies, gives another figure or is silent; and questions on who says what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from idlib_tui.claims.asking import matrix_at
from idlib_tui.claims.matrix import Claims, Matrix
from idlib_tui.claims.questions import answer, read_question
from idlib_tui.claims.utterances import Attitude, Subject, attitude_to
from idlib_tui.errors import QueryError
from idlib_tui.library import Library
from idlib_tui.model import Span, Stance

UNSAFE = Subject("The bridge had been unsafe for years")


def attitudes(matrix: Matrix) -> dict[str, list[Attitude]]:
    return {row.name: [cell.attitude for cell in row.cells] for row in matrix.rows}


@pytest.mark.parametrize(
    ("passage", "stance", "attitude"),
    [
        ("the bridge had been unsafe for years", Stance.ASSERTS, Attitude.ASSERTS),
        ("for many years, the old bridge was unsafe", Stance.ASSERTS, Attitude.ASSERTS),
        ("the bridge had not been unsafe for years", Stance.ASSERTS, Attitude.DENIES),
        ("the bridge had been unsafe for years", Stance.DENIES, Attitude.DENIES),
        ("the bridge had not been unsafe for years", Stance.DENIES, Attitude.ASSERTS),
        ("the bridge may have been unsafe for years", Stance.ASSERTS, Attitude.MENTIONS),
        ("whether the bridge was unsafe for years", Stance.ASSERTS, Attitude.MENTIONS),
        ("the bridge had been unsafe for years", Stance.DOUBTS, Attitude.DOUBTS),
        ("the bridge had been unsafe for years", Stance.NOT_SAID, None),
        ("the bridge is old", Stance.ASSERTS, None),
        (
            f"the bridge is old; {'and so on ' * 30} and this is unsafe for years",
            Stance.ASSERTS,
            None,
        ),
        ("", Stance.ASSERTS, None),
    ],
)
def test_what_a_passage_does_with_a_claim(
    passage: str, stance: Stance, attitude: Attitude | None
) -> None:
    assert attitude_to(UNSAFE, passage, stance) is attitude


def test_a_claim_with_a_figure_is_not_that_of_another_figure() -> None:
    claim = Subject("298 civilians were killed in Orvel")
    assert attitude_to(claim, "About 300 civilians were killed in Orvel") is Attitude.ASSERTS
    assert attitude_to(claim, "More than 500 civilians were killed in Orvel") is (
        Attitude.OTHER_FIGURE
    )
    assert attitude_to(claim, "In 2021, civilians were killed in Orvel") is Attitude.ASSERTS


def test_one_asserts_another_denies_and_the_others_are_silent(orvel: Library) -> None:
    matrix = Claims(orvel).of_words(UNSAFE)
    assert attitudes(matrix) == {
        "Ivo Brandt": [Attitude.ASSERTS],
        "Ada Holm": [Attitude.DENIES],
    }
    assert "Reuters" in matrix.silent
    assert matrix.searched.startswith("Searched 12 articles")
    [cell] = next(row.cells for row in matrix.rows if row.name == "Ada Holm")
    [words] = cell.utterances
    text = orvel.article(words.article).text
    assert text[words.start : words.end] == words.text == "the bridge had been unsafe"


def test_sentences_stand_side_by_side(orvel: Library) -> None:
    lane = Subject("The city closed one lane in January because of rust")
    found = attitudes(Claims(orvel).of_words(UNSAFE, lane))
    assert found["Ada Holm"] == [Attitude.DENIES, Attitude.ASSERTS]
    assert found["Ivo Brandt"] == [Attitude.ASSERTS, Attitude.DENIES]


def test_an_event_has_its_outlets_and_copies_are_counted_once(orvel: Library) -> None:
    [entry] = [each for each in orvel.chronology() if "old bridge at Orvel fell" in each.text]
    report = next(each for each in entry.reports if each.article == "own")
    matrix = matrix_at(orvel, "own", Span(report.start, report.end))
    found = attitudes(matrix)
    assert found["Lune Herald"][0] is Attitude.ASSERTS
    assert found["Reuters"][0] is Attitude.ASSERTS
    reuters = next(row for row in matrix.rows if row.name == "Reuters" and row.is_speaker)
    assert len(reuters.cells[0].utterances) == 1
    assert len(reuters.cells[0].utterances[0].also_in) == 2


def test_each_value_of_a_figure_is_a_claim(orvel: Library) -> None:
    of_the_wire, of_the_herald = [each for each in orvel.figures() if each.topic == "wounded"]
    group = replace(of_the_wire, reports=of_the_wire.reports + of_the_herald.reports)
    matrix = Claims(orvel).of_figure(group)
    assert matrix.claims == ("wounded: 12 people", "wounded: 20 people")
    found = attitudes(matrix)
    assert found["fire brigade"] == [Attitude.ASSERTS, Attitude.OTHER_FIGURE]
    assert found["Lune Herald"] == [Attitude.OTHER_FIGURE, Attitude.ASSERTS]


@pytest.mark.parametrize(
    ("written", "group", "claim", "denial", "none"),
    [
        ("No Russian source says that talks failed.", "Russian", "talks failed", False, True),
        ("Who denies that the bridge fell?", "", "the bridge fell", True, False),
        ("Does any outlet report 12 injured?", "", "12 injured", False, False),
        ("Nobody says the bridge was safe", "", "the bridge was safe", False, True),
        ("which officials of Orvel confirmed it fell?", "Orvel", "it fell", False, False),
    ],
)
def test_questions_are_understood(
    written: str, group: str, claim: str, denial: bool, none: bool
) -> None:
    question = read_question(written)
    assert question is not None
    assert (question.group, question.claim) == (group, claim)
    assert (question.denial, question.expects_none) == (denial, none)


@pytest.mark.parametrize("written", ["The mayor said that it fell", "rust on the bridge", ""])
def test_what_is_no_question_is_left_alone(written: str) -> None:
    assert read_question(written) is None


@pytest.mark.parametrize(
    ("written", "answered", "who"),
    [
        ("No mayor says that the bridge had been unsafe", "So it is", ()),
        ("Who says that the bridge had been unsafe?", "Ivo Brandt.", ("Ivo Brandt",)),
        ("Who denies that the bridge had been unsafe?", "Ada Holm.", ("Ada Holm",)),
        ("Nobody says that the bridge had been unsafe", "Not so: Ivo Brandt.", ("Ivo Brandt",)),
        ("Who says that the moon is made of cheese?", "Nobody, as far", ()),
    ],
)
def test_questions_are_answered_with_what_was_searched(
    orvel: Library, written: str, answered: str, who: tuple[str, ...]
) -> None:
    question = read_question(written)
    assert question is not None
    if question.group:
        question = replace(question, group="Ada")
    given = answer(orvel, question)
    assert given.in_words.startswith(answered)
    assert tuple(each.who for each in given.found) == who
    assert given.searched.startswith("Searched 12 articles for the words")


def test_a_group_that_nobody_is_in_is_told(orvel: Library) -> None:
    question = read_question("No Martian source says that the bridge fell")
    assert question is not None
    with pytest.raises(QueryError, match="Martian"):
        answer(orvel, question)
