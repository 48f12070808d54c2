"""Words as the check compares them: folded, so that only what is written differently differs.

Case, diacritics, the shapes of apostrophes, quotation marks, dashes and white space, points in
initialisms, commas in numbers and "per cent" make no difference. Compounds are taken apart at their
hyphens.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from idlib_tui.names import fold

_WORD = re.compile(
    r"""\d+(?:[.,]\d+)*                          # 1,000; 3.7
      | %|&
      | per\s+cent(?![^\W_])
      | (?<![^\W_])(?:[^\W\d_]\.){2,}            # U.N., U.S.
      | [^\W\d_]+(?:['’ʼ‘`´][^\W\d_]+)*          # Turkey's, n't
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = {"%": "percent", "&": "and", "percent": "percent"}


@lru_cache(maxsize=65_536)
def fold_word(raw: str) -> str:
    """Fold one word as it is written."""
    if raw[0].isdecimal():
        # The comma that parts thousands goes; a comma before one or two digits is a decimal one.
        return re.sub(r",(?=\d{3}(?!\d))", "", raw).replace(",", ".")
    folded = "".join(fold(raw).replace("'", "").replace(".", "").split())
    return _SIGNS.get(folded, folded)


class Folded:
    """A text as folded words, each with its place.

    Attributes:
        text: The text.
        words: Its folded words.
        starts: Where each starts, in characters of the text.
        ends: Where each ends.
    """

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        """Take a text, or the part of it from ``start`` to ``end``, apart."""
        self.text = text
        found = [
            (word, match.start(), match.end())
            for match in _WORD.finditer(text, start, len(text) if end is None else end)
            if (word := fold_word(match.group()))
        ]
        self.words: Sequence[str] = [word for word, _, _ in found]
        self.starts: Sequence[int] = [start for _, start, _ in found]
        self.ends: Sequence[int] = [end for _, _, end in found]

    @cached_property
    def places(self) -> Mapping[str, Sequence[int]]:
        """Which words of the text each word is, by number from 0."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            found[word].append(number)
        return dict(found)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the characters from word ``first`` to before word ``last``; at least one word."""
        return self.starts[first], self.ends[last - 1]

    def written(self, first: int, last: int) -> str:
        """Give words as the text writes them, with what stands between them; "" for none."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def gap(self, number: int) -> str:
        """Give what stands between a word and the one before it; "" where one of them is none."""
        if not 0 < number < len(self.words):
            return ""
        return self.text[self.ends[number - 1] : self.starts[number]]
