"""Names as they are compared."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.names import (
    fold,
    fold_word,
    is_shortened,
    name_words,
    share_given_name,
    surname,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łukasz Nowak", "Lukasz Nowak"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("İbrahim Kalın", "Ibrahim Kalin"),
        ("IŞIK", "ışık"),
        ("Søren Ærø", "Soren Aero"),
        ("Đorđe Strauß", "Dorde Strauss"),
        ("O’Neil", "O'Neil"),
        ("Cafe\u0301", "Café"),
    ],
)
def test_spellings_fold_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_plain_text_is_only_lowered() -> None:
    assert fold("Plain TEXT") == "plain text"


@given(st.text())
def test_normal_forms_of_a_name_fold_to_the_same(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("the Jean-Luc Müller’s", ("jean-luc", "muller")),
        ("Bashar al-Assad", ("bashar", "assad")),
        ("Ahmad ash-Sharaa", ("ahmad", "sharaa")),
        ("Abdel Fattah el-Sisi", ("abdel", "fattah", "sisi")),
        ("J. P. O’Neil", ("j", "p", "o'neil")),
        ("U.N.", ("un",)),
    ],
)
def test_the_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_words(name) == words


def test_an_article_is_dropped_only_before_more_of_the_name() -> None:
    assert fold_word("al-Bab") == "bab"
    assert fold_word("Al-") == "al-"
    assert fold_word("also") == "also"


def test_a_suffix_is_not_a_surname() -> None:
    assert surname(("martin", "king", "jr")) == "king"
    assert surname(("iii",)) == "iii"


def test_a_shortened_name() -> None:
    full = ("recep", "tayyip", "erdogan")
    assert is_shortened(("erdogan",), full)
    assert is_shortened(("r", "t", "erdogan"), full)
    assert not is_shortened(("tayyip", "recep", "erdogan"), full)
    assert not is_shortened(("george", "bush", "jr"), ("george", "walker", "bush"))


def test_given_names_of_one_surname() -> None:
    assert share_given_name(("a", "lee"), ("ann", "lee"))
    assert not share_given_name(("bob", "lee"), ("ann", "lee"))
    assert not share_given_name(("ann", "lee", "jr"), ("ann", "lee"))
