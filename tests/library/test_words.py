"""Words: the same for articles and queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.library.words import forms, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Çavuşoğlu’s", ["cavusoglu"]),
        ("İbrahim Kalın", ["ibrahim", "kalin"]),
        ("Cafe\u0301 Łódź Søren", ["cafe", "lodz", "soren"]),
        ("don't O’Neil", ["dont", "oneil"]),
        ("the U.N. and the U.S.", ["the", "un", "and", "the", "us"]),
        ("900,000 people, 3.7 million", ["900000", "people", "3.7", "million"]),
        ("1, 2,3 and 1st", ["1", "2", "3", "and", "1st"]),
        ("cease-fire", ["cease", "fire"]),
        ("“Enough” — (he) said…", ["enough", "he", "said"]),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_inflections_share_a_stem() -> None:
    stems = {word.stem for word in words("talk talks talked talking")}
    assert stems == {"talk"}


@given(st.text())
def test_any_text_has_its_words_in_order_and_inside(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.form
        assert word.stem
        end = word.end
