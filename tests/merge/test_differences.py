"""What one version of an article has that another has not."""

from __future__ import annotations

import pytest

from idlib_tui.merge.differences import MAX_WORDS, differences

FIRST = (
    "The harbour was shut on Tuesday. Two cranes had failed, the port said.\n\n"
    "Nobody was hurt. It will open in ten days."
)


def changed(text: str, other: str = FIRST) -> list[str]:
    return [text[start:end] for start, end in differences(text, other).spans]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (FIRST, []),
        (FIRST.replace("Two", "Three"), ["Three"]),
        (FIRST.replace(" It", " A man was treated. It"), ["A man was treated."]),
        (FIRST.replace("Tuesday", "Tuesday night"), ["night."]),
        (FIRST.upper(), []),
        (FIRST.replace(".", ""), []),
        ("", []),
        ("Quite another text", ["Quite another text"]),
    ],
)
def test_the_passages_that_differ(text: str, passages: list[str]) -> None:
    assert changed(text) == passages


def test_what_is_missing_is_counted() -> None:
    assert differences(FIRST.replace("Nobody was hurt. ", ""), FIRST).missing == 1
    assert differences("", FIRST).missing == 4
    assert differences(FIRST, "").missing == 0


def test_a_long_passage_is_marked_as_a_whole() -> None:
    text = "one " * (MAX_WORDS + 1)
    assert changed(text, "two " * (MAX_WORDS + 1)) == [text.strip()]
