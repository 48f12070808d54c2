"""Lines and pages that a program made, put back as the writer had them."""

from __future__ import annotations

import textwrap

import pytest

from idlib_tui.ingest.article import Given
from idlib_tui.ingest.draft import Draft, undone
from idlib_tui.ingest.reader import read_article
from idlib_tui.model import Article

FIRST = (
    "The harbour of Tornvik opened on Tuesday after a winter of repairs that had cost the town "
    "more than anybody expected, and the first ship to enter was a trawler with cod for the market."
)
SECOND = (
    "“Nobody who works on these quays will forget the months without ships, and nobody wants them "
    "back,” said Ann Lee, who runs the pilot station with two of her brothers."
)


def article(text: str) -> Article:
    return read_article(Draft(text), "a.txt", Given())


@pytest.mark.parametrize("width", [50, 64, 72, 80])
@pytest.mark.parametrize(
    "extra",
    ["", "https://gull.example/" + "x" * 120, "-" * 100, FIRST + " " + SECOND],
    ids=["alone", "address", "rule", "unwrapped"],
)
def test_each_wrapped_paragraph_becomes_one_line(width: int, extra: str) -> None:
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in (FIRST, SECOND))
    read = article(f"Harbour opens\n\n{wrapped}\n\n{extra}\n")
    assert read.text.split("\n\n")[:2] == [FIRST, SECOND]


def test_paragraphs_without_blank_lines_between_them() -> None:
    wrapped = "\n".join(textwrap.fill(text, 70) for text in (FIRST, SECOND))
    assert article(f"Harbour opens\n\n{wrapped}").text.split("\n") == [FIRST, SECOND]


def test_a_quoted_mail_loses_its_marks() -> None:
    wrapped = textwrap.indent(textwrap.fill(FIRST, 66), "> ") + "\n>\n"
    wrapped += textwrap.indent(textwrap.fill(SECOND, 66), "> ")
    assert article(f"Harbour opens\n\n{wrapped}").text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    "lines",
    [
        "- Tornvik\n- Oslo by the long road through the hills and over the pass\n- Bergen",
        "1. The pilots come aboard at the mouth of the fjord before dawn\n2. The tugs make fast",
        "Ships came in all day long and nobody slept.\nThe market was full of cod by the evening.",
        "O harbour, harbour,\nwhere the gulls are crying,\nwe have come home",
    ],
)
def test_lists_verses_and_sentences_on_lines_stay(lines: str) -> None:
    assert article(f"Harbour opens\n\n{FIRST}\n\n{lines}").text.endswith(lines)


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("The har-\nbour was shut", "The harbour was shut"),
        ("It was a well-\nknown harbour", "It was a well-known harbour"),
        ("Two self-\ntaught pilots", "Two self-taught pilots"),
    ],
)
def test_words_broken_at_a_lines_end(text: str, now: str) -> None:
    first, second = text.split("\n")
    lead = "The committee of the harbour said in a long report on Tuesday: "
    read = article(f"Harbour opens\n\n{lead}{first}\n{second} for the whole of the winter.")
    assert now in read.text


def test_running_heads_and_page_numbers_go_and_pages_are_joined() -> None:
    head = "The Tornvik Gull              5 November 2019"
    above, _, below = FIRST.partition(" winter ")
    above += " winter"
    text = (
        f"{head}\n\nHarbour opens\n\n{above}\n\n- 1 -\n\f{head}\n\n"
        f"{below}\n\nPage 2 of 3\n\f{head}\n\n{SECOND}\n\n3\n"
    )
    read = article(text)
    assert read.title == "Harbour opens"
    assert read.outlet == "The Tornvik Gull"
    assert str(read.published.day) == "2019-11-05"
    assert read.text.replace("\n", " ").split("  ") == [FIRST, SECOND]


def test_layout_can_be_undone() -> None:
    wrapped = "\n\n".join(textwrap.fill(text, 60) for text in (FIRST, SECOND))
    draft = Draft(f"Harbour opens\n\n{wrapped}\n\f2\n\nMore fol-\nlows.")
    source = draft.text
    read_article(draft, "a.txt", Given())
    assert undone(draft.text, draft.repairs) == source
