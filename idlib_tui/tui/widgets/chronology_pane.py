"""What happened when, over all articles: a bar chart of the days above one long list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Self

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from idlib_tui import wording
from idlib_tui.model import Entry
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.in_panes import CHRONOLOGY
from idlib_tui.tui.widgets.chronology_list import ChronologyList
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.periods import Zoom, parse_day
from idlib_tui.tui.widgets.row_source import QuerySource
from idlib_tui.tui.widgets.safe_text import one_line
from idlib_tui.tui.widgets.source_names import short_id
from idlib_tui.tui.widgets.timeplot import TimePlot
from idlib_tui.tui.widgets.virtual_list import VirtualList
from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from idlib_tui.errors import IdlibError
    from idlib_tui.library import Library
    from idlib_tui.tui.passage import Passage

MATTERS = 2.0
"""``Entry.importance`` from which an entry matters: two articles, or one looking back on it."""

_LOW = 24
"""Lines below which the plot is only one bar high."""

_CROWDED = 20
"""Entries in a month above which the days get headings of their own at first."""

_EMPTY = "No dated events yet. They appear here once articles have been read in."
_NONE_LEFT = "Nothing in the chronology fits. Press Escape to see all of it."


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What a thread found out before the list can be shown."""

    starts: Sequence[tuple[str, int]] = ()
    """How many entries start on each day; they add up to all that are listed."""
    bars: Sequence[tuple[str, int]] = ()
    """What the plot shows."""


def _first_day(label: str) -> date:
    """Give the first day of a month or day."""
    return date.fromisoformat(label if len(label) == 10 else f"{label}-01")


class ChronologyPane(Vertical):
    """The chronology, with its filters and its zoom."""

    BINDINGS = bindings(*CHRONOLOGY)

    DEFAULT_CSS = """
    ChronologyPane {
        & > #chronology-facts { height: 1; padding: 0 2; color: $text-muted; }
        & > TimePlot { margin-bottom: 1; }
        & > ChronologyList { height: 1fr; }
        &.-low > TimePlot { height: 2; margin: 0; }
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
        self._latest = Latest(self, "chronology")
        self._days: Sequence[tuple[str, int]] = ()
        self._actor: str | None = None
        self._text = ""
        self._minimum = 0.0
        self._has_zoom = False
        self._facts = Static(Content(""), id="chronology-facts")
        self._plot = TimePlot()
        self.list = ChronologyList(source_name=source_name, empty=_EMPTY)
        """The list of entries, which takes the focus."""

    def compose(self) -> ComposeResult:
        """Stack the facts, the plot and the list."""
        yield self._facts
        yield self._plot
        yield self.list

    def focus(self, scroll_visible: bool = True) -> Self:  # Textual's own signature
        """Give the focus to the list."""
        self.list.focus(scroll_visible)
        return self

    def on_resize(self) -> None:
        """Leave the list most of a low window."""
        self.set_class(self.size.height < _LOW, "-low")

    # What is on show.

    def show(self, library: Library) -> None:
        """Show the chronology of a library."""
        self._library = library
        self.reload()

    def reload(self) -> None:
        """Count and fetch anew, with the cursor on the same entry."""
        library = self._library
        if library is None:
            return
        actor, text, minimum = self._actor, self._text or None, self._minimum

        by_month = self.zoom is Zoom.YEAR

        def load(cancelled: IsCancelled) -> _Loaded:
            starts = library.chronology_starts(actor=actor, text=text, minimum=minimum)
            if cancelled():
                return _Loaded()
            bars = library.chronology_histogram(
                by="month" if by_month else "day", actor=actor, text=text, minimum=minimum
            )
            return _Loaded(starts, bars)

        def shown(loaded: _Loaded) -> None:
            def fetch(offset: int, limit: int) -> Sequence[Entry]:
                return library.chronology(
                    actor=actor, text=text, minimum=minimum, offset=offset, limit=limit
                )

            self._days = loaded.starts
            count = sum(each for _, each in loaded.starts)
            if count and not self._has_zoom:
                self._has_zoom = True
                crowded = any(group.count > _CROWDED for group in self._groups())
                self.list.zoom = Zoom.DAY if crowded else Zoom.MONTH
            self.list.empty = _NONE_LEFT if self.filtered else _EMPTY
            self.list.show(
                QuerySource(lambda: count, fetch), groups=self._groups(), keep_cursor=True
            )
            bars = [(_first_day(label), each) for label, each in loaded.bars]
            self._plot.show(bars, by_month=by_month)
            self._tell()

        self._latest.start(load, shown, self._failed)

    def _failed(self, error: IdlibError) -> None:
        self._facts.update(Content(one_line(str(error))))

    def _groups(self) -> list[Group]:
        """Make the headings of the zoom."""
        letters = self.zoom.letters
        totals: dict[str, int] = {}
        for day, count in self._days:
            totals[day[:letters]] = totals.get(day[:letters], 0) + count
        return [Group(label, count) for label, count in totals.items()]

    def _tell(self) -> None:
        """Say above the plot what is listed."""
        count = self.list.count
        facts = [f"{count:,} {'entry' if count == 1 else 'entries'}", f"by {self.list.zoom}"]
        if self._actor is not None:
            facts.append(one_line(self._actor))
        if self._text:
            facts.append(f"“{one_line(self._text)}”")
        if self._minimum:
            facts.append("only what matters")
        self._facts.update(Content("  ·  ".join(facts)))

    # Filters.

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self._actor or self._text or self._minimum)

    @property
    def filter_text(self) -> str:
        """The words that entries must contain; "" for all entries."""
        return self._text

    def set_filter(self, text: str) -> None:
        """List only entries with these words; "" lists all."""
        if text.strip() != self._text:
            self._text = text.strip()
            self.reload()

    @property
    def actor(self) -> str | None:
        """The actor whose entries are listed; None for all."""
        return self._actor

    def set_actor(self, name: str | None) -> None:
        """List only entries about an actor; None lists all."""
        if name != self._actor:
            self._actor = name
            self.reload()

    def clear_filters(self) -> None:
        """List everything again."""
        self._actor, self._text, self._minimum = None, "", 0.0
        self.reload()

    def action_toggle_important(self) -> None:
        """List only what matters, or everything again."""
        self._minimum = 0.0 if self._minimum else MATTERS
        self.reload()

    # Going about in time.

    @property
    def zoom(self) -> Zoom:
        """What the list is grouped by."""
        return self.list.zoom

    def action_zoom(self, step: int) -> None:
        """Group by the next shorter (1) or longer (-1) period."""
        self.list.zoom = self.list.zoom.step(step)
        self.list.regroup(self._groups())
        self.reload()

    def _day(self) -> date | None:
        entry = self.list.current_row
        return entry.first if entry is not None else None

    def _read_date(self, typed: str) -> date | None:
        near = self._day() or (date.fromisoformat(self._days[-1][0]) if self._days else date.max)
        return parse_day(typed, near)

    def understands(self, typed: str) -> bool:
        """Tell whether what was typed is a date to go to."""
        return self._read_date(typed) is not None

    def go_to_typed(self, typed: str) -> None:
        """Go to a date as someone types it; nothing happens where it is none."""
        day = self._read_date(typed)
        if day is not None:
            self.go_to(day)

    def go_to(self, day: date) -> None:
        """Go to the first entry of a day, or the next one after it."""
        label = day.isoformat()
        before = sum(count for each, count in self._days if each < label)
        if self.list.count:
            self.list.cursor = before

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
        # The desk brings the YAML library along, which the first paint does not need.
        from idlib_tui.brief.desk import PinKind  # noqa: PLC0415
        from idlib_tui.tui.passage import Passage  # noqa: PLC0415

        return Passage(PinKind.EVENT, report.article, report.start, report.end, report.text)

    # Messages of the parts.

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        entry: Entry = event.row
        self._plot.day = entry.first
        self._plot.label = wording.stretch(
            entry.first, entry.last, entry.precision, entry.value, entry.relation
        )

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
