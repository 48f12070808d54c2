"""Compressed texts and annotations read by their keys."""

import pytest

from idlib_tui.library.catalog.annotations import key_of, keys_of, number_of
from idlib_tui.library.catalog.codec import DamagedRecordError
from idlib_tui.library.catalog.packing import pack, unpack

ARTICLE = "The harbour of Ørby, “closed since March”, reopened on Monday. " * 40


@pytest.mark.parametrize("text", ["", "a", ARTICLE, "🌊" * 30_000])
@pytest.mark.parametrize("near", ["", "a", ARTICLE, "ø" * 40_000])
def test_a_text_comes_back(text: str, near: str) -> None:
    assert unpack(pack(text, near), near) == text


def test_what_a_related_text_says_takes_no_room() -> None:
    sentence = "The strike of the pilots ended with a vote that nobody had expected to be held."
    article = f"{ARTICLE}{sentence} {ARTICLE}"
    assert len(pack(sentence, article)) < len(pack(sentence)) / 4


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xff", pack(ARTICLE)[:-4], pack(ARTICLE) + b"more", pack("b", ARTICLE)[:1]]
)
def test_what_was_not_packed_is_damage(data: bytes) -> None:
    with pytest.raises(DamagedRecordError):
        unpack(data)


def test_keys_of_an_article_lie_together() -> None:
    first, last = keys_of(7)
    assert first == key_of(7, 0) < key_of(7, 20_000_000 // 2) < last
    assert last + 1 == key_of(8, 0)
    assert number_of(first) == number_of(last) == 7
