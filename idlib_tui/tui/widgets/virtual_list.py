"""The one list widget for all long panes: it draws and fetches only what is on the screen."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.content import Content
from textual.geometry import Region, Size, Spacing
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from idlib_tui.errors import IdlibError
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.moving import MOVING, OpenUnderCursor
from idlib_tui.tui.widgets.line_map import Group, Heading, LineMap, RowLine
from idlib_tui.tui.widgets.part_styles import PartStyles
from idlib_tui.tui.widgets.row_source import ListSource, PageCache, RowSource
from idlib_tui.tui.widgets.safe_text import fit, one_line

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


_GUTTER = 2
"""Columns to the left of every row: the cursor's bar and a space."""


class VirtualList(PartStyles, ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """A scrolling list whose every operation costs what the screen shows, not what the list holds.

    A subclass draws: ``render_row`` gives the ``row_height`` lines of one row, ``render_extra`` the
    lines of a row that is opened up, ``row_key`` what identifies a row across reloads.
    """

    BINDINGS = bindings(*MOVING, OpenUnderCursor)

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "virtual-list--cursor",
        "virtual-list--cursor-bar",
        "virtual-list--heading",
        "virtual-list--dim",
        "virtual-list--mark",
        "virtual-list--empty",
    }

    DEFAULT_CSS = """
    VirtualList {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .virtual-list--cursor { background: $foreground 8%; }
        & > .virtual-list--cursor-bar { color: $text-muted; }
        & > .virtual-list--heading { color: $text-secondary; text-style: bold; }
        & > .virtual-list--dim { color: $text-muted; }
        & > .virtual-list--mark { color: $text-warning; text-style: bold; }
        & > .virtual-list--empty { color: $text-muted; }
        &:focus {
            & > .virtual-list--cursor { background: $primary 30%; }
            & > .virtual-list--cursor-bar { color: $text-primary; text-style: bold; }
        }
        &:ansi {
            & > .virtual-list--cursor { background: transparent; text-style: bold; }
            & > .virtual-list--heading { color: ansi_cyan; }
            & > .virtual-list--dim, & > .virtual-list--empty { text-style: dim; }
            & > .virtual-list--mark { color: ansi_yellow; }
            &:focus > .virtual-list--cursor { text-style: reverse; }
        }
    }
    """

    cursor: reactive[int | None] = reactive[int | None](None, repaint=False)
    """The row the cursor is on; None in an empty list."""

    row_height: int = 1
    """How many lines each row takes; call ``regroup`` after changing it."""

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

    def __init__(
        self,
        source: RowSource[Row] | None = None,
        *,
        empty: str = "Nothing here.",
        name: str | None = None,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.empty = empty
        self.source: RowSource[Row] = source if source is not None else ListSource()
        self.line_map = LineMap(0)
        self._pages: PageCache[Row] = PageCache(self.source)
        self._groups: tuple[Group, ...] = ()
        self._problem = ""
        self._fitted: set[int] = set()

    # What a subclass says about its rows.

    def render_row(self, row: Row, index: int, width: int) -> Sequence[Content]:
        """Draw one row as ``row_height`` lines of at most ``width`` cells, from safe text."""
        del index
        return [Content(fit(one_line(str(row)), width))]

    def render_extra(self, row: Row, index: int, width: int) -> Sequence[Content]:
        """Draw the further lines of a row that is opened up."""
        del row, index, width
        return []

    def render_heading(self, group: Group, first: int, width: int) -> Content:
        """Draw the heading of a group whose first row is ``first``."""
        del first
        return Content(fit(one_line(group.title), width))

    def row_key(self, row: Row) -> Hashable:
        """Tell what identifies a row when the list is loaded anew."""
        return row if isinstance(row, Hashable) else id(row)

    # What the list holds.

    @property
    def count(self) -> int:
        """How many rows the list has."""
        return self.line_map.count

    def row_at(self, index: int) -> Row | None:
        """Get one row, fetching its page where needed."""
        if not 0 <= index < self.count:
            return None
        try:
            return self._pages.get(index)
        except IdlibError as error:
            self._problem = str(error)
            return None

    @property
    def current_row(self) -> Row | None:
        """The row under the cursor."""
        return None if self.cursor is None else self.row_at(self.cursor)

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
        self.source, self._pages, self._groups = source, PageCache(source), tuple(groups)
        self._problem = ""
        self._fitted.clear()
        self._build()
        cursor = None if place is None else min(place, self.count - 1)
        if row is not None and place is not None and self.count:
            found = self._pages.find(self.row_key, self.row_key(row), place)
            cursor = cursor if found is None else found
        if not self.count:
            cursor = None
        self.set_reactive(VirtualList.cursor, cursor if cursor is not None else self._first)
        line = self.line_map.line_of(self.cursor) - top if keep_cursor and self.cursor else 0
        self.scroll_to(y=max(line, 0), animate=False, immediate=True, force=True)
        self.refresh()
        self._announce()

    def reload(self, *, groups: Sequence[Group] | None = None) -> None:
        """Count and fetch anew, keeping the cursor on its row."""
        self.show(
            self.source,
            groups=self._groups if groups is None else groups,
            keep_cursor=True,
        )

    @property
    def _first(self) -> int | None:
        return 0 if self.count else None

    def _build(self) -> None:
        try:
            count = self.source.count()
        except IdlibError as error:
            self._problem, count = str(error), 0
        self.line_map = LineMap(count, self.row_height, self._groups)
        self.virtual_size = Size(0, self.line_map.lines)

    def open_row(self, index: int, lines: int) -> None:
        """Open a row up by some lines, which ``render_extra`` draws; 0 closes it."""
        self.line_map.set_extra(index, lines)
        self.virtual_size = Size(0, self.line_map.lines)
        self.refresh()
        if index == self.cursor:
            self.call_after_refresh(self.scroll_to_cursor)

    def toggle_row(self, index: int) -> None:
        """Open a row up to show all that ``render_extra`` draws for it, or close it."""
        row = self.row_at(index)
        if self.is_open(index):
            self._fitted.discard(index)
            self.open_row(index, 0)
        elif row is not None:
            self._fitted.add(index)
            self.open_row(index, len(self.render_extra(row, index, self.row_width)))

    @property
    def row_width(self) -> int:
        """The cells that a row is drawn in."""
        return max(self._window_width - _GUTTER, 1)

    @property
    def _window_width(self) -> int:
        """The cells of the window that the scrollbar leaves."""
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Give opened rows the lines that they need at the new width."""
        for index in self._fitted:
            row = self.row_at(index)
            if row is not None:
                lines = len(self.render_extra(row, index, self.row_width))
                self.line_map.set_extra(index, lines)
        if self._fitted:
            self.virtual_size = Size(0, self.line_map.lines)

    def regroup(self, groups: Sequence[Group] | None = None) -> None:
        """Put the same rows under other headings, the cursor staying where it is."""
        opened = {row: self.line_map.extra_lines(row) for row in self.line_map.open_rows()}
        if groups is not None:
            self._groups = tuple(groups)
        self.line_map = LineMap(self.count, self.row_height, self._groups)
        for row, lines in opened.items():
            self.line_map.set_extra(row, lines)
        self.virtual_size = Size(0, self.line_map.lines)
        self.scroll_to_cursor()
        self.refresh()

    def is_open(self, index: int) -> bool:
        """Tell whether a row is opened up."""
        return self.line_map.extra_lines(index) > 0

    def close_rows(self) -> None:
        """Close every row that is opened up."""
        self._fitted.clear()
        for index in self.line_map.open_rows():
            self.line_map.set_extra(index, 0)
        self.virtual_size = Size(0, self.line_map.lines)
        self.refresh()

    # The cursor.

    def validate_cursor(self, cursor: int | None) -> int | None:
        """Keep the cursor inside the list."""
        if not self.count or cursor is None:
            return None
        return min(max(cursor, 0), self.count - 1)

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Repaint the two rows concerned, bring the cursor into view and tell."""
        for row in (old, new):
            if row is not None and row < self.count:
                self.refresh_lines(self.line_map.line_of(row), self.line_map.height(row))
        self.scroll_to_cursor()
        self._announce()

    def _announce(self) -> None:
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

    def _move(self, rows: int) -> None:
        if self.cursor is not None:
            self.cursor += rows

    @property
    def _page(self) -> int:
        return max(self.size.height // self.row_height - 1, 1)

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
        if self.cursor is None:
            return
        row = self.cursor + step
        while 0 < row < self.count - 1 and not self.line_map.heading_above(row):
            row += step
        self.cursor = row

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

    # Painting.

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self._window_width
        base = self.visual_style
        if not self.count:
            return self._empty_line(y, width)
        inner = self.row_width
        found = self.line_map.at(y + self.scroll_offset.y)
        if isinstance(found, Heading):
            group = self.line_map.groups[found.group]
            content = self.render_heading(group, self.line_map.first_row(found.group), inner)
            style = base + self.part_style("virtual-list--heading")
            return self._strip(Content(" " * _GUTTER) + content, style, width)
        if not isinstance(found, RowLine):
            return Strip.blank(width, base.rich_style)
        return self._row_line(found, inner, width)

    def _row_line(self, found: RowLine, inner: int, width: int) -> Strip:
        style = self.visual_style
        gutter = Content(" " * _GUTTER)
        if found.row == self.cursor:
            style += self.part_style("virtual-list--cursor")
            bar = self.part_style("virtual-list--cursor-bar")
            gutter = Content("▌".ljust(_GUTTER)).stylize(bar, 0, 1)
        row = self.row_at(found.row)
        if row is None:
            text = self._problem if found.part == 0 else ""
            return self._strip(gutter + Content(fit(one_line(text), inner)), style, width)
        if found.part < self.row_height:
            lines, part = self.render_row(row, found.row, inner), found.part
        else:
            lines = self.render_extra(row, found.row, inner)
            part = found.part - self.row_height
        content = lines[part] if part < len(lines) else Content("")
        return self._strip(gutter + content, style, width)

    def _empty_line(self, y: int, width: int) -> Strip:
        """Draw a line of what an empty list says, a third of the way down."""
        style = self.visual_style
        room = max(min(width - 4, 60), 1)
        text = Content(one_line(self._problem or self.empty))
        lines = text.wrap(room) if text else []
        position = y - max((self.size.height - len(lines)) // 3, 0)
        if not 0 <= position < len(lines):
            return Strip.blank(width, style.rich_style)
        line = lines[position].rstrip()
        left = " " * max((width - line.cell_length) // 2, 0)
        return self._strip(
            Content(left) + line, style + self.part_style("virtual-list--empty"), width
        )

    @staticmethod
    def _strip(content: Content, style: Style, width: int) -> Strip:
        strip = Strip(content.render_segments(style), content.cell_length)
        return strip.adjust_cell_length(width, style.rich_style)
