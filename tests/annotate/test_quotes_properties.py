"""Any text at all gives spans inside the text, in order, in linear time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.annotate.quotes import find_quotes
from idlib_tui.annotate.quotes.marks import pair_marks
from idlib_tui.annotate.quotes.reading import read
from idlib_tui.annotate.text.document import read_document
from idlib_tui.annotate.text.tokens import tokenize

MARKS = ["“", "”", '"', "‘", "’", "'", "''", "``", "«", "»", " ", "\n", "\n\n", ".", ",", "?", ":"]
WORDS = ["said", "Ida Moss", "he", "she", "that", "told", "according to", "the mayor", "a", "who"]
OTHERS = [
    "(",
    ")",
    "—",
    "and",
    "Mr.",
    "spokesman",
    "on Monday",
    "U.S.",
    "it",
    "\x00",
    "é",
    "claims",
]
VERBS = [
    "asked",
    "about",
    "called",
    "was",
    "saying",
    "to say",
    "by",
    "in",
    "claim",
    "'s",
    "not",
    "40",
]
PIECES = st.sampled_from(MARKS + WORDS + OTHERS + VERBS)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_quotes_and_mentions_lie_in_the_text_in_order(text: str) -> None:
    mentions, quotes = find_quotes(read_document(text))
    for found in (mentions, quotes):
        assert [one.start for one in found] == sorted(one.start for one in found)
        for one in found:
            assert 0 <= one.start < one.end <= len(text)
            assert text[one.start : one.end] == one.text
    for quote in quotes:
        assert 0 <= quote.confidence <= 1
        if quote.speaker_start is not None:
            assert text[quote.speaker_start : quote.speaker_end] == quote.speaker_mention
        if quote.cue is not None:
            assert text[quote.cue_start : quote.cue_end] == quote.cue


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="“”\"‘’'` \n.a,", max_size=120))
def test_quotations_do_not_overlap(text: str) -> None:
    found = pair_marks(text, read_document(text).paragraphs)
    position = 0
    for quotation in found:
        assert position <= quotation.start <= quotation.inner_start <= quotation.inner_end
        assert quotation.inner_end <= quotation.end <= len(text)
        position = quotation.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_tokens_hold_every_character_but_white_space(text: str) -> None:
    tokens = tokenize(text)
    position = 0
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        assert position <= start < end
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


UNITS = ['"', "“", "“a ", '"a ', "'a ", "''", "said ", "He said ", ", said ", "and ", "“x” ", "“\n"]
PHRASES = ["according to ", "X's claim ", "Mr. ", "A. ", "(", "the ", "who said ", "Ida Moss "]


@pytest.mark.parametrize("unit", UNITS + PHRASES)
def test_sentences_are_bounded_so_that_work_is_linear(unit: str) -> None:
    text = unit * (6_000 // len(unit))
    reading = read(read_document(text))
    assert max((u.last - u.first for u in reading.units), default=0) <= 300
    assert all(one.end <= len(text) for one in find_quotes(read_document(text))[1])


def test_ten_thousand_unbalanced_marks() -> None:
    text = "“We left. " * 10_000
    quotes = find_quotes(read_document(text))[1]
    assert all(quote.end <= len(text) for quote in quotes)
