"""Wrapping, and the way between offsets and lines."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.safe_text import safe
from idlib_tui.tui.widgets.cells import cell_len
from idlib_tui.tui.widgets.reader_layout import Layout, wrap
from idlib_tui.tui.widgets.spans import SpanIndex

WORDS = st.text(st.sampled_from("ab  \u2019\u201cé漢\u0301 -"), max_size=120)


@given(WORDS, st.integers(2, 30))
def test_wrapping_keeps_every_word_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = wrap(text, 0, len(text), width)
    assert all(cell_len(text[start:end]) <= width for start, end in lines)
    assert all(first[1] <= second[0] for first, second in pairwise(lines))
    kept = "".join(text[start:end] for start, end in lines)
    assert kept.replace(" ", "") == text.replace(" ", "")


def test_wrapping_breaks_at_spaces() -> None:
    text = "the water rose in the night"
    assert [text[a:b] for a, b in wrap(text, 0, len(text), 10)] == [
        "the water",
        "rose in",
        "the night",
    ]


def test_a_word_longer_than_the_line_is_cut_and_a_wide_one_by_its_cells() -> None:
    assert wrap("x" * 10, 0, 10, 4) == [(0, 4), (4, 8), (8, 10)]
    assert wrap("漢字漢字", 0, 4, 5) == [(0, 2), (2, 4)]


def test_marks_without_width_cannot_pile_up_on_one_line() -> None:
    text = "e" + "\u0301" * 10_000
    assert max(end - start for start, end in wrap(text, 0, len(text), 10)) <= 40


def test_a_megabyte_without_a_space_is_laid_out() -> None:
    layout = Layout("x" * 1_000_000, 80, [(0, 1_000_000)])
    assert len(layout.lines) == 12_500
    assert layout.line_at(999_999) == 12_499


TEXT = "The river rose.\n\nPeople left their homes in the night.\n\nIt fell again."
PARAGRAPHS = [(0, 15), (17, 54), (56, 70)]


def test_offsets_find_their_lines_and_paragraphs() -> None:
    layout = Layout(TEXT, 20, PARAGRAPHS)
    assert [layout.text[line.start : line.end] for line in layout.lines] == [
        "The river rose.",
        "",
        "People left their",
        "homes in the night.",
        "",
        "It fell again.",
    ]
    assert [layout.line_at(offset) for offset in (0, 14, 17, 35, 54, 56, 69)] == [
        *(0, 0, 2, 3),
        *(3, 5, 5),
    ]
    assert [layout.paragraph_at(offset) for offset in (0, 16, 17, 55, 56)] == [0, 0, 1, 1, 2]
    assert layout.lines_of(1) == (2, 3)
    assert layout.offset_at(3, 6) == TEXT.index("in the")
    assert layout.offset_at(3, 99) == 54


@given(st.integers(0, 69), st.integers(3, 40))
def test_every_word_is_on_the_line_it_is_looked_for(offset: int, width: int) -> None:
    layout = Layout(TEXT, width, PARAGRAPHS)
    line = layout.lines[layout.line_at(offset)]
    if not TEXT[offset].isspace():
        assert line.start <= offset < line.end


def test_notes_stand_under_their_paragraph_and_do_not_move_offsets() -> None:
    layout = Layout(TEXT, 20, PARAGRAPHS, {1: ["a note that is longer than a line"]})
    assert layout.lines_of(1) == (2, 5)
    assert layout.lines[4].note == "a note that is"
    assert layout.line_at(53) == 3
    assert layout.line_at(56) == 7


def test_a_raw_file_keeps_its_blank_lines_and_indents() -> None:
    layout = Layout("  one\n\n\ntwo\x1b[2J", 20)
    assert [layout.text[line.start : line.end] for line in layout.lines] == [
        "  one",
        "",
        "",
        "two␛[2J",
    ]


def test_unsafe_characters_are_replaced_in_place() -> None:
    text = "a\x1b[31mb \u202ec"
    assert Layout(text, 20, [(0, len(text))]).text == safe(text)


@given(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20))),
    st.integers(0, 60),
    st.integers(1, 20),
)
def test_the_span_index_finds_what_a_scan_finds(
    starts_and_lengths: list[tuple[int, int]], start: int, length: int
) -> None:
    spans = [(first, first + size) for first, size in starts_and_lengths]
    index = SpanIndex(spans)
    expected = sorted(each for each in spans if each[0] < start + length and start < each[1])
    assert index.within(start, start + length) == expected
    after = index.after(start)
    assert (after is None) == all(each[0] <= start for each in spans)
