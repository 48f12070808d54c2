"""The Idlib story as a careful reader finds it: the articles themselves."""

import hashlib
from datetime import date

import pytest

from idlib_tui.library import Library
from idlib_tui.model import PublishedFrom
from tests.support import SEEDS

DATES = {
    "000": (date(2020, 2, 18), PublishedFrom.FILE),
    "001": (date(2020, 2, 18), PublishedFrom.INFERRED),
    "002": (date(2020, 2, 28), PublishedFrom.FILE),
    "003": (date(2020, 2, 7), PublishedFrom.FILE),
    "004": (date(2020, 2, 10), PublishedFrom.INFERRED),
}


def test_five_articles_with_their_dates(idlib: Library) -> None:
    rows = {row.id[:3]: row for row in idlib.articles()}
    assert {k: (r.published.day, r.published.known_from) for k, r in rows.items()} == DATES
    assert all(rows[key].published.because for key in ("001", "004"))


@pytest.mark.parametrize("article", DATES)
def test_no_litter_is_left(idlib: Library, article: str) -> None:
    text = idlib.article(article).text.lower()
    for litter in (
        "minifyhtml",
        "advertisement",
        "you might also like",
        ",quot",
        "& #",
        "discussion about",
    ):
        assert litter not in text


@pytest.mark.parametrize("article", DATES)
def test_quotation_marks_are_paired_in_every_paragraph(idlib: Library, article: str) -> None:
    for paragraph in idlib.article(article).text.split("\n"):
        marks = [c for c in paragraph if c in "“”"]
        assert marks == ["“", "”"] * (len(marks) // 2), paragraph


def test_the_files_are_as_they_were(idlib: Library) -> None:
    for original in SEEDS.glob("*.txt"):
        copy = idlib.workspace.seeds / original.name
        assert (
            hashlib.sha256(copy.read_bytes()).digest()
            == hashlib.sha256(original.read_bytes()).digest()
        )
