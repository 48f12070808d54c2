"""The fields that Whoosh indexes for an article, and its analysis of words."""

from __future__ import annotations

from array import array
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from whoosh import fields, formats

from idlib_tui.library.words import placed_words

WORD_FIELDS = ("forms", "text", "title", "title_forms")
"""The fields that are searched, in order."""

_GAP = 100
"""Positions between title and text, so that no phrase spans both."""

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
    title_stems: defaultdict[str, list[int]] = defaultdict(list)
    title_forms: set[str] = set()
    behind = _take_in(title, 0, title_stems, title_forms)
    stems = defaultdict(list, {stem: where.copy() for stem, where in title_stems.items()})
    forms = title_forms.copy()
    _take_in(text, behind + _GAP, stems, forms)
    return {
        "number": number,
        "title": title_stems,
        "title_forms": title_forms,
        "text": stems,
        "forms": forms,
    }


def _take_in(text: str, first: int, stems: defaultdict[str, list[int]], forms: set[str]) -> int:
    """Add the words of a text, the first at position ``first``; return the next position."""
    behind = first
    # One by one, because a list of all words takes fifty times the memory of the text.
    for place, word in placed_words(text):
        position = first + place
        where = stems[word.stem]
        # The position of a compound is that of its first word.
        if where and where[-1] >= position:
            insort(where, position)
        else:
            where.append(position)
        forms.add(word.form)
        behind = max(behind, position + 1)
    return behind
