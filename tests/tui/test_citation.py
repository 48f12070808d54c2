"""A passage as it is pasted elsewhere."""

from __future__ import annotations

from datetime import date

from idlib_tui.brief import PinKind
from idlib_tui.model import Article, Published, PublishedFrom
from idlib_tui.tui.citation import cite
from idlib_tui.tui.passage import Passage

TEXT = "The first paragraph.\n\nThe mayor said “yes”.\n\nThe last."
ARTICLE = Article(
    id="bridge",
    file="bridge.txt",
    title="The bridge closes",
    text=TEXT,
    place="Riverton",
    published=Published(date(2021, 3, 4), PublishedFrom.INFERRED),
)


def passage(words: str) -> Passage:
    """Point at some words of the text."""
    start = TEXT.index(words)
    return Passage(PinKind.PARAGRAPH, "bridge", start, start + len(words), words)


def test_words_are_quoted_with_source_and_paragraph() -> None:
    assert cite(ARTICLE, passage("The mayor")) == (
        "“The mayor” (The bridge closes, Riverton, ≈ 4 Mar 2021, bridge.txt, paragraph 2)"
    )


def test_a_quotation_keeps_its_own_marks() -> None:
    assert cite(ARTICLE, passage("“yes”")).startswith("“yes” (")


def test_an_article_as_a_whole_is_named() -> None:
    whole = Passage(PinKind.ARTICLE, "bridge", 0, 0, "")
    assert cite(ARTICLE, whole) == "The bridge closes, Riverton, ≈ 4 Mar 2021, bridge.txt"
