"""How a repeated statement differs from the one shown first."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\S+")
_LONGEST = 300
"""Words compared at most: the comparison takes quadratic time."""


def changed_words(shown: str, variant: str) -> list[tuple[int, int]]:
    """Find the words of a variant that the statement as shown does not have in that place.

    Case and the punctuation around words do not count.

    Returns:
        (start, end) of each run of such words within ``variant``.
    """
    old = [_bare(match.group()) for match in _WORD.finditer(shown)][:_LONGEST]
    found = list(_WORD.finditer(variant))[:_LONGEST]
    new = [_bare(match.group()) for match in found]
    spans = []
    for kind, _, _, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind in {"replace", "insert"}:
            spans.append((found[first].start(), found[last - 1].end()))
    return spans


def _bare(word: str) -> str:
    return word.strip(".,;:!?…()[]\"'“”‘’«»–—-").casefold()
