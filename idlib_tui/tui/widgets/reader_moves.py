"""A cursor on the paragraphs of an article, moved by paragraph, by page and with the scrollbar."""

from __future__ import annotations

from textual.geometry import Region, Spacing
from textual.reactive import reactive

from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.in_panes import READER
from idlib_tui.tui.commands.moving import MOVING
from idlib_tui.tui.widgets.reader_view import ReaderView
from idlib_tui.tui.widgets.spans import Span


class ReaderMoves(ReaderView, inherit_bindings=False):
    """Moves through one article; the cursor is always on a paragraph that can be seen."""

    BINDINGS = bindings(*MOVING, *READER)

    cursor: reactive[int] = reactive(0, repaint=False)
    """The paragraph the cursor is on."""

    @property
    def _last_paragraph(self) -> int:
        layout = self.layout_lines
        return max(len(layout.paragraphs) - 1, 0) if layout is not None else 0

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a paragraph."""
        return min(max(cursor, 0), self._last_paragraph)

    def watch_cursor(self, cursor: int) -> None:
        """Repaint and post a message; scrolling to the cursor is up to the caller."""
        self._focus.paragraph = cursor
        self.refresh()
        self._announce()

    def _announce(self) -> None:
        """Post that the cursor moved to other words."""

    def _announce_scroll(self) -> None:
        """Post that the page scrolled."""

    def _paragraph_lines(self, paragraph: int) -> tuple[int, int]:
        """Give the first and the last line of the page that show a paragraph."""
        layout = self.layout_lines
        if layout is None or not layout.paragraphs:
            return 0, 0
        first, last = layout.lines_of(paragraph)
        return first + len(self._header), last + len(self._header)

    def _paragraph_span(self) -> Span:
        layout = self.layout_lines
        if layout is None or not layout.paragraphs:
            return 0, 0
        return layout.paragraphs[self.cursor]

    # Keeping the place in a text that changes.

    @property
    def paragraph_texts(self) -> list[str]:
        """The paragraphs on show, one by one."""
        layout = self.layout_lines
        if layout is None:
            return []
        return [layout.text[start:end] for start, end in layout.paragraphs]

    @property
    def cursor_row(self) -> int:
        """How far below the top of the window the cursor's paragraph begins, in lines."""
        return self._paragraph_lines(self.cursor)[0] - self.scroll_offset.y

    def put_cursor_at(self, paragraph: int, row: int) -> None:
        """Go to a paragraph and scroll so that it begins ``row`` lines below the top."""
        self._move_to(paragraph)
        self._scroll_by(self.cursor_row - row)

    # Moving.

    def _scroll_by(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True, force=True)

    def _bring_into_view(self, first: int, last: int, margin: int = 0) -> None:
        height = min(last - first + 1, max(self.size.height - 2 * margin, 1))
        self.scroll_to_region(
            Region(0, first, 1, height),
            spacing=Spacing(margin, 0, margin, 0),
            animate=False,
            force=True,
            immediate=True,
        )

    def _move_to(self, paragraph: int) -> None:
        self._focus.mark = None
        self.cursor = paragraph
        first, last = self._paragraph_lines(self.cursor)
        if self.cursor == 0:
            first = 0
        self._bring_into_view(first, last + 1)

    def action_cursor_down(self) -> None:
        """Go to the next paragraph, reading to the end of this one first."""
        below = self._paragraph_lines(self.cursor)[1] - self.scroll_offset.y - self.size.height + 1
        if below > 0:
            self._scroll_by(min(below, self._page))
        else:
            self._move_to(self.cursor + 1)

    def action_cursor_up(self) -> None:
        """Go to the paragraph before, reading back to the beginning of this one first."""
        above = self.scroll_offset.y - self._paragraph_lines(self.cursor)[0]
        if above > 0:
            self._scroll_by(-min(above, self._page))
            return
        self._focus.mark = None
        self.cursor -= 1
        last = self._paragraph_lines(self.cursor)[1]
        first = max(self._paragraph_lines(self.cursor)[0], last - self.size.height + 1)
        self._bring_into_view(0 if self.cursor == 0 else first, last)

    @property
    def _page(self) -> int:
        return max(self.size.height - 2, 1)

    def action_page_down(self) -> None:
        """Scroll a page on; the cursor comes along."""
        self._scroll_by(self._page)

    def action_page_up(self) -> None:
        """Scroll a page back; the cursor comes along."""
        self._scroll_by(-self._page)

    def action_half_page_down(self) -> None:
        """Scroll half a page on."""
        self._scroll_by(max(self._page // 2, 1))

    def action_half_page_up(self) -> None:
        """Scroll half a page back."""
        self._scroll_by(-max(self._page // 2, 1))

    def action_cursor_top(self) -> None:
        """Go to the beginning."""
        self._move_to(0)

    def action_cursor_bottom(self) -> None:
        """Go to the end."""
        self._move_to(self._last_paragraph)
        self._scroll_by(self.virtual_size.height)

    def on_resize(self) -> None:
        """Report how much another size shows; the page itself lays the text out for it."""
        self._announce_scroll()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the cursor on a visible paragraph, and report the progress."""
        super().watch_scroll_y(old_value, new_value)
        layout = self.layout_lines
        if layout is None or not layout.paragraphs or round(old_value) == round(new_value):
            return
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height - 1
        first, last = self._paragraph_lines(self.cursor)
        if last < top or first > bottom:
            edge = top if last < top else bottom
            self._focus.mark = None
            self.cursor = layout.paragraph_at(self.offset_of(edge))
        self._announce_scroll()
