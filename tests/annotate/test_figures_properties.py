"""Whatever the text, figures are spans of it in order, and the work is in proportion to it."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.annotate.figures import find_figures
from idlib_tui.annotate.text.document import Document, read_document
from idlib_tui.annotate.text.sentences import Sentence
from idlib_tui.paragraphs import Block

NUMBERS = [
    "1",
    "12",
    "1,800",
    "3.5",
    "2019",
    "007",
    "²",
    "½",
    "٣",
    "one",
    "two",
    "hundred",
    "million",
]
MARKS = ["%", "$", "€", "-", "–", ",", ".", ";", ":", "(", ")", "“", "”", "'", "/", "#", "\n"]
WORDS = [
    *("dozens", "of", "half", "a", "and", "in", "to", "between", "from", "more than", "killed"),
    *("people", "were", "rose", "since", "Turkey", "according to", "[bold]", "\x1b[31m", "İ"),
    "\u00a0",
]
PIECES = st.sampled_from([*NUMBERS, *MARKS, *WORDS])
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from(["", " "])), max_size=40).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)


@given(st.one_of(TEXTS, st.text(max_size=80)))
def test_any_text_gives_spans_in_order(text: str) -> None:
    found = find_figures(read_document(text, date(2020, 2, 18)), (), (), ())
    end = 0
    for figure in found:
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.low <= figure.value <= figure.high
        assert figure.unit
        assert figure.topic
        end = figure.start


@given(TEXTS)
def test_reading_again_gives_the_same(text: str) -> None:
    document = read_document(text, date(2020, 2, 18))
    assert find_figures(document, (), (), ()) == find_figures(document, (), (), ())


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "one hundred and ",
        "a million ",
        "more than ",
        "1,",
        "$1",
        "12 people and ",
        "since 1 ",
    ],
)
def test_work_grows_in_proportion_to_the_text(piece: str) -> None:
    def calls(length: int) -> int:
        text = piece * (length // len(piece))
        whole = Document(text, None, (), (Block(0, len(text)),), (Sentence(0, len(text), 0),))
        count = 0

        def counted(*_: object) -> None:
            nonlocal count
            count += 1

        sys.setprofile(counted)
        try:
            find_figures(whole, (), (), ())
        finally:
            sys.setprofile(None)
        return count

    calls(100)
    assert calls(12_000) < 4.5 * calls(3_000)


@pytest.mark.parametrize("piece", ["1in", "one hundred ", "a half of ", "between 1 and "])
def test_endless_numbers_end(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    whole = Document(text, None, (), (Block(0, len(text)),), (Sentence(0, len(text), 0),))
    assert all(figure.end <= len(text) for figure in find_figures(whole, (), (), ()))
