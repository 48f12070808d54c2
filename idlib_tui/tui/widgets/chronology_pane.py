"""What happened when, over all articles: a bar chart of the days above one long list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from idlib_tui import wording
from idlib_tui.dates import DateError, read_period
from idlib_tui.errors import FilterError, UnknownActorError
from idlib_tui.filters import EntryFilter
from idlib_tui.model import Entry
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.in_panes import CHRONOLOGY
from idlib_tui.tui.widgets.chronology_list import ChronologyList
from idlib_tui.tui.widgets.chronology_query import MATTERS, Shape, entry_source, shape_of
from idlib_tui.tui.widgets.list_pane import ListPane
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.passages import passage_of
from idlib_tui.tui.widgets.periods import Zoom
from idlib_tui.tui.widgets.source_names import short_id
from idlib_tui.tui.widgets.timeplot import TimePlot
from idlib_tui.tui.widgets.typed_filter import ENTRIES_EXAMPLE, read_entry_filter
from idlib_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from idlib_tui.errors import IdlibError
    from idlib_tui.tui.passage import Passage

_EMPTY = "No dated events yet. They appear here once articles have been read in."
_NONE_LEFT = "Nothing in the chronology fits. Press Escape to see all of it."


class ChronologyPane(ListPane[ChronologyList]):
    """The chronology, with its filters and its zoom."""

    BINDINGS = bindings(*CHRONOLOGY)

    DEFAULT_CSS = """
    ChronologyPane {
        & > TimePlot { margin-bottom: 1; }
        & > ChronologyList { height: 1fr; }
        &.-low > TimePlot { height: 2; margin: 0; }
        &.-tiny > TimePlot, &.-plain > TimePlot { display: none; }
    }
    """

    subject = "chronology"

    def __init__(
        self,
        *,
        source_name: Callable[[str], str] = short_id,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
    ) -> None:
        super().__init__(source_name=source_name, id=id)
        self._typed = ""
        self._wanted = EntryFilter()
        self._background = False
        self._shape = Shape()
        self._has_zoom = False
        self._start: date | None = None
        self._plot = TimePlot()
        self.list = ChronologyList(source_name=source_name, empty=_EMPTY)

    def compose(self) -> ComposeResult:
        """Stack the facts, the plot and the list."""
        yield self._facts
        yield self._plot
        yield self.list

    # What is on show.

    def reload(self) -> None:
        """Count and fetch anew, with the cursor on the same entry."""
        library = self._library
        if library is None:
            return
        wanted, zoom = self._wanted, self.zoom

        def shown(shape: Shape) -> None:
            self._shape = shape
            if shape.count and not self._has_zoom:
                self._has_zoom = True
                self.list.zoom = shape.first_zoom()
            self.list.empty = _NONE_LEFT if self.filtered else _EMPTY
            before = self.list.current_row
            self.list.show(
                entry_source(library, wanted, shape),
                groups=shape.groups(self.zoom),
                keep_cursor=True,
            )
            after = self.list.current_row
            if before and after and self.list.row_key(before) != self.list.row_key(after):
                # The entry is gone or far away: stay at its time.
                self.go_to(before.first)
            if self._start is not None and shape.count:
                self.go_to(self._start)
                self._start = None
            self._plot.show(shape.bars, by_month=zoom is Zoom.YEAR)
            self._show_facts()

        self._latest.start(
            partial(shape_of, library, wanted, zoom, self._background), shown, self._failed
        )

    def _failed(self, error: IdlibError) -> None:
        if isinstance(error, UnknownActorError):
            # The articles that named the actor were removed since the choice was made.
            self.set_actor(None)
        else:
            super()._failed(error)

    def _show_facts(self) -> None:
        """Say above the plot what is listed."""
        count = self.list.count
        entries = f"{count:,} {'entry' if count == 1 else 'entries'}"
        facts = [entries, f"by {self.zoom}"]
        if self.actor:
            facts.append(one_line(self.actor))
        if self._typed:
            facts.append(f"“{one_line(self._typed)}”")
        if self._wanted.minimum:
            facts.append("only what matters")
        if self._shape.background:
            facts.append(f"Background ({self._shape.background:,}): B")
        self._facts.show_facts(*facts)

    def _list(self, wanted: EntryFilter) -> None:
        """List what passes another filter, unless it is the same."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.reload()

    # Filters.

    filter_example = ENTRIES_EXAMPLE

    @property
    def wanted(self) -> EntryFilter:
        """Which entries are listed."""
        return self._wanted

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return self._wanted != EntryFilter()

    @property
    def filter_text(self) -> str:
        """The filter as typed; "" for none."""
        return self._typed

    def filter_problem(self, text: str) -> str:
        """Say what is wrong with a filter as typed; "" if nothing is."""
        try:
            read_entry_filter(text)
        except FilterError as error:
            return str(error)
        return ""

    def set_filter(self, text: str) -> None:
        """List only what passes a filter as typed: words and ``date:``.

        What makes no sense, perhaps not yet, changes nothing but the line above the plot.
        """
        try:
            read = read_entry_filter(text)
        except FilterError as error:
            self._facts.fail(error)
            return
        self._typed = text.strip()
        wanted = replace(read, actor=self._wanted.actor, minimum=self._wanted.minimum)
        if wanted == self._wanted:
            self._show_facts()
        self._list(wanted)

    @property
    def actor(self) -> str | None:
        """The actor whose entries are listed; None for all."""
        return self._wanted.actor

    def set_actor(self, name: str | None) -> None:
        """List only entries about an actor; None lists all."""
        self._list(replace(self._wanted, actor=name))

    def clear_filters(self) -> None:
        """List everything again."""
        self._typed = ""
        self._list(EntryFilter())

    def action_toggle_background(self) -> None:
        """List what lies before the story's own span, or fold it away again."""
        self._start = self.day
        self._background = not self._background
        self.reload()

    def action_toggle_important(self) -> None:
        """List only what matters, or everything again."""
        self._list(replace(self._wanted, minimum=0.0 if self._wanted.minimum else MATTERS))

    # Going about in time.

    @property
    def zoom(self) -> Zoom:
        """What the list is grouped by."""
        return self.list.zoom

    def action_zoom(self, step: int) -> None:
        """Group by the next shorter (1) or longer (-1) period."""
        self.list.zoom = self.list.zoom.step(step)
        self.list.regroup(self._shape.groups(self.zoom))
        self.reload()

    @property
    def day(self) -> date | None:
        """The first day of the entry under the cursor."""
        entry = self.list.current_row
        return entry.first if entry is not None else None

    def start_at(self, day: date | None) -> None:
        """Begin at a day, as soon as there are entries; None begins at the top."""
        self._start = day

    def _read_date(self, typed: str) -> date | None:
        try:
            return read_period(typed, self.day or date.max).first
        except DateError:
            return None

    def understands(self, typed: str) -> bool:
        """Return whether what was typed is a date to go to."""
        return self._read_date(typed) is not None

    def go_to_typed(self, typed: str) -> None:
        """Go to a date as someone types it; nothing happens where it is none."""
        day = self._read_date(typed)
        if day is not None:
            self.go_to(day)

    def go_to(self, day: date) -> None:
        """Go to the first entry of a day, or the next one after it."""
        begins = self._shape.begins
        if self._shape.background and begins is not None and day < begins:
            self._start = day
            self._background = True
            self.reload()
        elif self.list.count:
            self.list.go_to_top(self._shape.row_on(day))

    # Reports of an entry.

    def action_toggle_reports(self) -> None:
        """Show the reports of the entry under the cursor, or hide them."""
        if self.list.cursor is not None:
            self.list.toggle_row(self.list.cursor)

    def action_step_report(self, step: int) -> None:
        """Go to the next (1) or previous (-1) report of the entry, opening it up."""
        entry, cursor = self.list.current_row, self.list.cursor
        if entry is None or cursor is None:
            return
        if not self.list.is_open(cursor):
            self.list.toggle_row(cursor)
            self.list.report = 0
        else:
            last = len(entry.reports) - 1
            self.list.report = min(max((self.list.report or 0) + step, 0), last)
        self.list.refresh()

    @property
    def passage(self) -> Passage | None:
        """The words of the report that Enter opens."""
        report = self.list.chosen_report
        if report is None:
            return None
        return passage_of("event", report.article, report.start, report.end, report.text)

    # Messages of the parts.

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        entry: Entry = event.row
        self._plot.day = entry.first
        self._plot.label = wording.stretch(
            entry.first, entry.last, entry.precision, entry.value, entry.relation
        )
        self.appraise_again()

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        report = self.list.chosen_report
        if report is not None:
            self.post_message(OpenRequested(report.article, report.start, report.end))

    @on(VirtualList.ExtraClicked)
    def _report_clicked(self, event: VirtualList.ExtraClicked) -> None:
        event.stop()
        again = self.list.report
        self.list.report = self.list.report_at(event.row, event.part)
        self.list.refresh()
        if again == self.list.report:
            self.list.action_open()

    @on(TimePlot.Picked)
    def _picked(self, event: TimePlot.Picked) -> None:
        event.stop()
        self.go_to(event.day)
