"""The Idlib story as a careful reader finds it: which reports count the same thing."""

import pytest

from idlib_tui.library import Library

# article (start of its id) and the number as it stands in the figure's words.
EXPECTED = {
    "displaced since December": {
        ("000", "900,000"),
        ("001", "900,000"),
        ("001", "around one million"),
        ("002", "one million"),
        ("003", "half a million"),
        ("003", "1 million"),
        ("003", "586,000"),
    },
    "civilians killed since 1 January": {
        ("000", "298"),
        ("001", "300"),
        ("002", "299"),
        ("002", "372"),
    },
    "Syrian refugees in Turkey": {("000", "3.5"), ("003", "3.6"), ("004", "3.7")},
    "Turkish personnel killed on 3 February": {("003", "eight"), ("004", "seven"), ("004", "one")},
    "observation posts": {("001", "twelve"), ("002", "12"), ("003", "dozen")},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_reports_of_one_quantity_stand_side_by_side_without_a_stranger(
    idlib: Library, name: str
) -> None:
    expected = EXPECTED[name]

    def known(article: str, words: str) -> bool:
        return any(article.startswith(a) and number in words for a, number in expected)

    groups = [[(r.article[:3], r.figure.text) for r in group.reports] for group in idlib.figures()]
    group = max(groups, key=lambda g: sum(known(*member) for member in g))
    missing = {e for e in expected if not any(e[0] == a and e[1] in words for a, words in group)}
    assert not missing, group
    assert [member for member in group if not known(*member)] == []
