"""The rows of the source list: versions of an article folded under the oldest of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORM = (
    "The storm reached the harbour of Tornvik on Tuesday night and tore three ferries from their "
    "moorings, the harbour master said.\n\nNobody was hurt, but the crossing to the islands will "
    "stay closed until the engineers have looked at the piers, which are a hundred years old.\n\n"
    "The owner of the ferries expects them to sail again within a week if the weather allows it."
)
OTHER = (
    "A new school was opened in Lillevik on Monday after four years of building, and the first "
    "two hundred pupils were led through its bright rooms by the mayor and their teachers."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, day, text in (
        ("a-reprint", "2021-03-19", STORM),
        ("first", "2021-03-04", STORM),
        ("second", "2021-03-05", STORM),
        ("school", "2021-03-10", OTHER),
    ):
        (seeds / f"{name}.txt").write_text(f"date {day}\n\nA headline of it\n\n{text}\n")
    with Library.open(Workspace.at(tmp_path)) as opened:
        opened.sync()
        yield opened


def shown(library: Library, unfolded: frozenset[str] = frozenset()) -> list[str]:
    return [
        ("  " if row.is_version else "") + row.article.id
        for row in library.sources(unfolded=unfolded)
    ]


def test_the_oldest_version_stands_for_all(library: Library) -> None:
    assert shown(library) == ["school", "first"]
    assert library.source_count() == 2


def test_an_unfolded_group_lists_its_versions_by_age(library: Library) -> None:
    group = frozenset({library.sources()[1].article.group or ""})
    assert shown(library, group) == ["school", "first", "  second", "  a-reprint"]
    assert library.source_count(group) == 4
    assert [row.article.id for row in library.sources(unfolded=group, offset=2, limit=1)] == [
        "second"
    ]
    assert library.source_place("a-reprint", group) == 3


def test_a_folded_version_is_where_the_oldest_is(library: Library) -> None:
    assert library.source_place("a-reprint") == 1
    assert library.source_place("school") == 0
    assert library.source_place("nothing") is None
