"""The rows of the figures pane: a value as written, and who gives it when."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import ClassVar

from textual.content import Content

from idlib_tui import dates
from idlib_tui.model import FigureGroup, FigureReport
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.moving import GROUPS
from idlib_tui.tui.widgets.cells import fit
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.paragraphs import clip, facts_line
from idlib_tui.tui.widgets.range_plot import bounds, compact
from idlib_tui.tui.widgets.virtual_list import VirtualList

_BAR = 16
"""Columns of the small bar that places a value between the lowest and the highest."""
_ROOMY = 48
"""Columns from which there is room for the bar."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One report, with the group that it stands in."""

    group: FigureGroup
    number: int

    @property
    def report(self) -> FigureReport:
        """The report itself."""
        return self.group.reports[self.number]


def title(group: FigureGroup, width: int) -> str:
    """Write what a group counts: ``displaced · person · Idlib · since 1 Dec 2019``.

    Of a series it gives the first and the last value.
    """
    facts = [group.topic, group.unit, ", ".join(group.scope)]
    if group.since is not None:
        facts.append(f"since {dates.day_text(group.since)}")
    if group.series:
        first, last = (group.points[end].value for end in (0, -1))
        facts.append(f"{compact(first)} → {compact(last)}")
    return facts_line(dict.fromkeys(one_line(fact) for fact in facts if fact), width)


class FigureList(VirtualList[FigureRow]):
    """Lists reports under a heading for what they count."""

    BINDINGS = bindings(*GROUPS)

    COMPONENT_CLASSES: ClassVar[set[str]] = {"figures--value", "figures--bar"}

    DEFAULT_CSS = """
    FigureList {
        & > .figures--value { text-style: bold; }
        & > .figures--bar { color: $primary; }
    }
    """

    row_height = 2

    def __init__(self, *, source_name: Callable[[str], str], empty: str) -> None:
        super().__init__(empty=empty)
        self.source_name = source_name
        """Gives the short name of an article."""

    def row_key(self, row: FigureRow) -> Hashable:
        """A report is known by its place."""
        return (row.report.article, row.report.figure.start, row.report.figure.end)

    def render_heading(self, group: Group, first: int, width: int) -> Content:
        """Draw what is counted, and whether the reports differ."""
        del group
        row = self.row_at(first)
        verdict = " differ" if row is not None and row.group.disagrees else ""
        room = width - len(verdict)
        left = Content(fit(title(row.group, room) if row is not None else "", room))
        return left + Content(verdict).stylize(self.part_style("virtual-list--mark"))

    def render_row(self, row: FigureRow, index: int, width: int) -> Sequence[Content]:
        """Draw the value with its bar, and below it the date, the source and the claimant."""
        del index
        figure = row.report.figure
        bar_width = _BAR + 1 if width >= _ROOMY else 0
        room = width - bar_width
        value = Content(fit("".join(clip(figure.text, room, 1)), room))
        value = value.stylize(self.part_style("figures--value"))
        if bar_width:
            bar = Content(" " + range_bar(row, _BAR))
            value += bar.stylize(self.part_style("figures--bar"))
        day = row.report.day
        facts = [
            dates.day_text(day) if day is not None else "undated",
            f"says {figure.claimant}" if figure.claimant else "",
            self.source_name(row.report.article),
            "not yet the case" if figure.hedged else "",
            "denied" if figure.denied else "",
        ]
        line = facts_line(map(one_line, facts), width - 2)
        dim = Content(fit(f"  {line}", width)).stylize(self.part_style("virtual-list--dim"))
        return [value, dim]


def range_bar(row: FigureRow, width: int) -> str:
    """Draw where a value and its range lie between the group's lowest and highest."""
    low, high = bounds(row.group.reports)
    figure = row.report.figure

    def place(value: float) -> int:
        if high <= low:
            return (width - 1) // 2
        return round((min(max(value, low), high) - low) / (high - low) * (width - 1))

    cells = ["·"] * width
    last = place(figure.high) if isfinite(figure.high) else width - 1
    for column in range(place(figure.low), last + 1):
        cells[column] = "─"
    if not isfinite(figure.high):
        cells[-1] = "→"
    cells[place(figure.value)] = "●"
    return "".join(cells)
