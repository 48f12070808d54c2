"""Any number of parts is the whole, and no two parts have an article in common."""

from hashlib import sha256

import pytest

from idlib_tui.archive.slices import Slice

HASHES = ["0" * 64, "f" * 64, *(sha256(str(number).encode()).hexdigest() for number in range(300))]


@pytest.mark.parametrize("parts", [1, 2, 3, 7, 8, 16, 100, 9999])
def test_each_article_is_in_one_part(parts: int) -> None:
    bounds = [Slice(which, parts).bounds for which in range(1, parts + 1)]
    for content_hash in HASHES:
        assert sum(first <= content_hash < behind for first, behind in bounds) == 1


def test_parts_are_of_a_size() -> None:
    counts = [sum(map(Slice(which, 3).has, HASHES)) for which in (1, 2, 3)]
    assert min(counts) > 70
