"""How a repeated statement, or another report of an event, differs from the one shown first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from textual.content import Content
from textual.style import Style

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


def marked(line: Content, start: int, changed: Sequence[tuple[int, int]], style: Style) -> Content:
    """Mark on a line of a text what was changed in the text.

    Args:
        line: The line.
        start: Where in the text it begins.
        changed: Spans of the text.
        style: How they are marked.
    """
    end = start + len(line.plain)
    for first, last in changed:
        if first < end and start < last:
            line = line.stylize(style, max(first, start) - start, last - start)
    return line


def _bare(word: str) -> str:
    return word.strip(".,;:!?…()[]\"'“”‘’«»–—-").casefold()
