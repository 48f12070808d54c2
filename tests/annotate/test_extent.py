"""What is far too long for an article: its first part is annotated."""

from __future__ import annotations

from datetime import date

import pytest

from idlib_tui.annotate import annotate, extent

DAY = date(2020, 2, 18)
PARAGRAPH = "On Monday 12 people were killed in Norland, Ida Moss said. “It is over,” she said.\n\n"


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "MOST_CHARACTERS", 1_000)


def test_an_article_is_annotated_whole() -> None:
    text = PARAGRAPH * 5
    assert extent.annotated_part(text) == text
    assert extent.extent_warning(text) == ""


def test_the_first_part_is_annotated_as_if_it_were_all() -> None:
    text = PARAGRAPH * 50
    part = extent.annotated_part(text)
    assert len(part) <= 1_000
    assert part == (PARAGRAPH * (1_000 // len(PARAGRAPH))).rstrip()
    assert annotate(text, DAY) == annotate(part, DAY)
    assert extent.extent_warning(text) == (
        f"The text has {len(text):,} characters, more than any article: quotes, events and figures "
        f"were extracted from the first {len(part):,} only."
    )


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("One line of it.\n" * 100, "of it."),
        ("One sentence. " * 100, "sentence."),
        ("word " * 300, "word"),
        ("x" * 2_000, "x"),
    ],
)
def test_it_is_cut_at_the_best_place_before_the_limit(text: str, end: str) -> None:
    part = extent.annotated_part(text)
    assert 900 < len(part) <= 1_000
    assert part.endswith(end)
