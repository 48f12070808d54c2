"""A small plot of reported values over time: a point for each report, a rod for its range."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip

from idlib_tui import dates
from idlib_tui.model import FigureReport
from idlib_tui.tui.widgets.glyphs import Glyphs, for_terminal
from idlib_tui.tui.widgets.part_styles import PartStyles

_LABEL = 7
"""Columns for the values on the left: "3.75m"."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One report in the plot; rows count from the top, columns from the left."""

    column: int
    row: int
    top: int
    bottom: int
    open_end: bool


def compact(value: float) -> str:
    """Write a number in few characters: ``1,234``, ``586k``, ``3.7m``, ``1.2bn``."""
    for size, letter in ((1e9, "bn"), (1e6, "m"), (1e4, "k")):
        if abs(value) >= size:
            unit = 1e3 if letter == "k" else size
            return f"{value / unit:.2f}".rstrip("0").rstrip(".") + letter
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def bounds(reports: Sequence[FigureReport]) -> tuple[float, float]:
    """Find the lowest and the highest value that any report gives or allows."""
    ends = [
        end
        for each in reports
        for end in (each.figure.value, each.figure.low, each.figure.high)
        if isfinite(end)
    ]
    return min(ends, default=0.0), max(ends, default=0.0)


def dots(reports: Sequence[FigureReport], columns: int, rows: int) -> list[Dot]:
    """Place reports in a field of ``columns`` by ``rows``, each in a column of its own.

    Time runs from left to right as far as there is room to keep the reports apart.
    """
    low, high = bounds(reports)
    days = [each.day or date.min for each in reports]
    order = sorted(range(len(reports)), key=lambda number: (days[number], number))
    known = [day for day in days if day != date.min]
    first = min(known, default=date.min)
    length = (max(known, default=date.min) - first).days or 1
    taken = -1
    found: dict[int, Dot] = {}
    for place, number in enumerate(order):
        after = len(order) - place - 1
        wanted = round(max((days[number] - first).days, 0) / length * (columns - 1))
        taken = min(max(wanted, taken + 1), max(columns - 1 - after, 0))
        figure = reports[number].figure
        found[number] = Dot(
            taken,
            _row(figure.value, low, high, rows),
            _row(min(figure.high, high), low, high, rows),
            _row(max(figure.low, low), low, high, rows),
            not isfinite(figure.high),
        )
    return [found[number] for number in range(len(reports))]


def _row(value: float, low: float, high: float, rows: int) -> int:
    share = (value - low) / (high - low) if high > low else 0.5
    return round((1 - share) * (rows - 1))


class RangePlot(PartStyles):
    """Plots the reports of one group, with the one under the cursor highlighted."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "range-plot--point",
        "range-plot--here",
        "range-plot--axis",
    }

    DEFAULT_CSS = """
    RangePlot {
        height: 7;
        padding: 0 2;
        & > .range-plot--point { color: $primary; }
        & > .range-plot--here { color: $text-warning; text-style: bold; }
        & > .range-plot--axis { color: $text-muted; }
        &:ansi > .range-plot--axis { text-style: dim; }
    }
    """

    here: reactive[int | None] = reactive[int | None](None)
    """The number of the report under the cursor."""

    def __init__(
        self,
        *,
        glyphs: Glyphs | None = None,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs or for_terminal(os.environ)
        self._reports: Sequence[FigureReport] = ()

    def show(self, reports: Sequence[FigureReport]) -> None:
        """Plot the reports of a group."""
        self._reports = reports
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line: a row of the field, or the time axis below it."""
        width, rows = self.size.width, self.size.height - 1
        field = max(width - _LABEL - 1, 1)
        if not self._reports:
            content = Content("")
        elif y < rows:
            content = self._row_of(y, field, rows)
        else:
            content = self._axis(field)
        base = self.visual_style
        strip = Strip(content.render_segments(base), content.cell_length)
        return strip.adjust_cell_length(width, base.rich_style)

    def _row_of(self, y: int, field: int, rows: int) -> Content:
        low, high = bounds(self._reports)
        label = compact(high) if y == 0 else compact(low) if y == rows - 1 and low < high else ""
        line = Content(f"{label:>{_LABEL}} ").stylize(self.part_style("range-plot--axis"))
        cells = [" "] * field
        marked: int | None = None
        for number, dot in enumerate(dots(self._reports, field, rows)):
            if not dot.top <= y <= dot.bottom:
                continue
            if dot.row == y:
                cells[dot.column] = self.glyphs.point
            elif dot.open_end and y == dot.top:
                cells[dot.column] = self.glyphs.open_end
            else:
                cells[dot.column] = self.glyphs.rod
            if number == self.here:
                marked = dot.column
        body = Content("".join(cells)).stylize(self.part_style("range-plot--point"))
        if marked is not None:
            body = body.stylize(self.part_style("range-plot--here"), marked, marked + 1)
        return line + body

    def _axis(self, field: int) -> Content:
        days = sorted(day for report in self._reports if (day := report.day) is not None)
        if not days:
            return Content("")
        first, last = dates.day_text(days[0]), dates.day_text(days[-1])
        space = max(field - len(first) - len(last), 1)
        text = first if first == last else f"{first}{' ' * space}{last}"
        return Content(" " * (_LABEL + 1) + text).stylize(self.part_style("range-plot--axis"))
