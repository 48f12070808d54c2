"""``docs/queries.md`` says what the code does."""

import re
from pathlib import Path

import pytest

from idlib_tui.filters import Marks
from idlib_tui.library import Library
from idlib_tui.library.query.parser import (
    DEEPEST,
    LONGEST_QUERY,
    MOST_CLAUSES,
)
from idlib_tui.library.query.syntax import FIELD_TABLE, GENERAL, Row, markdown_table
from idlib_tui.library.query.text_leaves import SHORTEST_FUZZY, SHORTEST_PREFIX
from idlib_tui.library.query.tree import Field, Finding, Mark
from idlib_tui.library.search.expansion import MOST_FORMS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rows", [GENERAL, FIELD_TABLE])
def test_tables_are_current(rows: tuple[Row, ...]) -> None:
    assert markdown_table(rows) in DOCUMENT


@pytest.mark.parametrize("row", [*GENERAL, *FIELD_TABLE], ids=lambda row: row.write)
def test_every_example_finds_what_the_page_says(row: Row, idlib: Library) -> None:
    contents = {name[:3]: idlib.article(name).content_hash for name in _story(idlib)}
    marks = Marks(
        read=frozenset({contents["002"]}), tags={"to check": frozenset({contents["001"]})}
    )
    found = [hit.article.id[:3] for hit in idlib.search(row.write, marks=lambda: marks).hits]
    assert sorted(found) == _listed(row.story)


def _story(idlib: Library) -> list[str]:
    return sorted(article.id for article in idlib.articles())


def _listed(written: str) -> list[str]:
    """Read "000–002, 004"."""
    if written == "none":
        return []
    ends = [part.split("–") for part in written.split(", ")]
    return [
        f"{n:03}" for first, *last in ends for n in range(int(first), int([first, *last][-1]) + 1)
    ]


@pytest.mark.parametrize("kind", [*Mark, *Finding])
def test_every_mark_and_finding_is_in_the_tables(kind: Mark | Finding) -> None:
    field = "is" if isinstance(kind, Mark) else "has"
    assert any(f"{field}:{kind}" in f"{row.write} {row.finds}" for row in FIELD_TABLE)


def test_every_field_is_in_the_table() -> None:
    fields = [row.write.partition(":")[0] for row in FIELD_TABLE]
    assert [*dict.fromkeys(fields)] == list(Field)


@pytest.mark.parametrize(
    "limit",
    [
        f"{LONGEST_QUERY} characters",
        f"{MOST_CLAUSES} words and fields",
        f"parentheses {DEEPEST} deep",
        f"after {SHORTEST_PREFIX} letters",
        f"{MOST_FORMS} most frequent",
        f"words of {SHORTEST_FUZZY} letters",
    ],
)
def test_limits_are_current(limit: str) -> None:
    assert limit in re.sub(r"\s+", " ", DOCUMENT)
