"""Splitting a text into tokens in one pass, without creating an object for each."""

from __future__ import annotations

import re
from itertools import accumulate

Pieces = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""Tokens as written, their start offsets, and their end offsets.

Tuples, because the garbage collector stops tracking those that contain only strings or numbers.
"""


def cut(token: re.Pattern[str], text: str, start: int, end: int) -> Pieces:
    """Find the tokens of ``text[start:end]``. Linear.

    Args:
        token: Matches one token, and has exactly one group: the whole token.
        text: The text.
        start: Offset at which to begin.
        end: Offset at which to stop.
    """
    # Alternating: what is between tokens, and tokens.
    pieces = tuple(token.split(text[start:end]))
    offsets = tuple(accumulate(map(len, pieces), initial=start))
    return pieces[1::2], offsets[1:-1:2], offsets[2::2]
