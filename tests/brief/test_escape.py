"""Escaped article text reads, in Markdown, as the text it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from idlib_tui.brief.escape import escape

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read_back(markdown: str) -> str:
    """The plain text that a Markdown reader sees, if it sees one plain paragraph."""
    tokens = PARSER.parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@pytest.mark.parametrize(
    "text",
    [
        "*not bold* _not italic_ `not code`",
        "[not](a.link) ![not](an.image) <b>not html</b> [^1]",
        "# not a heading",
        "- not a list",
        "+ nor this",
        "2020. not a list either",
        "7) nor this",
        "--- not a rule",
        "&amp; stays & as it was",
        "a \\ backslash and a | bar",
        "==not marked== %%not hidden%% :not_an_emoji:",
    ],
)
def test_markdown_in_an_article_stays_text(text: str) -> None:
    assert read_back(escape(text, leading=True)) == text


def test_a_line_break_cannot_start_a_block() -> None:
    assert read_back(escape("one\n\n# two\n    three")) == "one # two three"


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_text_reads_back(text: str) -> None:
    plain = " ".join(text.split())
    if plain:
        assert read_back(escape(text, leading=True)) == plain


def test_plain_prose_is_left_alone() -> None:
    prose = "“We will continue,” Kalin said (in Ankara): 3.6 million — no more; 93 % 'so far'."
    assert escape(prose, leading=True) == prose
    assert escape("3.6 million") == "3.6 million"
