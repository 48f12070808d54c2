"""What Whoosh indexes of an article, how it reads words, and how it scores them."""

from __future__ import annotations

import struct
from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import log
from typing import Any

from whoosh import fields, formats, scoring

from idlib_tui.library.words import placed_words

# BM25 with its usual constants. Lengths are compared with a fixed length rather than with the
# corpus's average, which Whoosh knows only with deleted articles in it: so a score depends on the
# articles alone and not on the order in which they came.
_K1 = 1.2
_B = 0.75
_USUAL_LENGTH = 600

_GAP = 100
"""Positions between title and text, so that no phrase runs across."""

Posting = tuple[bytes, int, float, bytes]
"""A word, how often it stands there, its weight, and its encoded positions."""


class _Positions(formats.Positions):  # type: ignore[misc]  # Whoosh has no types
    """Positions as plain numbers, each the distance from the one before; Whoosh pickles them."""

    def encode(self, poslist: Sequence[int]) -> bytes:
        distances = [after - before for before, after in pairwise([0, *poslist])]
        return struct.pack(f"<{len(distances)}I", *distances)

    def decode_positions(self, valuestring: bytes) -> list[int]:
        return list(accumulate(struct.unpack(f"<{len(valuestring) // 4}I", valuestring)))


class _Stems(fields.TEXT):  # type: ignore[misc]
    """A field whose value is already taken apart: each stem with its positions."""

    def __init__(self) -> None:
        super().__init__()
        self.format = _Positions()

    def index(self, value: Mapping[str, list[int]], **_: object) -> Iterator[Posting]:
        encode = self.format.encode
        for stem, positions in value.items():
            count = len(positions)
            yield stem.encode(), count, float(count), encode(positions)


class _Forms(fields.ID):  # type: ignore[misc]
    """A field whose value is the set of forms; where and how often they stand is not kept."""

    def index(self, value: Iterable[str], **_: object) -> Iterator[Posting]:
        for form in value:
            yield form.encode(), 1, 1.0, b""


def make_schema() -> fields.Schema:
    """Make the fields: nothing stored, positions only where phrases are asked for."""
    return fields.Schema(
        number=fields.NUMERIC(bits=32, signed=False, shift_step=0, sortable=True),
        title=_Stems(),
        title_forms=_Forms(),
        text=_Stems(),
        forms=_Forms(),
    )


def make_document(number: int, title: str, text: str) -> dict[str, object]:
    """Take an article apart into the values of these fields."""
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
    """Add the words of a text, its first one at position ``first``; give the position behind it."""
    behind = first
    # One by one, since a list of all words takes fifty times the room of the text.
    for place, word in placed_words(text):
        position = first + place
        where = stems[word.stem]
        # A compound stands at its first word, which has gone by.
        if where and where[-1] >= position:
            insort(where, position)
        else:
            where.append(position)
        forms.add(word.form)
        behind = max(behind, position + 1)
    return behind


class Bm25(scoring.WeightingModel):  # type: ignore[misc]
    """BM25 that does not count deleted articles."""

    def __init__(self) -> None:
        self._idf: dict[tuple[str, bytes], float] = {}

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: int = 1) -> Any:  # noqa: ARG002
        """Make the scorer of one word in one segment."""
        key = (fieldname, text)
        if key not in self._idf:
            self._idf[key] = _idf(searcher.get_parent().reader(), fieldname, text)
        return _Scorer(searcher, fieldname, self._idf[key])


class _Scorer(scoring.BaseScorer):  # type: ignore[misc]
    def __init__(self, searcher: Any, fieldname: str, idf: float) -> None:
        self._length = searcher.doc_field_length
        self._field = fieldname
        self._idf = idf

    def supports_block_quality(self) -> bool:
        return False

    def score(self, matcher: Any) -> float:
        count: float = matcher.weight()
        length = self._length(matcher.id(), self._field, 1)
        norm = 1 - _B + _B * length / _USUAL_LENGTH
        score: float = self._idf * count * (_K1 + 1) / (count + _K1 * norm)
        return score


def _idf(reader: Any, fieldname: str, text: bytes) -> float:
    """Weigh a word by how few articles have it (the form of BM25 that is never negative)."""
    if reader.has_deletions():
        having = sum(1 for _ in reader.postings(fieldname, text).all_ids())
    else:
        having = reader.doc_frequency(fieldname, text)
    return log(1 + (reader.doc_count() - having + 0.5) / (having + 0.5))
