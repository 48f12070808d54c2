"""Where the rows of a long list stand on its lines, without ever walking the rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Group:
    """A run of rows under one heading."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is the heading of a group (0-based)."""

    group: int


@dataclass(frozen=True, slots=True)
class RowLine:
    """A line that belongs to a row; ``part`` counts its lines from 0, opened-up lines included."""

    row: int
    part: int


class LineMap:
    """Translates between rows and lines in logarithmic time.

    Every row has the same height. Rows may be gathered under headings of one line, with a blank
    line above each but the first, and single rows may be opened up to show more lines.

    Attributes:
        count: How many rows there are.
        row_height: How many lines a row takes.
        groups: The headings; their counts must add up to ``count``, else there are none.
    """

    def __init__(
        self,
        count: int,
        row_height: int = 1,
        groups: Sequence[Group] = (),
        *,
        spaced: bool = True,
    ) -> None:
        self.count = count
        self.row_height = row_height
        fits = sum(group.count for group in groups) == count
        self.groups = tuple(group for group in groups if group.count) if fits else ()
        self._ends = list(accumulate(group.count for group in self.groups))
        self._gap = 1 if spaced else 0
        self._extra: dict[int, int] = {}
        self._extra_rows: list[int] = []
        self._extra_sums: list[int] = []

    @property
    def lines(self) -> int:
        """How many lines the whole list takes."""
        headings = len(self.groups)
        blanks = self._gap * max(headings - 1, 0)
        extra = self._extra_sums[-1] if self._extra_sums else 0
        return self.count * self.row_height + headings + blanks + extra

    def extra_lines(self, row: int) -> int:
        """Count the lines that a row shows beyond its height."""
        return self._extra.get(row, 0)

    def open_rows(self) -> tuple[int, ...]:
        """List the rows that are opened up, in order."""
        return tuple(self._extra_rows)

    def set_extra(self, row: int, lines: int) -> None:
        """Open a row up to show more lines; 0 closes it."""
        if lines:
            self._extra[row] = lines
        else:
            self._extra.pop(row, None)
        self._extra_rows = sorted(self._extra)
        self._extra_sums = list(accumulate(self._extra[each] for each in self._extra_rows))

    def height(self, row: int) -> int:
        """Count the lines of a row."""
        return self.row_height + self.extra_lines(row)

    def line_of(self, row: int) -> int:
        """Find the first line of a row."""
        line = row * self.row_height
        if self.groups:
            group = bisect_right(self._ends, row)
            line += group * (1 + self._gap) + 1
        before = bisect_left(self._extra_rows, row)
        return line + (self._extra_sums[before - 1] if before else 0)

    def heading_above(self, row: int) -> bool:
        """Return whether a heading stands right above a row."""
        if not self.groups:
            return False
        return row == self.first_row(bisect_right(self._ends, row))

    def first_row(self, group: int) -> int:
        """Find the first row of a group."""
        return self._ends[group - 1] if group else 0

    def group_of(self, row: int) -> int | None:
        """Find the group of a row; None if there are no headings."""
        return bisect_right(self._ends, row) if self.groups else None

    def at(self, line: int) -> Heading | RowLine | None:
        """Find what stands on a line; None for a blank line and beyond the end."""
        if line < 0 or line >= self.lines:
            return None
        # The last row that starts at or above the line: line_of rises with the row.
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            if self.line_of(middle) <= line:
                low = middle + 1
            else:
                high = middle
        row = low - 1
        if row >= 0 and line < self.line_of(row) + self.height(row):
            return RowLine(row, line - self.line_of(row))
        following = row + 1
        if following < self.count and self.line_of(following) - 1 == line:
            group = self.group_of(following)
            return Heading(group) if group is not None else None
        return None
