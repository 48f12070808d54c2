"""Where the words of a query stand in a text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer.english_stemmer import EnglishStemmer

from idlib_tui.library.query.parser import parse
from idlib_tui.library.search.matches import Finder, near, one_edit
from idlib_tui.library.words import analyse

TEXT = "Talks on the Çavuşoğlu border-post failed; the talk about two border posts went on."


def found(query: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in Finder(parse(query)).find(text)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("talk", ["Talks", "talk"]),
        ("cavusoglu", ["Çavuşoğlu"]),
        ('"border post"', ["border-post", "border posts"]),
        ('"posts border"', []),
        ('"posts border"~0', ["border", "post", "border", "posts"]),
        ('"talk failed"~0', []),
        ('"failed border"~1', ["border", "failed"]),
        ("bor*", ["border", "border"]),
        ("bordre~", ["border", "border"]),
        ("talk -border", ["Talks", "talk"]),
        ("title:talk", []),
        ("talk OR nothing", ["Talks", "talk"]),
    ],
)
def test_stretches(query: str, expected: list[str]) -> None:
    assert found(query) == expected


def test_overlapping_stretches_become_one() -> None:
    assert found('"a b" "b c"', "a b c") == ["a b c"]


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("border", "border", True),
        ("border", "boarder", True),
        ("boarder", "border", True),
        ("border", "bordar", True),
        ("border", "bodrer", True),
        ("border", "borders", True),
        ("border", "brdoer", False),
        ("border", "boarders", False),
        ("ab", "ba", True),
    ],
)
def test_one_edit(one: str, other: str, close: bool) -> None:
    assert one_edit(one, other) is close


def test_near_gives_narrowest_stretches() -> None:
    assert near([[0, 10], [1, 30], [3]], 1) == [(0, 3)]
    assert near([[0], [9]], 3) == []


WORDS = [
    "ceasefire",
    "cease-fire",
    "cease",
    "fire",
    "Fires",
    "FIRED",
    "l'incendie",
    "O'Neil",
    "O’Neil's",
    "oneil",
    "U.N.",
    "un",
    "F-16",
    "f16",
    "x-ray",
    "ray",
    "Çavuşoğlu",
    "cavusoglu",
    "dying",
    "die",
    "dies",
    "lying",
    "lie",
    "possibly",
    "possibility",
    "possible",
    "10,000",
    "10000",
    "3.7",
    "Łódź",
    "lodz",
    "ﬁre",
    "état",
    "etat",
    "北京",
    "京",
    "ʼtis",
    "the",
    "a",
    "_fire",
    "skies",
    "sky",
    "—",
    "“the”",
    "al-Assad",
    "of",
]
QUERIES = [
    *("ceasefire", "fire", "die", "lie", "possible", "oneil", "un", "f16", "xray", "cavusoglu"),
    *("10000", "lodz", "etat", "sky", "incendie", '"cease fire"', '"the fire"', '"fire the"~2'),
    *("pos*", "cea*", "lodz~", "fire OR die", "the ceasefire", "京", '"北京"', '"f 16"', "assad"),
]


@given(
    st.sampled_from(QUERIES),
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(" \n-,")), max_size=30),
)
def test_nothing_is_missed_where_nothing_seems_to_start(
    query: str, pieces: list[tuple[str, str]]
) -> None:
    text = "".join(word + mark for word, mark in pieces)
    finder, thorough = Finder(parse(query)), Finder(parse(query))
    # Looks at every stretch of the text, and so counts every word.
    thorough._candidate = re.compile(r"\S")
    assert finder.find(text) == thorough.find(text)


@given(st.text("abcdefghijlmnoprstuvy'", min_size=3, max_size=14))
def test_the_stemmer_in_c_stems_as_the_one_in_python(word: str) -> None:
    form, stem = analyse(word)
    assert stem == (EnglishStemmer().stemWord(form) if form.isalpha() else form)


def test_the_first_hits_are_at_least_one() -> None:
    text = "World news. " * 100 + "The world health assembly met. " + "World health. " * 100
    finder = Finder(parse('"world health"'))
    first, whole = finder.find_some(text, 10)
    assert first
    assert whole is (first == finder.find(text))
    some, whole = finder.find_some("World health. " * 100, 10)
    assert not whole
    assert finder.find("World health. " * 100)[: len(some)] == some
