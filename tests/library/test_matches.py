"""Where the words of a query stand in a text."""

import pytest

from idlib_tui.library.query.parser import parse
from idlib_tui.library.search.matches import Finder, near, one_edit

TEXT = "Talks on the Çavuşoğlu border-post failed; the talk about two border posts went on."


def found(query: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in Finder(parse(query)).find(text)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("talk", ["Talks", "talk"]),
        ("cavusoglu", ["Çavuşoğlu"]),
        ('"border post"', ["border-post", "border posts"]),
        ('"posts border"', []),
        ('"posts border"~0', ["border", "post", "border", "posts"]),
        ('"talk failed"~0', []),
        ('"failed border"~1', ["border", "failed"]),
        ("bor*", ["border", "border"]),
        ("bordre~", ["border", "border"]),
        ("talk -border", ["Talks", "talk"]),
        ("title:talk", []),
        ("talk OR nothing", ["Talks", "talk"]),
    ],
)
def test_stretches(query: str, expected: list[str]) -> None:
    assert found(query) == expected


def test_overlapping_stretches_become_one() -> None:
    assert found('"a b" "b c"', "a b c") == ["a b c"]


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("border", "border", True),
        ("border", "boarder", True),
        ("boarder", "border", True),
        ("border", "bordar", True),
        ("border", "bodrer", True),
        ("border", "borders", True),
        ("border", "brdoer", False),
        ("border", "boarders", False),
        ("ab", "ba", True),
    ],
)
def test_one_edit(one: str, other: str, close: bool) -> None:
    assert one_edit(one, other) is close


def test_near_gives_narrowest_stretches() -> None:
    assert near([[0, 10], [1, 30], [3]], 1) == [(0, 3)]
    assert near([[0], [9]], 3) == []
