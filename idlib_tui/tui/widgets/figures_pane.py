"""Which numbers disagree: figures that count the same thing, with a plot of the group in hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from idlib_tui.errors import FilterError
from idlib_tui.filters import EVERY_FIGURE
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.in_panes import FIGURES
from idlib_tui.tui.widgets.figure_list import FigureList, FigureRow
from idlib_tui.tui.widgets.figures_query import Figures, figures_of
from idlib_tui.tui.widgets.list_pane import ListPane
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.passages import passage_of
from idlib_tui.tui.widgets.range_plot import RangePlot
from idlib_tui.tui.widgets.source_names import short_id
from idlib_tui.tui.widgets.typed_filter import FIGURES_EXAMPLE, read_figure_filter
from idlib_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from idlib_tui.tui.passage import Passage

_EMPTY = "No figures yet. They appear here once articles have been read in."
_NONE_LEFT = "No figure fits. Press Escape to see all of them."


class FiguresPane(ListPane[FigureList]):
    """The groups of figures, those that differ first, above them the plot of the current one."""

    BINDINGS = bindings(*FIGURES)

    DEFAULT_CSS = """
    FiguresPane {
        & > RangePlot { margin: 1 0; }
        & > FigureList { height: 1fr; }
        &.-low > RangePlot { height: 4; margin: 0; }
        &.-tiny > RangePlot, &.-plain > RangePlot { display: none; }
    }
    """

    subject = "figures"

    def __init__(
        self,
        *,
        source_name: Callable[[str], str] = short_id,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(source_name=source_name, id=id)
        self.nothing = _EMPTY
        """What stands in the list where there are no figures at all."""
        self._typed = ""
        self._wanted = EVERY_FIGURE
        self._plot = RangePlot()
        self.list = FigureList(source_name=source_name, empty=_EMPTY)

    def compose(self) -> ComposeResult:
        """Stack the facts, the plot and the list."""
        yield self._facts
        yield self._plot
        yield self.list

    def reload(self) -> None:
        """Count anew, with the cursor on the same report."""
        library = self._library
        if library is not None:
            wanted = self._wanted
            self._latest.start(lambda _: figures_of(library, wanted), self._show_rows, self._failed)

    def _show_rows(self, rows: Figures) -> None:
        self.list.empty = _NONE_LEFT if self._typed else self.nothing
        self.list.show(rows, groups=rows.groups(), keep_cursor=True)
        if not rows.count():
            self._plot.show(())
        topics = len(rows.sizes)
        facts = [f"{topics:,} topic{'' if topics == 1 else 's'}"]
        if rows.differing:
            facts.append(f"reports differ on {rows.differing:,}")
        if self._typed:
            facts.append(f"“{one_line(self._typed)}”")
        self._facts.show_facts(*facts)

    # Filters and moving.

    filter_example = FIGURES_EXAMPLE

    @property
    def filter_text(self) -> str:
        """The filter as typed; "" for all groups."""
        return self._typed

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return self._wanted != EVERY_FIGURE

    def filter_problem(self, text: str) -> str:
        """Say what is wrong with a filter as typed; "" if nothing is."""
        try:
            read_figure_filter(text)
        except FilterError as error:
            return str(error)
        return ""

    def set_filter(self, text: str) -> None:
        """List only what passes a filter as typed: words, ``topic:`` and ``date:``.

        What makes no sense, perhaps not yet, changes nothing but the line above the plot.
        """
        try:
            wanted = read_figure_filter(text)
        except FilterError as error:
            self._facts.fail(error)
            return
        if text.strip() != self._typed:
            self._typed, self._wanted = text.strip(), wanted
            self.reload()

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
        self.appraise_again()

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        report = event.row.report
        self.post_message(OpenRequested(report.article, report.figure.start, report.figure.end))
