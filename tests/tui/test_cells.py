"""Text fitted into the cells of a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.safe_text import safe
from idlib_tui.tui.widgets.cells import cell_len, crop_cells, fit
from idlib_tui.tui.widgets.paragraphs import clip, lines_of

ANY_TEXT = st.text(st.characters(), max_size=200)


@given(ANY_TEXT, st.integers(-2, 40), st.booleans())
def test_fit_fills_exactly_the_cells_asked_for(text: str, width: int, right: bool) -> None:
    assert cell_len(fit(safe(text), width, right=right)) == max(width, 0)


def test_fit_tells_that_something_was_cut() -> None:
    assert fit("a long line", 6) == "a lon…"
    assert fit("漢字漢字", 5) == "漢字…"
    assert fit("ab", 4, right=True) == "  ab"


def test_a_huge_line_is_not_walked_to_its_end() -> None:
    assert fit("x" * 1_000_000, 3) == "xx…"
    assert cell_len(clip("word " * 200_000, 10, 2)[1]) <= 10


def test_crop_never_splits_a_wide_character() -> None:
    assert crop_cells("漢字", 3) == "漢"
    assert crop_cells("e\u0301x", 1) == "e\u0301"


def test_clip_ends_after_a_whole_word() -> None:
    assert clip("one two three four five", 9, 2) == ["one two", "three…"]
    assert clip("short", 9, 2) == ["short"]
    assert lines_of("short", 9, 3) == ["short", "", ""]
