"""Paragraphs, headings and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.annotate.text.sentences import sentences
from idlib_tui.paragraphs import paragraphs


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, paragraphs(text))]


def blocks(text: str) -> list[str]:
    return [text[b.start : b.end] for b in paragraphs(text)]


def headings(text: str) -> list[str]:
    return [text[b.start : b.end] for b in paragraphs(text) if b.heading]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Jane Roe met Lt. Gen. Abel Stone on Tuesday.",
        "J. R. Hartley wrote it for the U.S. Department of State.",
        "Prices rose 3.5 percent, to $4.20 a litre.",
        "She arrived on Jan. 14 with Acme Inc. chairman Bo Li.",
        "“Is it over?” he asked.",
        "'What now?' asked the pilot.",
        "He waited ... and waited.",
        "The case of Smith v. Jones went to the court.",
    ],
)
def test_one_sentence_stays_whole(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He lives in the U.S. The house is old.", 2),
        ("“We left. We ran.” They never came back.", 3),
        ("Who knows? Nobody! The end.", 3),
        ("It cost $5. Nobody paid.", 2),
        ("It was plan B. They had no other.", 2),
        ("He came on Sunday. 40 others followed.", 2),
        ("Mr. Ito said so . '' It is late . '' He left .", 3),
        ("(It rained.) The match went on.", 2),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_tokenised_closing_marks_stay_with_their_sentence() -> None:
    assert split("`` We left . '' They stayed .") == ["`` We left . ''", "They stayed ."]


def test_one_paragraph_a_line() -> None:
    text = "The first paragraph is here, on its own.\nThe second is there.\n\nThe third is last."
    assert len(blocks(text)) == 3


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The council of the small town met on Monday evening to talk about the old\n"
        "bridge, which had been closed since the flood of last spring washed away\n"
        "one of its pillars and left the villages beyond it cut off.\n"
        "\n"
        "A new bridge would cost four million, the mayor told the meeting, and it\n"
        "would take at least two years to build.\n"
    )
    assert len(blocks(text)) == 2
    assert len(split(text)) == 2


def test_headings_are_marked() -> None:
    text = (
        "Old Bridge Closed After Flood\n\n"
        "The council met on Monday to talk about the old bridge.\n\n"
        "What comes next\n\n"
        "“We have no money.”\n\n"
        "A new bridge would cost four million."
    )
    assert headings(text) == ["Old Bridge Closed After Flood", "What comes next"]


def test_a_title_may_end_like_a_sentence() -> None:
    text = (
        "Storm Batters Coastal Towns Again.\n\nA storm hit the coast on Monday night.\n\nIt rained."
    )
    assert headings(text) == ["Storm Batters Coastal Towns Again."]


@pytest.mark.parametrize(
    "first",
    [
        "The minister said he would resign.",
        "LEEDS – “We are red,” said John Reyes on 3 March 2021.",
        "LEEDS (Agency) - Nora Velt reached her first final on Thursday.",
    ],
)
def test_a_first_sentence_is_no_title(first: str) -> None:
    text = f"{first}\n\nIt was the third resignation this year."
    assert headings(text) == []


@given(st.text(alphabet=st.sampled_from(" \n\r\t.!?…\"'“”aBé1)("), max_size=200))
def test_spans_are_in_order_and_cover_every_word(text: str) -> None:
    found = sentences(text, paragraphs(text))
    position = 0
    for sentence in found:
        assert position <= sentence.start < sentence.end <= len(text)
        assert not text[position : sentence.start].strip()
        position = sentence.end
    assert not text[position:].strip()


@pytest.mark.parametrize("unit", [".", "a. ", ". ", '"', "Mr. ", "a.\n", "'' . ", "\n"])
def test_a_megabyte_of_anything_is_read(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    assert len(split(text)) <= len(text)
