"""The fields that Whoosh indexes for an article, and its analysis of words."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from whoosh import fields, formats

from idlib_tui.library.search.analysis import analysed

WORD_FIELDS = ("forms", "text", "title", "title_forms")
"""The fields that are searched, in order."""

Posting = tuple[bytes, int, float, bytes]
"""A word, its number of occurrences, its weight, and its encoded positions."""


class _Positions(formats.Positions):  # type: ignore[misc]  # Whoosh has no types
    """Encodes positions as the differences between them; Whoosh would pickle them."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        return array("I", [after - at for at, after in pairwise([0, *poslist])]).tobytes()


class _Stems(fields.TEXT):  # type: ignore[misc]
    """A field whose value is already analysed: each stem with its positions."""

    def __init__(self) -> None:
        super().__init__()
        self.format = _Positions()

    def index(self, value: Mapping[str, list[int]], **_: object) -> Iterator[Posting]:
        encode = self.format.encode
        for stem, positions in value.items():
            count = len(positions)
            yield stem.encode(), count, float(count), encode(positions)


class _Forms(fields.ID):  # type: ignore[misc]
    """A field whose value is a set of forms, without positions or counts."""

    def index(self, value: Iterable[str], **_: object) -> Iterator[Posting]:
        for form in value:
            yield form.encode(), 1, 1.0, b""


def make_schema() -> fields.Schema:
    """Make the fields: nothing is stored, and positions are kept only for phrases."""
    return fields.Schema(
        number=fields.NUMERIC(bits=32, signed=False, shift_step=0, sortable=True),
        title=_Stems(),
        title_forms=_Forms(),
        text=_Stems(),
        forms=_Forms(),
    )


def make_document(number: int, title: str, text: str) -> dict[str, object]:
    """Analyse an article into the values of these fields."""
    words = analysed(title, text)
    return {
        "number": number,
        "title": words.title,
        "title_forms": words.title_forms,
        "text": words.text,
        "forms": words.forms,
    }
