"""Every documented query gets from an archive what it gets from a library."""

from dataclasses import asdict
from hashlib import sha256
from typing import Any

import pytest

from idlib_tui.filters import Marks
from idlib_tui.library import Library, SearchResult
from idlib_tui.library.query.syntax import FIELD_TABLE, GENERAL, Row
from tests.archive.conftest import Story
from tests.support import SEEDS

SOME, OTHER = (
    frozenset([sha256(file.read_bytes()).hexdigest()]) for file in sorted(SEEDS.glob("*.txt"))[1:3]
)
MARKS = Marks(read=SOME, starred=SOME, pinned=OTHER, tags={"to check": OTHER})


def plain(found: SearchResult) -> dict[str, Any]:
    """What is compared: all but the scores."""
    return {
        "total": found.total,
        "notices": list(found.notices),
        "hits": {
            hit.article.id: {
                "hits": [list(span) for span in hit.hits],
                "snippet": hit.snippet,
                "marks": [list(span) for span in hit.marks],
                "published": repr(hit.article.published),
                "row": [hit.article.file, hit.article.title, hit.article.content_hash],
            }
            for hit in found.hits
        },
    }


@pytest.mark.parametrize("typing", [False, True], ids=["whole", "typing"])
@pytest.mark.parametrize("row", [*GENERAL, *FIELD_TABLE], ids=lambda row: row.write)
def test_every_documented_query_gets_the_same_answer(story: Story, row: Row, typing: bool) -> None:
    def ask(library: Library) -> Any:
        return plain(library.search(row.write, marks=lambda: MARKS, partial=typing))

    found = story.archive.search(row.write, marks=lambda: MARKS, partial=typing)
    assert plain(found) == story.expected(f"{row.write} {typing}", ask)


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_articles_are_sorted_by_day(story: Story, sort: str) -> None:
    def order(found: SearchResult) -> list[str]:
        return [hit.article.id for hit in found.hits]

    found = order(story.archive.search("idlib", sort=sort, limit=3))
    assert found == story.expected(sort, lambda own: order(own.search("idlib", sort=sort, limit=3)))


@pytest.mark.parametrize("query", ["", "ceasefire", "said:kalin", "date:2020-02-18"])
def test_facets_are_counted_alike(story: Story, query: str) -> None:
    def ask(library: Library) -> Any:
        return asdict(library.facets(query, marks=lambda: MARKS))

    counted, notices = story.archive.facets(query, marks=lambda: MARKS)
    assert asdict(counted) == story.expected(f"facets {query}", ask)
    assert not notices
