"""A sentence as the figure rules see it: words, numbers and single marks, with their places."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"\d+(?:[.,\u00a0\u2009\u202f]\d+)*"  # 1,800  3.7  10 000 with a hard space
    r"|(?:[^\W\d_]\.){2,5}"  # U.N.
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[^\w\s]|_"
)


class Words:
    """The words of one sentence.

    Attributes:
        text: The whole text.
        raw: The words as written.
        low: The words in lower case.
        starts: Where each starts in the text.
        ends: Where each ends in the text.
    """

    __slots__ = ("ends", "low", "raw", "starts", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.raw: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for found in _TOKEN.finditer(text, start, end):
            self.raw.append(found.group())
            self.starts.append(found.start())
            self.ends.append(found.end())
        self.low = [word.lower() for word in self.raw]

    def __len__(self) -> int:
        return len(self.raw)

    def at(self, index: int) -> str:
        """Give a word in lower case, or "" where the sentence has none."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def joined(self, index: int) -> bool:
        """Tell whether the word stands close to the one before it, without white space."""
        return 0 < index < len(self.raw) and self.starts[index] == self.ends[index - 1]

    def index_at(self, offset: int) -> int:
        """Find the first word that ends after an offset of the text; ``len(self)`` if none does."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low
