"""Article text on its way to the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.tui.widgets.paragraphs import clip, lines_of
from idlib_tui.tui.widgets.safe_text import cell_len, crop_cells, fit, one_line, safe
from tests.tui.pane_fakes import HOSTILE

ANY_TEXT = st.text(st.characters(), max_size=200)


@given(ANY_TEXT)
def test_safe_text_has_no_character_that_a_terminal_obeys(text: str) -> None:
    made_safe = safe(text)
    assert len(made_safe) == len(text)
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 for c in made_safe)
    assert not any(c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" for c in made_safe)
    made_safe.encode()


def test_escapes_show_as_pictures_and_words_stay() -> None:
    assert safe("a\x1b[31mb\x00") == "a␛[31mb␀"
    assert "[/b][red]x[/blue] [UPDATE]" in safe(HOSTILE)


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


def test_one_line_joins_lines() -> None:
    assert one_line("  a\n\tb\u2028c ") == "a b c"


def test_clip_ends_after_a_whole_word() -> None:
    assert clip("one two three four five", 9, 2) == ["one two", "three…"]
    assert clip("short", 9, 2) == ["short"]
    assert lines_of("short", 9, 3) == ["short", "", ""]
