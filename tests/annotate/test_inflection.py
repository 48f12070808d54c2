"""Forms of verbs and nouns."""

from __future__ import annotations

import pytest

from idlib_tui.annotate.text.inflection import plural, regular_forms, singular, verb_forms
from idlib_tui.annotate.text.wordlists import speech_verbs, words


@pytest.mark.parametrize(
    ("base", "third", "past", "ing"),
    [
        ("deny", "denies", ["denied"], ["denying"]),
        ("play", "plays", ["played"], ["playing"]),
        ("note", "notes", ["noted"], ["noting"]),
        ("agree", "agrees", ["agreed"], ["agreeing"]),
        ("stress", "stresses", ["stressed"], ["stressing"]),
        ("veto", "vetoes", ["vetoed"], ["vetoing"]),
        ("plan", "plans", ["planned"], ["planning"]),
        ("admit", "admits", ["admitted"], ["admitting"]),
        ("visit", "visits", ["visited"], ["visiting"]),
        ("rain", "rains", ["rained"], ["raining"]),
        ("fix", "fixes", ["fixed"], ["fixing"]),
        ("travel", "travels", ["travelled", "traveled"], ["travelling", "traveling"]),
        ("reveal", "reveals", ["revealed"], ["revealing"]),
    ],
)
def test_regular_verbs(base: str, third: str, past: list[str], ing: list[str]) -> None:
    assert regular_forms(base) == (third, tuple(past), tuple(ing))


def test_irregular_verbs_keep_their_own_forms() -> None:
    forms = dict(verb_forms("write", ("wrote", "written")))
    assert (forms["wrote"], forms["written"], forms["writing"]) == ("past", "participle", "ing")


@pytest.mark.parametrize("noun", ["house", "city", "church", "box", "attack"])
def test_plural_and_back(noun: str) -> None:
    assert singular(plural(noun), {}) == noun


def test_what_is_no_plural_stays() -> None:
    assert [singular(word, {}) for word in ("gas", "bus", "boss", "crisis")] == [
        "gas",
        "bus",
        "boss",
        "crisis",
    ]
    assert singular("mice", {"mice": ("mouse",)}) == "mouse"


def test_verbs_of_speech_stand_in_one_list() -> None:
    assert {"say", "tell", "announce", "warn"} <= speech_verbs()
    assert "see" not in speech_verbs()
    assert not speech_verbs() & words("event_verbs", "state")
