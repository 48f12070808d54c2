"""What the figures pane asks the library for: sizes of groups, and windows of their reports."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from idlib_tui.tui.widgets.figure_list import FigureRow
from idlib_tui.tui.widgets.line_map import Group

if TYPE_CHECKING:
    from idlib_tui.filters import FigureFilter
    from idlib_tui.model import FigureGroup
    from idlib_tui.tui.readable import Readable


class Figures:
    """The reports of groups of figures, one after another; a group is read when it is looked at.

    A ``RowSource``.

    Attributes:
        sizes: How many reports each group has.
        differing: On how many of them the reports differ.
    """

    def __init__(
        self,
        sizes: Sequence[int],
        differing: int,
        window: Callable[[int, int], Sequence[FigureGroup]],
    ) -> None:
        self.sizes = sizes
        self.differing = differing
        self._window = window
        self._starts = [0, *accumulate(sizes)]

    def count(self) -> int:
        """Count the reports."""
        return self._starts[-1]

    def groups(self) -> list[Group]:
        """Make the headings; a group's own words are read with its reports."""
        return [Group("", size) for size in self.sizes]

    def fetch(self, offset: int, limit: int) -> Sequence[FigureRow]:
        """Fetch a window of reports."""
        end = min(offset + limit, self.count())
        if offset >= end:
            return []
        first = bisect_right(self._starts, offset) - 1
        last = bisect_right(self._starts, end - 1)
        rows = [
            FigureRow(group, number)
            for group in self._window(first, last - first)
            for number in range(len(group.reports))
        ]
        skipped = offset - self._starts[first]
        return rows[skipped : skipped + end - offset]


def figures_of(library: Readable, wanted: FigureFilter) -> Figures:
    """Count the figures that pass a filter; no group is read. For a thread."""
    sizes = library.figure_sizes(wanted)
    return Figures(
        [reports for reports, _ in sizes],
        sum(differ for _, differ in sizes),
        lambda offset, limit: library.figures(wanted, offset=offset, limit=limit),
    )
