"""A small bar chart over time, with the cursor's place marked."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.content import Content, Span
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from idlib_tui import dates
from idlib_tui.tui.widgets.glyphs import Glyphs, for_terminal
from idlib_tui.tui.widgets.part_styles import PartStyles
from idlib_tui.tui.widgets.time_bins import MONTHS, Bin, bar, bin_of, bins

_WIDEST = 3
"""Columns that a bar and the space after it take at most."""


def axis_line(room: int, first: str, last: str, label: str, start: int) -> str:
    """Write a date at either end of an axis and a label at ``start``, which both give way to."""
    end = start + len(label)
    left = first if not label or start > len(first) else ""
    right = last if not label or end < room - len(last) else ""
    before = left.ljust(start if label else room - len(last))
    return before + label + right.rjust(max(room - len(before) - len(label), 0))


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
        glyphs: Glyphs | None = None,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs or for_terminal(os.environ)
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
        """Draw the first and last day, and the pointer with the date that it points at."""
        first, last = dates.day_text(found[0].first), dates.day_text(found[-1].last)
        room = min(max(len(found) * pitch, len(first) + len(last) + 2), width)
        label, start = "", 0
        if here is not None:
            start = here * pitch
            label = f"{self.glyphs.pointer} {self.label}"
            if start + len(label) > room:
                label = f"{self.label} {self.glyphs.pointer}"
                start = max(start + 1 - len(label), 0)
        elif self.day is not None:
            label = f"{self.glyphs.before} {self.label}"
        line = axis_line(room, first, last, label, start)
        return (
            Content(line)
            .stylize(self.part_style("time-plot--axis"))
            .stylize(self.part_style("time-plot--here"), start, start + len(label))
        )

    def on_click(self, event: events.Click) -> None:
        """Report which bar was clicked."""
        offset = event.get_content_offset(self)
        found, pitch = self._fit()
        if offset is None or not found:
            return
        event.stop()
        number = min(offset.x // pitch, len(found) - 1)
        self.post_message(self.Picked(self, found[number].first))
