"""Reported speech: which words are what somebody said."""

from __future__ import annotations

import pytest

from idlib_tui.annotate.quotes.cues import Frame, reporting_verbs
from tests.annotate.quoting import reported


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ida Moss said that the bridge was closed.", "the bridge was closed"),
        ("Ida Moss said the bridge was closed.", "the bridge was closed"),
        ("Ida Moss told reporters in Leeds that the bridge was closed.", "the bridge was closed"),
        ("Ida Moss said on Friday the bridge was closed.", "the bridge was closed"),
        ("The bridge was closed, Ida Moss said.", "The bridge was closed"),
        ("The bridge was closed, Ida Moss said on Friday.", "The bridge was closed"),
        ("The bridge was closed, said Ida Moss.", "The bridge was closed"),
        ("The bridge was closed, according to Ida Moss.", "The bridge was closed"),
        ("According to Ida Moss, the bridge was closed.", "the bridge was closed"),
        ("Ida Moss has repeatedly said the bridge was closed.", "the bridge was closed"),
        ("Ida Moss, a baker, said the bridge was closed.", "the bridge was closed"),
        ("Ida Moss said on Friday traffic would be heavy.", "traffic would be heavy"),
        ("Ida Moss said $4 million was needed.", "$4 million was needed"),
        ("Ida Moss told state radio the bridge was closed.", "the bridge was closed"),
        ("Ida Moss said it was closed, speaking by telephone.", "it was closed"),
        ("The bridge, Ida Moss said, would see no traffic.", "would see no traffic"),
        ("Ida Moss said at least nine people saw it.", "at least nine people saw it"),
        ("Ida Moss warned the town not to wait.", "not to wait"),
        ("Ida Moss told reporters on a conference call that it was shut.", "it was shut"),
        ("Ida Moss urged the town to mend the bridge.", "the town to mend the bridge"),
        ("Ida Moss called for a new bridge.", "a new bridge"),
        ("Ida Moss accused the town of sloth.", "the town of sloth"),
        ("Ida Moss asked whether the bridge was safe.", "whether the bridge was safe"),
        ("Ida Moss said the bridge was closed, which was true.", "the bridge was closed"),
        ("Ida Moss said the bridge was closed, but it was open.", "the bridge was closed"),
        ("Ida Moss explained to reporters it was closed.", "it was closed"),
        ("Ida Moss identified as on the town to act.", "the town to act"),
    ],
)
def test_the_words_that_are_reported(text: str, words: str) -> None:
    assert (words, "Ida Moss") in reported(text)


def test_a_medial_report_has_words_on_both_sides() -> None:
    text = "The bridge, Ida Moss said, was closed."
    assert reported(text) == [("The bridge", "Ida Moss"), ("was closed", "Ida Moss")]


def test_two_reports_of_one_person_share_a_sentence() -> None:
    text = "Ida Moss said the bridge was closed, adding that the ferry still ran."
    assert reported(text) == [
        ("the bridge was closed", "Ida Moss"),
        ("the ferry still ran", "Ida Moss"),
    ]


def test_two_speakers_share_a_sentence() -> None:
    text = "Ida Moss said the bridge was closed, but Omar Reyes said it was open."
    assert reported(text) == [
        ("the bridge was closed", "Ida Moss"),
        ("it was open", "Omar Reyes"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The claims of the town were weak.",
        "The alleged plot was never found.",
        "The smoke suggests that the fire is near.",
        "Ida Moss believes the bridge is closed.",
        "“We won,” Ida Moss told Radio Eight on Sunday.",
        "I say the bridge is closed.",
        "Military posts surround the town that was taken.",
    ],
)
def test_what_is_no_reported_statement(text: str) -> None:
    assert reported(text) == []


def test_verbs_come_from_the_data_file() -> None:
    verbs = reporting_verbs()
    assert any(cue.frames & Frame.SAYS for cue in verbs["insisted"])
    assert any(cue.frames & Frame.TELLS for cue in verbs["told"])
    assert any(cue.particles == ("out",) for cue in verbs["pointing"])
    assert {"replies", "replied", "denies", "quipped", "swore"} <= set(verbs)


@pytest.mark.parametrize(
    "text",
    [
        "Leeds will respond to any new fines, Deputy Mayor Ida Moss hopes.",
        "The lawyer Ida Moss, who advised the miners, was late.",
    ],
)
def test_a_clause_about_somebody_is_not_their_words(text: str) -> None:
    assert "Ida Moss" not in " ".join(words for words, _ in reported(text))


def test_what_a_relative_clause_reports_is_its_antecedents() -> None:
    text = "A local baker, who said it was late, went home."
    assert reported(text) == [("it was late", "local baker")]


def test_a_verb_by_its_form_is_nobody_who_speaks() -> None:
    assert reported("The accused said the bridge was closed.") == [
        ("the bridge was closed", "accused")
    ]
    assert reported("said said said the bridge said said.") == []
