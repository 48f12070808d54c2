"""Rows drawn from windows of a source: the part of a list that knows nothing of a cursor."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import partial
from typing import ClassVar, Generic, TypeVar

from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import fit
from idlib_tui.tui.widgets.later_rows import LaterRows
from idlib_tui.tui.widgets.line_map import Group, Heading, LineMap, RowLine
from idlib_tui.tui.widgets.part_styles import PartStyles
from idlib_tui.tui.widgets.row_source import ListSource, PageCache, RowSource
from idlib_tui.unexpected import displayable

Row = TypeVar("Row")

_GUTTER = 2
"""Columns to the left of every row: the cursor's bar and a space."""


_TO_COME = "…"
"""Stands for a row that has not come yet."""

_MOST_ROWS = 256
"""Rows that are drawn in one paint at most: more than a screen has lines."""


class RowView(PartStyles, ScrollView, Generic[Row], inherit_bindings=False):
    """Draws the rows and headings that are on the screen, and fetches no others.

    A subclass draws: ``render_row`` gives the ``row_height`` lines of one row, ``render_extra`` the
    lines of a row that is opened up, ``row_key`` what identifies a row across reloads.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "virtual-list--cursor",
        "virtual-list--cursor-bar",
        "virtual-list--heading",
        "virtual-list--dim",
        "virtual-list--mark",
        "virtual-list--empty",
    }

    DEFAULT_CSS = """
    RowView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        scrollbar-color: $foreground 22%;
        scrollbar-color-hover: $foreground 35%;
        scrollbar-color-active: $foreground 35%;
        scrollbar-background: $foreground 5%;
        scrollbar-background-hover: $foreground 5%;
        scrollbar-background-active: $foreground 5%;
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

    row_height: int = 1
    """How many lines each row takes; call ``regroup`` after changing it."""

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
        self.later: LaterRows | None = None
        """Fetches pages in threads, where that may take long; None fetches them at once."""
        self.line_map = LineMap(0)
        self._pages: PageCache[Row] = PageCache(self.source)
        self._groups: tuple[Group, ...] = ()
        self._problem = ""
        self._fitted: set[int] = set()
        self._drawn: LRUCache[tuple[int, bool], Sequence[Content]] = LRUCache(_MOST_ROWS)
        """The rows of the paint that is under way; whether opened up -> their lines."""

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
        """Return what identifies a row when the list is reloaded."""
        return row if isinstance(row, Hashable) else id(row)

    def is_current(self, index: int) -> bool:
        """Return whether the cursor is on a row."""
        del index
        return False

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
        except Exception as error:  # noqa: BLE001 - shown, see UnexpectedError
            self._problem = str(displayable("list", error))
            return None

    def _take(self, source: RowSource[Row], groups: Sequence[Group]) -> None:
        """Take the rows of another source, all of them closed."""
        self.source, self._groups = source, tuple(groups)
        self._pages = self._pages_of(source)
        self._problem = ""
        self._fitted.clear()
        try:
            count = source.count()
        except Exception as error:  # noqa: BLE001 - shown, see UnexpectedError
            self._problem, count = str(displayable("list", error)), 0
        self.line_map = LineMap(count, self.row_height, self._groups)
        self._resize_to_fit()

    def _pages_of(self, source: RowSource[Row]) -> PageCache[Row]:
        """Make the pages of a source; what is in memory needs no thread."""
        later = self.later
        if later is None or isinstance(source, ListSource):
            return PageCache(source)
        later.forget()

        def ask(number: int) -> None:
            later.start(number, partial(pages.fetch, number), partial(self._arrived, number))

        pages = PageCache(source, later=ask)
        return pages

    def _arrived(self, number: int, page: Sequence[Row], problem: str = "") -> None:
        """Show a page that was asked for, or why it has not come."""
        self._pages.put(number, page)
        self._problem = problem
        self.refresh()

    def _resize_to_fit(self) -> None:
        self.virtual_size = Size(0, self.line_map.lines)
        self.refresh()

    def regroup(self, groups: Sequence[Group] | None = None) -> None:
        """Put the same rows under other headings."""
        opened = {row: self.line_map.extra_lines(row) for row in self.line_map.open_rows()}
        if groups is not None:
            self._groups = tuple(groups)
        self.line_map = LineMap(self.count, self.row_height, self._groups)
        for row, lines in opened.items():
            self.line_map.set_extra(row, lines)
        self._resize_to_fit()

    # Rows that are opened up.

    def is_open(self, index: int) -> bool:
        """Return whether a row is opened up."""
        return self.line_map.extra_lines(index) > 0

    def open_row(self, index: int, lines: int) -> None:
        """Open a row up by some lines, which ``render_extra`` draws; 0 closes it."""
        self.line_map.set_extra(index, lines)
        self._resize_to_fit()

    def toggle_row(self, index: int) -> None:
        """Open a row up to show all that ``render_extra`` draws for it, or close it."""
        row = self.row_at(index)
        if self.is_open(index):
            self._fitted.discard(index)
            self.open_row(index, 0)
        elif row is not None:
            self._fitted.add(index)
            self.open_row(index, len(self.render_extra(row, index, self.row_width)))

    def on_resize(self) -> None:
        """Give opened rows the lines that they need at the new width."""
        for index in self._fitted:
            row = self.row_at(index)
            if row is not None:
                lines = len(self.render_extra(row, index, self.row_width))
                self.line_map.set_extra(index, lines)
        if self._fitted:
            self._resize_to_fit()

    # Painting.

    @property
    def row_width(self) -> int:
        """The cells that a row is drawn in."""
        return max(self._window_width - _GUTTER, 1)

    @property
    def _window_width(self) -> int:
        """The cells of the window that the scrollbar leaves."""
        return self.scrollable_content_region.width

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of one paint."""
        self._drawn.clear()
        try:
            return super().render_lines(crop)
        finally:
            self._drawn.clear()

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
        if self.is_current(found.row):
            style += self.part_style("virtual-list--cursor")
            bar = self.part_style("virtual-list--cursor-bar")
            gutter = Content("▌".ljust(_GUTTER)).stylize(bar, 0, 1)
        row = self.row_at(found.row)
        if row is None:
            text = (self._problem or _TO_COME) if found.part == 0 else ""
            return self._strip(gutter + Content(fit(one_line(text), inner)), style, width)
        part = found.part - (self.row_height if found.part >= self.row_height else 0)
        lines = self._lines_of(row, found.row, inner, extra=part != found.part)
        content = lines[part] if part < len(lines) else Content("")
        if style.reverse:
            # Colours would turn into patches of background.
            content = Content(content.plain)
        return self._strip(gutter + content, style, width)

    def _lines_of(self, row: Row, index: int, inner: int, *, extra: bool) -> Sequence[Content]:
        """Draw a row, or what it is opened up to, once a paint."""
        lines = self._drawn.get((index, extra))
        if lines is None:
            draw = self.render_extra if extra else self.render_row
            lines = self._drawn[index, extra] = draw(row, index, inner)
        return lines

    def _empty_line(self, y: int, width: int) -> Strip:
        """Draw a line of what an empty list says, a third of the way down."""
        style = self.visual_style
        room = max(min(width - 4, 60), 1)
        lines = [
            line
            for paragraph in (self._problem or self.empty).splitlines()
            for line in Content(one_line(paragraph) or " ").wrap(room)
        ]
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
