"""Posting lists: the articles of a segment that contain a word, with counts and positions.

A list is three rows of integers, each as narrow as its largest number allows: the differences
between the articles' numbers, the count of the word in each, and the differences between its
positions. Unlike Whoosh's pickles, it contains no code.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from itertools import accumulate

_KINDS = "BHI"
_WIDTHS = (1, 2, 4)
_NONE = 3
"""Marks a missing row: every word occurs once, or positions are not kept."""

_PACKED = 4
"""The flag for compressed positions."""

_WORTH_PACKING = 256
"""Bytes of positions from which compression pays."""


class Postings:
    """A decoded list.

    Attributes:
        ids: Numbers of the articles within their segment, in order.
        counts: The number of occurrences in each.
    """

    __slots__ = ("_ends", "_raw", "counts", "ids")

    def __init__(self, ids: Sequence[int], counts: Sequence[int], raw: array[int] | bytes) -> None:
        self.ids = ids
        self.counts = counts
        self._raw = raw
        self._ends: list[int] = []

    def distances(self, which: int) -> array[int]:
        """Return the differences between the positions in one article, by its index in ``ids``."""
        if isinstance(self._raw, bytes):
            self._raw = _positions(self._raw)
        if not self._ends:
            self._ends = list(accumulate(self.counts))
        end = self._ends[which]
        return self._raw[end - self.counts[which] : end]

    def positions(self, which: int) -> list[int]:
        """Return the positions in one article, by its index in ``ids``, in order."""
        return list(accumulate(self.distances(which)))


def encode(ids: Sequence[int], counts: Sequence[int], distances: array[int]) -> bytes:
    """Encode a list.

    Args:
        ids: In order, without duplicates.
        counts: One for each.
        distances: As many as the sum of the counts, or none.
    """
    steps = [after - before for before, after in zip([0, *ids], ids, strict=False)]
    id_kind = _kind(max(steps))
    most = max(counts)
    count_kind = _NONE if most == 1 else _kind(most)
    head = id_kind | count_kind << 2
    rows = array(_KINDS[id_kind], steps).tobytes()
    if count_kind != _NONE:
        rows += array(_KINDS[count_kind], counts).tobytes()
    return bytes((head,)) + rows + _encoded_positions(distances)


def decode(data: bytes, total: int) -> Postings:
    """Decode what ``encode`` wrote for this number of articles.

    Raises:
        ValueError, IndexError: ``encode`` did not write it.
    """
    head = data[0]
    id_kind, count_kind = head & 3, head >> 2 & 3
    at = 1 + total * _WIDTHS[id_kind]
    ids = list(accumulate(array(_KINDS[id_kind], data[1:at])))
    counts: Sequence[int]
    if count_kind == _NONE:
        counts = array("B", b"\1") * total
    else:
        behind = at + total * _WIDTHS[count_kind]
        counts = array(_KINDS[count_kind], data[at:behind])
        at = behind
    if len(ids) != total or len(counts) != total:
        raise ValueError("a list of postings is cut short")
    return Postings(ids, counts, data[at:])


def _encoded_positions(distances: array[int]) -> bytes:
    if not distances:
        return bytes((_NONE,))
    kind = _kind(max(distances))
    raw = array(_KINDS[kind], distances).tobytes()
    if len(raw) >= _WORTH_PACKING:
        packed = zlib.compress(raw, 6)
        if len(packed) < len(raw):
            return bytes((kind | _PACKED,)) + packed
    return bytes((kind,)) + raw


def _positions(data: bytes) -> array[int]:
    kind = data[0]
    if kind == _NONE:
        return array("B")
    raw = data[1:]
    if kind & _PACKED:
        raw = zlib.decompress(raw)
    return array(_KINDS[kind & 3], raw)


def _kind(most: int) -> int:
    return 0 if most < 1 << 8 else 1 if most < 1 << 16 else 2
