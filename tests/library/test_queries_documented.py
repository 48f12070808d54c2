"""``docs/queries.md`` says what the code does."""

import re
from pathlib import Path

import pytest

from idlib_tui.library.query.lexer import FIELDS
from idlib_tui.library.query.parser import (
    DEEPEST,
    LONGEST_QUERY,
    MOST_CLAUSES,
    SHORTEST_FUZZY,
    SHORTEST_PREFIX,
    parse,
)
from idlib_tui.library.query.syntax import FIELD_TABLE, GENERAL, Row, markdown_table
from idlib_tui.library.search.whoosh.evaluation import MOST_FORMS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "queries.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rows", [GENERAL, FIELD_TABLE])
def test_tables_are_current(rows: tuple[Row, ...]) -> None:
    assert markdown_table(rows) in DOCUMENT


@pytest.mark.parametrize("row", [*GENERAL, *FIELD_TABLE], ids=lambda row: row.write)
def test_every_example_is_a_query(row: Row) -> None:
    parse(row.write)


def test_every_field_is_in_the_table() -> None:
    assert [row.write.partition(":")[0] for row in FIELD_TABLE] == list(FIELDS)


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
