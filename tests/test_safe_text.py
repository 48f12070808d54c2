"""The one rule for what a terminal may be sent."""

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from idlib_tui.safe_text import escaped_json, is_safe, one_line, safe, safe_lines
from tests.hostile import HOSTILE_TEXTS, LEGITIMATE_TEXTS, forbidden_in

ANY_TEXT = st.text(st.characters(), max_size=200)
HOSTILE = st.lists(st.sampled_from(HOSTILE_TEXTS) | ANY_TEXT, max_size=5).map("".join)


@given(HOSTILE)
def test_nothing_forbidden_is_left_and_offsets_stay(text: str) -> None:
    for made_safe in (safe(text), safe_lines(text)):
        assert len(made_safe) == len(text)
        assert not forbidden_in(made_safe)
        made_safe.encode()
    assert "\n" not in safe(text)
    assert safe_lines(text).count("\n") == text.count("\n")
    assert is_safe(safe(text))
    assert safe(safe(text)) == safe(text)


@given(HOSTILE)
def test_one_line_has_no_white_space_to_spare(text: str) -> None:
    line = one_line(text)
    assert is_safe(line)
    assert line == " ".join(line.split())


@pytest.mark.parametrize("text", LEGITIMATE_TEXTS)
def test_scripts_and_emoji_are_left_alone(text: str) -> None:
    assert safe(text) == text
    assert is_safe(text)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_each_hostile_text_is_told(text: str) -> None:
    assert not is_safe(text)


def test_controls_show_as_pictures_and_white_space_as_blanks() -> None:
    assert safe("a\x1b[31mb\x00\x7f\x9b") == "a␛[31mb␀␡\ufffd"
    assert safe("a\tb\nc\u2028d") == "a b c d"
    assert safe_lines("a\r\nb\x1b") == "a \nb␛"
    assert one_line("  a\n\tb\u2028c ") == "a b c"


def test_the_rule_follows_the_categories() -> None:
    spelled_with = set("\u00ad\u06dd\u070f\u0890\u0891\u08e2\u180e\u200c\u200d\U000110bd\U000110cd")
    spelled_with |= {chr(code) for code in range(0x600, 0x606)}
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if character in spelled_with:
            assert is_safe(character)
        elif unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}:
            assert not is_safe(character), f"U+{code:04X}"
        elif not 0xE0000 <= code < 0xE1000 and unicodedata.category(character) != "Cn":
            assert is_safe(character), f"U+{code:04X}"


@given(HOSTILE)
def test_json_keeps_its_value_and_is_safe(text: str) -> None:
    written = escaped_json(json.dumps({"a": text}, ensure_ascii=False))
    assert is_safe(written)
    # Two lone surrogates side by side are one character to JSON, which counts in UTF-16.
    read = json.loads(written)["a"]
    assert read.encode("utf-16", "surrogatepass") == text.encode("utf-16", "surrogatepass")
