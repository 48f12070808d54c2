"""Cuts a text into tokens in one pass, without an object for each of them."""

from __future__ import annotations

import re
from itertools import accumulate

Pieces = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""Tokens as written, the offsets at which they start, and those at which they end.

Tuples, since the garbage collector stops looking at those that hold only words or numbers.
"""


def cut(token: re.Pattern[str], text: str, start: int, end: int) -> Pieces:
    """Find the tokens of ``text[start:end]``. Linear.

    Args:
        token: Matches one token, and has exactly one group: all of it.
        text: The text.
        start: Offset at which to begin.
        end: Offset at which to stop.
    """
    # What is between tokens, and tokens, by turns.
    pieces = tuple(token.split(text[start:end]))
    offsets = tuple(accumulate(map(len, pieces), initial=start))
    return pieces[1::2], offsets[1:-1:2], offsets[2::2]
