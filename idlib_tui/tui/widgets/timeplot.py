"""A small bar chart over time, with the cursor's place marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from idlib_tui import wording
from idlib_tui.tui.widgets.glyphs import BLOCKS, Glyphs
from idlib_tui.tui.widgets.part_styles import PartStyles
from idlib_tui.tui.widgets.time_bins import MONTHS, Bin, bar, bin_of, bins

_WIDEST = 3
"""Columns that a bar and the space after it take at most."""


class TimePlot(PartStyles):
    """Draws counts by day as bars, as fine as the width allows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "time-plot--bar",
        "time-plot--here",
        "time-plot--axis",
    }

    DEFAULT_CSS = """
    TimePlot {
        height: 4;
        padding: 0 2;
        & > .time-plot--bar { color: $primary; }
        & > .time-plot--here { color: $text-warning; text-style: bold; }
        & > .time-plot--axis { color: $text-muted; }
        &:ansi > .time-plot--axis { text-style: dim; }
    }
    """

    day: reactive[date | None] = reactive[date | None](None)
    """The cursor's place."""

    label: reactive[str] = reactive("")
    """The cursor's date as it is written beside the pointer."""

    @dataclass
    class Picked(Message):
        """A bar was clicked; ``day`` is its first day."""

        plot: TimePlot
        day: date

        @property
        def control(self) -> TimePlot:
            """The plot, for ``@on`` selectors."""
            return self.plot

    def __init__(
        self,
        *,
        glyphs: Glyphs = BLOCKS,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self._counts: Sequence[tuple[date, int]] = ()
        self._finest = 0
        self._bins: list[Bin] = []
        self._binned_for = -1

    def show(self, counts: Sequence[tuple[date, int]], *, by_month: bool = False) -> None:
        """Show counts by day, or by the first day of each month, in order."""
        self._counts = counts
        self._finest = MONTHS if by_month else 0
        self._binned_for = -1
        self.refresh()

    def _fit(self) -> tuple[list[Bin], int]:
        """Give the bins for the present width, and how many columns each takes."""
        width = self.size.width
        if self._binned_for != width:
            self._bins = bins(self._counts, max(width, 1), self._finest)
            self._binned_for = width
        return self._bins, min(max(width // max(len(self._bins), 1), 1), _WIDEST)

    def render_line(self, y: int) -> Strip:
        """Draw one line: a row of the bars, or the axis below them."""
        width = self.size.width
        found, pitch = self._fit()
        here = bin_of(found, self.day) if self.day is not None else None
        rows = self.size.height - 1
        if not found:
            content = Content("")
        elif y < rows:
            content = self._bars(found, pitch, here, y, rows)
        else:
            content = self._axis(found, pitch, here, width)
        base = self.visual_style
        strip = Strip(content.render_segments(base), content.cell_length)
        return strip.adjust_cell_length(width, base.rich_style)

    def _bars(
        self, found: Sequence[Bin], pitch: int, here: int | None, y: int, rows: int
    ) -> Content:
        most = max(each.count for each in found)
        cells = []
        for each in found:
            cell = bar(each.count, most, rows, self.glyphs.levels)[y]
            if each.gap and y == rows - 1:
                cell = self.glyphs.gap
            cells.append((cell * max(pitch - 1, 1)).ljust(pitch))
        text = "".join(cells)
        spans = [Span(0, len(text), self.part_style("time-plot--bar"))]
        if here is not None:
            start = here * pitch
            spans.append(Span(start, start + pitch, self.part_style("time-plot--here")))
        return Content(text, spans)

    def _axis(self, found: Sequence[Bin], pitch: int, here: int | None, width: int) -> Content:
        """Draw the first and last day, and the pointer with the day that it points at."""
        room = min(len(found) * pitch, width)
        first, last = wording.day(found[0].first), wording.day(found[-1].last)
        line = first.ljust(max(room, len(first) + len(last) + 1))
        line = line[: len(line) - len(last)] + last
        spans = [Span(0, len(line), self.part_style("time-plot--axis"))]
        if here is None and self.day is not None:
            label = f"{self.glyphs.before} {self.label}"
            spans.append(Span(0, len(label), self.part_style("time-plot--here")))
            line = label + line[len(label) :]
        if here is not None and self.day is not None:
            column = here * pitch
            label = f"{self.glyphs.pointer} {self.label}"
            if column + len(label) > len(line):
                label = f"{self.label} {self.glyphs.pointer}"
                start = max(column + 1 - len(label), 0)
            else:
                start = column
            end = start + len(label)
            # A date at an end of the axis gives way where the label would touch it.
            left = line[:start] if start > len(first) else " " * start
            right = line[end:] if end < len(line) - len(last) else " " * max(len(line) - end, 0)
            line = left + label + right
            spans.append(Span(start, end, self.part_style("time-plot--here")))
        return Content(line, spans)

    def on_click(self, event: events.Click) -> None:
        """Tell which bar was clicked."""
        offset = event.get_content_offset(self)
        found, pitch = self._fit()
        if offset is None or not found:
            return
        event.stop()
        number = min(offset.x // pitch, len(found) - 1)
        self.post_message(self.Picked(self, found[number].first))
