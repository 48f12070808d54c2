"""The vocabulary of a segment: its words in order, and the location of their postings.

Words are in compressed blocks of about a hundred; the first words of all blocks, kept in memory,
identify the block of a word. So a look-up reads one block, and a million words take little memory.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import IO, NamedTuple

_BLOCK = 128
_KEPT = 64
"""Blocks cached in memory: the words of a query are looked up again at each key press."""

_MAGIC = b"idlbwrd1"
_END = struct.Struct("=QQ8s")
"""Offset and length of the list of blocks, and the format's magic number."""

_NUMBER = struct.Struct("=Q")


class Entry(NamedTuple):
    """A word, the number of articles that have it, and the location of its postings."""

    word: bytes
    articles: int
    offset: int
    length: int


class VocabularyWriter:
    """Writes words, in order, each with its postings."""

    def __init__(self, words: IO[bytes], postings: IO[bytes]) -> None:
        self._words = words
        self._postings = postings
        self._block: list[bytes] = []
        self._articles = array("I")
        self._lengths = array("I")
        self._first: list[bytes] = []
        self._starts = array("Q")
        self._posting_starts = array("Q")
        self._at = self._posting_start = self._posting_at = 0

    def add(self, word: bytes, articles: int, postings: bytes) -> None:
        """Write one word."""
        self._block.append(word)
        self._articles.append(articles)
        self._lengths.append(len(postings))
        self._postings.write(postings)
        self._posting_at += len(postings)
        if len(self._block) == _BLOCK:
            self._end_block()

    def close(self) -> None:
        """Write the remaining words, and the list of blocks."""
        if self._block:
            self._end_block()
        self._starts.append(self._at)
        listed = zlib.compress(
            _NUMBER.pack(len(self._first))
            + self._starts.tobytes()
            + self._posting_starts.tobytes()
            + b"\0".join(self._first)
        )
        self._words.write(listed)
        self._words.write(_END.pack(self._at, len(listed), _MAGIC))
        self._words.close()
        self._postings.close()

    def _end_block(self) -> None:
        block = self._articles.tobytes() + self._lengths.tobytes() + b"\0".join(self._block)
        data = zlib.compress(_NUMBER.pack(len(self._block)) + block)
        self._first.append(self._block[0])
        self._starts.append(self._at)
        self._posting_starts.append(self._posting_start)
        self._words.write(data)
        self._at += len(data)
        self._posting_start = self._posting_at
        self._block = []
        self._articles = array("I")
        self._lengths = array("I")


class Vocabulary:
    """Reads what ``VocabularyWriter`` wrote.

    Raises:
        ValueError: ``VocabularyWriter`` did not write it.
    """

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        if size < _END.size:
            raise ValueError("a vocabulary is cut short")
        file.seek(size - _END.size)
        start, length, magic = _END.unpack(file.read(_END.size))
        if magic != _MAGIC or start + length + _END.size != size:
            raise ValueError("this is no vocabulary")
        data = zlib.decompress(self._read(start, length))
        [count] = _NUMBER.unpack_from(data)
        at = _NUMBER.size
        self._starts = array("Q", data[at : at + 8 * (count + 1)])
        at += 8 * (count + 1)
        self._posting_starts = array("Q", data[at : at + 8 * count])
        self._first = data[at + 8 * count :].split(b"\0") if count else []
        if not len(self._first) == len(self._posting_starts) == len(self._starts) - 1:
            raise ValueError("the list of blocks is cut short")
        self._kept: dict[int, tuple[list[bytes], array[int], array[int], list[int]]] = {}

    def find(self, word: bytes) -> Entry | None:
        """Look up a word."""
        number = bisect_right(self._first, word) - 1
        if number < 0:
            return None
        words, articles, lengths, offsets = self._block(number)
        at = bisect_left(words, word)
        if at == len(words) or words[at] != word:
            return None
        return Entry(word, articles[at], offsets[at], lengths[at])

    def starting_at(self, word: bytes) -> Iterator[Entry]:
        """List the words from one on, in order."""
        first = max(0, bisect_right(self._first, word) - 1)
        for number in range(first, len(self._first)):
            words, articles, lengths, offsets = self._block(number)
            begin = bisect_left(words, word) if number == first else 0
            for at in range(begin, len(words)):
                yield Entry(words[at], articles[at], offsets[at], lengths[at])

    def _block(self, number: int) -> tuple[list[bytes], array[int], array[int], list[int]]:
        kept = self._kept.get(number)
        if kept is not None:
            return kept
        start, end = self._starts[number : number + 2]
        data = zlib.decompress(self._read(start, end - start))
        [count] = _NUMBER.unpack_from(data)
        at = _NUMBER.size
        articles = array("I", data[at : at + 4 * count])
        lengths = array("I", data[at + 4 * count : at + 8 * count])
        words = data[at + 8 * count :].split(b"\0")
        if not len(words) == len(articles) == len(lengths) == count:
            raise ValueError("a block of words is cut short")
        offsets = list(accumulate(lengths, initial=self._posting_starts[number]))
        if len(self._kept) == _KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[number] = words, articles, lengths, offsets
        return self._kept[number]

    def _read(self, start: int, length: int) -> bytes:
        self._file.seek(start)
        data = self._file.read(length)
        if len(data) != length:
            raise ValueError("a vocabulary is cut short")
        return data
