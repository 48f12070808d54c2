"""The one list widget for all long panes: it draws and fetches only what is on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from textual import events
from textual.geometry import Region, Spacing
from textual.message import Message
from textual.reactive import reactive

from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.moving import MOVING, OpenUnderCursor
from idlib_tui.tui.widgets.line_map import Group, RowLine
from idlib_tui.tui.widgets.row_source import RowSource
from idlib_tui.tui.widgets.row_view import RowView

Row = TypeVar("Row")


@dataclass
class RowMessage(Message):
    """Something happened to a row of a list."""

    list: VirtualList[Any]
    index: int
    row: Any

    @property
    def control(self) -> VirtualList[Any]:
        """The list, for ``@on`` selectors."""
        return self.list


class VirtualList(RowView[Row], can_focus=True, inherit_bindings=False):
    """A scrolling list whose every operation costs what the screen shows, not what the list holds.

    ``RowView`` says what a subclass must draw.
    """

    BINDINGS = bindings(*MOVING, OpenUnderCursor)

    cursor: reactive[int | None] = reactive[int | None](None, repaint=False)
    """The row the cursor is on; None in an empty list."""

    @dataclass
    class Highlighted(RowMessage):
        """The cursor came to another row."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of several queued moves matters."""
            return isinstance(message, VirtualList.Highlighted) and message.list is self.list

    @dataclass
    class Selected(RowMessage):
        """A row was chosen, by Enter or a double click."""

    @dataclass
    class ExtraClicked(RowMessage):
        """A line of a row that is opened up was clicked; ``part`` counts those lines from 0."""

        part: int

    @dataclass
    class Placed(Message):
        """The cursor is at another place, or in a list of another length.

        Attributes:
            place: The number of its row, from 0; None in an empty list.
            count: How many rows there are.
        """

        list: VirtualList[Any]
        place: int | None
        count: int

        def can_replace(self, message: Message) -> bool:
            """Only the last of several queued moves matters."""
            return isinstance(message, VirtualList.Placed) and message.list is self.list

    @property
    def current_row(self) -> Row | None:
        """The row under the cursor."""
        return None if self.cursor is None else self.row_at(self.cursor)

    @property
    def list_facts(self) -> str:
        """What the frame says of the list, beside the place of the cursor; "" for nothing."""
        return ""

    def show(
        self, source: RowSource[Row], *, groups: Sequence[Group] = (), keep_cursor: bool = False
    ) -> None:
        """Show the rows of a source.

        Args:
            source: Counted at once, fetched as the screen needs it.
            groups: Headings over runs of rows; left out where their counts do not add up.
            keep_cursor: Look for the row that the cursor was on, and stay on it and at its place
                on the screen; else start at the top.
        """
        row, place = (self.current_row, self.cursor) if keep_cursor else (None, None)
        top = self.line_map.line_of(place) - self.scroll_offset.y if place is not None else 0
        self._take(source, groups)
        cursor = place or 0
        if row is not None and self.count:
            found = self._pages.find(self.row_key, self.row_key(row), cursor)
            cursor = min(cursor, self.count - 1) if found is None else found
        self.set_reactive(VirtualList.cursor, self.validate_cursor(cursor))
        line = self.line_map.line_of(self.cursor) - top if self.cursor else 0
        self.scroll_to(y=max(line, 0), animate=False, immediate=True, force=True)
        self._announce()

    def reload(self, *, groups: Sequence[Group] | None = None) -> None:
        """Count and fetch anew, keeping the cursor on its row."""
        self.show(
            self.source,
            groups=self._groups if groups is None else groups,
            keep_cursor=True,
        )

    def open_row(self, index: int, lines: int) -> None:
        """Open a row up by some lines, and bring them into view if the cursor is on it."""
        super().open_row(index, lines)
        if index == self.cursor:
            self.call_after_refresh(self.scroll_to_cursor)

    def regroup(self, groups: Sequence[Group] | None = None) -> None:
        """Put the same rows under other headings, the cursor staying on its row."""
        super().regroup(groups)
        self.scroll_to_cursor()

    def _arrived(self, number: int, page: Sequence[Row], problem: str = "") -> None:
        """Show a page that was asked for, and say which of its rows the cursor is on."""
        super()._arrived(number, page, problem)
        self._announce()

    # The cursor.

    def validate_cursor(self, cursor: int | None) -> int | None:
        """Keep the cursor inside the list."""
        if not self.count or cursor is None:
            return None
        return min(max(cursor, 0), self.count - 1)

    def is_current(self, index: int) -> bool:
        """Return whether the cursor is on a row."""
        return index == self.cursor

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Repaint the two rows concerned, scroll to the cursor and post its row."""
        for row in (old, new):
            if row is not None and row < self.count:
                self.refresh_lines(self.line_map.line_of(row), self.line_map.height(row))
        self.scroll_to_cursor()
        self._announce()

    def _announce(self) -> None:
        # A message rises no higher than its sender, which may be the pane that shows other rows.
        self.post_message(self.Placed(self, self.cursor, self.count).set_sender(self))
        row = self.current_row
        if self.cursor is not None and row is not None:
            self.post_message(self.Highlighted(self, self.cursor, row))

    def scroll_to_cursor(self) -> None:
        """Bring the row under the cursor into view, with the heading right above it."""
        if self.cursor is None:
            return
        line = self.line_map.line_of(self.cursor)
        height = self.line_map.height(self.cursor)
        if self.line_map.heading_above(self.cursor):
            line, height = line - 1, height + 1
        # A row higher than the window shows its beginning.
        height = max(min(height, self.size.height), 1)
        self.scroll_to_region(
            Region(0, line, 1, height),
            spacing=Spacing(0, 0, 0, 0),
            animate=False,
            force=True,
            immediate=True,
        )

    def go_to_top(self, index: int) -> None:
        """Put the cursor on a row, and the row to the top of the window with its heading."""
        if not self.count:
            return
        self.cursor = row = min(max(index, 0), self.count - 1)
        line = self.line_map.line_of(row) - self.line_map.heading_above(row)
        self.scroll_to(y=line, animate=False, immediate=True, force=True)

    def _move(self, rows: int) -> None:
        if self.cursor is not None:
            self.cursor += rows

    @property
    def _page(self) -> int:
        return max(self.size.height // self.row_height - 1, 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open only what is there."""
        if action == "open":
            return self.cursor is not None
        return super().check_action(action, parameters)

    def action_cursor_down(self) -> None:
        """Go to the next row."""
        self._move(1)

    def action_cursor_up(self) -> None:
        """Go to the row before."""
        self._move(-1)

    def action_page_down(self) -> None:
        """Go down by a screenful."""
        self._move(self._page)

    def action_page_up(self) -> None:
        """Go up by a screenful."""
        self._move(-self._page)

    def action_half_page_down(self) -> None:
        """Go down by half a screenful."""
        self._move(max(self._page // 2, 1))

    def action_half_page_up(self) -> None:
        """Go up by half a screenful."""
        self._move(-max(self._page // 2, 1))

    def action_cursor_top(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_cursor_bottom(self) -> None:
        """Go to the last row."""
        self.cursor = self.count - 1

    def action_next_group(self) -> None:
        """Go to the first row of the next group."""
        self._to_group(1)

    def action_previous_group(self) -> None:
        """Go to the first row of this group, or of the one before."""
        self._to_group(-1)

    def _to_group(self, step: int) -> None:
        group = self.line_map.group_of(self.cursor) if self.cursor is not None else None
        if group is None:
            return
        if step < 0 and self.cursor == self.line_map.first_row(group):
            group -= 1
        elif step > 0:
            group += 1
        groups = len(self.line_map.groups)
        self.cursor = self.line_map.first_row(max(group, 0)) if group < groups else self.count - 1

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        row = self.current_row
        if self.cursor is not None and row is not None:
            self.post_message(self.Selected(self, self.cursor, row))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row that was clicked; a double click chooses it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        found = self.line_map.at(offset.y + self.scroll_offset.y)
        if not isinstance(found, RowLine):
            return
        event.stop()
        self.cursor = found.row
        row = self.row_at(found.row)
        if row is None:
            return
        if found.part >= self.row_height:
            part = found.part - self.row_height
            self.post_message(self.ExtraClicked(self, found.row, row, part))
        elif event.chain == 2:
            self.action_open()
