"""A one-line extract around the densest matches."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

WIDTH = 180
"""Characters: about two lines of a list."""

_LEAD = 40
"""Characters before the first match shown."""

Spans = Sequence[tuple[int, int]]


def make_snippet(
    text: str, hits: Spans, width: int = WIDTH
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Cut an extract at word boundaries, on one line.

    Returns:
        The extract, and the spans of the matches in it.
    """
    start, end = _window(text, hits, width)
    pieces: list[str] = []
    origin: list[int] = []
    length = 0
    for piece, at in _pieces(text, start, end):
        if pieces:
            pieces.append(" ")
            length += 1
        origin.extend((length, at))
        pieces.append(piece)
        length += len(piece)
    shift_in, shift_at = origin[::2], origin[1::2]
    before = "… " if start > 0 else ""
    after = " …" if end < len(text.rstrip()) else ""

    def place(offset: int) -> int:
        which = bisect_right(shift_at, offset) - 1
        return len(before) + shift_in[which] + offset - shift_at[which]

    marks = tuple(
        (place(first), place(last - 1) + 1)
        for first, last in hits
        if start <= first and last <= end
    )
    return before + "".join(pieces) + after, marks


def _window(text: str, hits: Spans, width: int) -> tuple[int, int]:
    best = (0, 0)
    last = 0
    for first, (start, _) in enumerate(hits):
        last = max(last, first)
        while last < len(hits) and hits[last][1] - start <= width - _LEAD:
            last += 1
        if last - first > best[1] - best[0]:
            best = (first, last)
    anchor = hits[best[0]][0] if hits else 0
    start = max(0, min(anchor - _LEAD, len(text) - width))
    if start < _LEAD:
        start = 0
    end = min(len(text), start + width)
    # Move both cuts inwards to white space, but never into the matches to be shown.
    if start > 0 and not text[start - 1].isspace():
        cut = next((at for at in range(start, anchor) if text[at].isspace()), start)
        start = cut
    if end < len(text) and not text[end].isspace():
        floor = hits[best[1] - 1][1] if best[1] > best[0] else start
        end = next((at for at in range(end, max(floor, start), -1) if text[at - 1].isspace()), end)
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _pieces(text: str, start: int, end: int) -> Sequence[tuple[str, int]]:
    pieces = []
    at = start
    for piece in text[start:end].split():
        at = text.index(piece, at)
        pieces.append((piece, at))
        at += len(piece)
    return pieces
