"""Spans of a text, found again quickly by the stretch of text that is on the screen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

Span = tuple[int, int]


class SpanIndex:
    """Spans in order of their start, to be asked which of them reach into a stretch.

    Attributes:
        spans: (start, end) pairs, sorted.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans = sorted(spans)
        self._starts = [start for start, _ in self.spans]
        # The furthest end so far never falls, so a bisection skips all that ended before.
        self._reach = list(accumulate((end for _, end in self.spans), max))

    def __len__(self) -> int:
        return len(self.spans)

    def within(self, start: int, end: int) -> list[Span]:
        """List the spans that share at least one character with ``start`` to ``end``."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [span for span in self.spans[first:last] if span[1] > start]

    def after(self, offset: int) -> int | None:
        """Find the number of the first span that starts after an offset."""
        number = bisect_right(self._starts, offset)
        return number if number < len(self.spans) else None

    def before(self, offset: int) -> int | None:
        """Find the number of the last span that starts before an offset."""
        number = bisect_left(self._starts, offset) - 1
        return number if number >= 0 else None
