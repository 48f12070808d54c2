"""What one version of an article has that another has not: passages, to the word where possible."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from idlib_tui.model import Differences

MAX_SENTENCES = 2_000
"""Sentences that are compared; a longer text is compared up to there."""
MAX_WORDS = 300
"""Words of two passages that are compared one by one: the comparison takes quadratic time."""

_SENTENCE = re.compile(r"[^\n.!?…]*(?:[.!?…]+[”\"’')\]]*(?=\s|\Z)|[.!?…]|\n|\Z)")
_WORD = re.compile(r"\S+")
_AROUND = ".,;:!?…()[]\"'“”‘’«»–—-"


class _Piece(NamedTuple):
    key: str
    start: int
    end: int


def differences(text: str, other: str) -> Differences:
    """Compare a text with another version of it; case, space and marks do not count."""
    new, old = _pieces(_SENTENCE, text), _pieces(_SENTENCE, other)
    new, old = new[:MAX_SENTENCES], old[:MAX_SENTENCES]
    spans: list[tuple[int, int]] = []
    missing = 0
    for kind, first, last, start, end in _compared(old, new):
        if kind == "replace":
            was, now = old[first:last], new[start:end]
            spans += _changed_words(
                other[was[0].start : was[-1].end], text[now[0].start : now[-1].end], now[0].start
            )
            missing += max(0, len(was) - len(now))
        elif kind == "insert":
            spans.append((new[start].start, new[end - 1].end))
        elif kind == "delete":
            missing += last - first
    return Differences(tuple(spans), missing)


def _changed_words(was: str, now: str, offset: int) -> list[tuple[int, int]]:
    old, new = _pieces(_WORD, was), _pieces(_WORD, now)
    if max(len(old), len(new)) > MAX_WORDS:
        return [(offset, offset + len(now.rstrip()))]
    return [
        (offset + new[start].start, offset + new[end - 1].end)
        for kind, _, _, start, end in _compared(old, new)
        if kind in {"replace", "insert"}
    ]


def _compared(old: list[_Piece], new: list[_Piece]) -> list[tuple[str, int, int, int, int]]:
    keys = [piece.key for piece in old], [piece.key for piece in new]
    return list(SequenceMatcher(None, *keys, autojunk=False).get_opcodes())


def _pieces(pattern: re.Pattern[str], text: str) -> list[_Piece]:
    found: list[_Piece] = []
    for match in pattern.finditer(text):
        words = match.group().strip()
        key = " ".join(filter(None, (word.strip(_AROUND) for word in words.casefold().split())))
        if key:
            start = match.start() + match.group().index(words)
            found.append(_Piece(key, start, start + len(words)))
    return found
