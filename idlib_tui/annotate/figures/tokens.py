"""The tokens of a sentence for the figure rules: words, numbers and single marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

_TOKEN = re.compile(
    r"(\s*)("
    r"\d+(?:(?:[.,\u00a0\u2009\u202f]|['’](?=\d{3}(?!\d)))\d+)*"  # 1,800  3.7  10 000  12'000
    r"|(?:[^\W\d_]\.){2,5}"  # U.N.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[^\w\s]|_)"
)


class Words:
    """The words of one sentence.

    Attributes:
        text: The whole text.
        raw: The words as written.
        low: The words in lower case.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self._start = start
        found = _TOKEN.findall(text, start, end)
        self._spaces = [space for space, _ in found]
        self.raw: list[str] = [word for _, word in found]
        # One call for all words; none of them contains a plain space.
        self.low = " ".join(self.raw).lower().split(" ")
        self._count = len(self.raw)

    def __len__(self) -> int:
        return self._count

    @cached_property
    def ends(self) -> list[int]:
        """The end offset of each word in the text."""
        lengths = (
            len(space) + len(word) for space, word in zip(self._spaces, self.raw, strict=True)
        )
        return list(accumulate(lengths, initial=self._start))[1:]

    @cached_property
    def starts(self) -> list[int]:
        """The start offset of each word in the text."""
        return [end - len(word) for end, word in zip(self.ends, self.raw, strict=True)]

    def at(self, index: int) -> str:
        """Return a word in lower case, or "" outside the sentence."""
        return self.low[index] if 0 <= index < self._count else ""

    def opens(self, index: int, phrases: Mapping[str, tuple[str, ...]]) -> bool:
        """Check whether a phrase begins at a word; ``phrases`` are given by their first word."""
        found = phrases.get(self.low[index])
        if found is None:
            return False
        words = (phrase.split() for phrase in found)
        return any(self.low[index : index + len(phrase)] == phrase for phrase in words)

    def joined(self, index: int) -> bool:
        """Check whether no white space separates a word from the previous one."""
        return 0 < index < self._count and not self._spaces[index]

    def index_at(self, offset: int) -> int:
        """Find the first word that ends after an offset of the text; ``len(self)`` if none does."""
        return bisect_right(self.ends, offset)
