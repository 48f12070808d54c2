"""Which numbers disagree: figures that count the same thing, with a plot of the group in hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Self

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from idlib_tui.model import FigureGroup
from idlib_tui.names import fold
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.in_panes import FIGURES
from idlib_tui.tui.widgets.facts_line import FactsLine
from idlib_tui.tui.widgets.figure_list import FigureList, FigureRow, title
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.passages import passage_of
from idlib_tui.tui.widgets.range_plot import RangePlot
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.source_names import short_id
from idlib_tui.tui.widgets.virtual_list import VirtualList
from idlib_tui.tui.workers import Latest

if TYPE_CHECKING:
    from idlib_tui.errors import IdlibError
    from idlib_tui.library import Library
    from idlib_tui.tui.passage import Passage

_EMPTY = "No figures yet. They appear here once articles have been read in."
_NONE_LEFT = "No figure fits. Press Escape to see all of them."


class FiguresPane(Vertical):
    """The groups of figures, those that differ first, above them the plot of the current one."""

    BINDINGS = bindings(*FIGURES)

    DEFAULT_CSS = """
    FiguresPane {
        & > RangePlot { margin: 1 0; }
        & > FigureList { height: 1fr; }
        &.-low > RangePlot { height: 4; margin: 0; }
    }
    """

    def __init__(
        self,
        *,
        source_name: Callable[[str], str] = short_id,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(id=id)
        self._library: Library | None = None
        self._latest = Latest(self, "figures")
        self._all: Sequence[FigureGroup] = ()
        self._text = ""
        self._facts = FactsLine("figures-facts")
        self._plot = RangePlot()
        self.list = FigureList(source_name=source_name, empty=_EMPTY)
        """The list of reports, which takes the focus."""

    def compose(self) -> ComposeResult:
        """Stack the facts, the plot and the list."""
        yield self._facts
        yield self._plot
        yield self.list

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the focus to the list."""
        self.list.focus(scroll_visible)
        return self

    def on_resize(self) -> None:
        """Leave the list most of a low window."""
        self.set_class(self.size.height < 24, "-low")

    def show(self, library: Library) -> None:
        """Show the figures of a library."""
        self._library = library
        self.reload()

    def reload(self) -> None:
        """Fetch anew, with the cursor on the same report."""
        library = self._library
        if library is None:
            return

        def shown(groups: Sequence[FigureGroup]) -> None:
            self._all = groups
            self._show_fitting()

        self._latest.start(lambda _: library.figures(), shown, self._failed)

    def _failed(self, error: IdlibError) -> None:
        self._facts.fail(error)

    def _show_fitting(self) -> None:
        words = fold(self._text).split()
        groups = [group for group in self._all if _fits(group, words)]
        rows = [
            FigureRow(group, number) for group in groups for number in range(len(group.reports))
        ]
        self.list.empty = _NONE_LEFT if self._text else _EMPTY
        self.list.show(
            ListSource(rows),
            groups=[Group(title(group), len(group.reports)) for group in groups],
            keep_cursor=True,
        )
        if not rows:
            self._plot.show(())
        several = sum(group.disagrees for group in groups)
        facts = [f"{len(groups):,} topic{'' if len(groups) == 1 else 's'}"]
        if several:
            facts.append(f"reports differ on {several:,}")
        if self._text:
            facts.append(f"“{one_line(self._text)}”")
        self._facts.tell(*facts)

    # Filters and moving.

    @property
    def filter_text(self) -> str:
        """The words that a group or its reports must contain; "" for all groups."""
        return self._text

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self._text)

    def set_filter(self, text: str) -> None:
        """List only groups with these words; "" lists all."""
        if text.strip() != self._text:
            self._text = text.strip()
            self._show_fitting()

    def clear_filters(self) -> None:
        """List all groups again."""
        self.set_filter("")

    def action_step_group(self, step: int) -> None:
        """Go to the next (1) or previous (-1) group."""
        if step > 0:
            self.list.action_next_group()
        else:
            self.list.action_previous_group()

    @property
    def passage(self) -> Passage | None:
        """The words of the figure under the cursor."""
        row = self.list.current_row
        if row is None:
            return None
        figure = row.report.figure
        return passage_of("paragraph", row.report.article, figure.start, figure.end, figure.text)

    # Messages of the parts.

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        row: FigureRow = event.row
        self._plot.show(row.group.reports)
        self._plot.here = row.number

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        report = event.row.report
        self.post_message(OpenRequested(report.article, report.figure.start, report.figure.end))


def _fits(group: FigureGroup, words: Sequence[str]) -> bool:
    """Tell whether each word stands in what a group counts, or in one of its reports."""
    parts = (
        title(group),
        *(each.figure.text for each in group.reports),
        *(each.figure.claimant or "" for each in group.reports),
    )
    text = fold(" ".join(parts))
    return all(word in text for word in words)
