"""The article reader: a cursor on the paragraphs, quotes and search hits to step through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.message import Message
from textual.selection import Selection

from idlib_tui.model import Annotations, Article, Quote, Timex
from idlib_tui.safe_text import safe
from idlib_tui.tui.widgets.passages import passage_of
from idlib_tui.tui.widgets.reader_moves import ReaderMoves
from idlib_tui.tui.widgets.spans import Span, SpanIndex

if TYPE_CHECKING:
    from idlib_tui.tui.passage import Passage


@dataclass
class ReaderMessage(Message):
    """Something happened in a reader."""

    reader: Reader

    @property
    def control(self) -> Reader:
        """The reader, for ``@on`` selectors."""
        return self.reader


class Reader(ReaderMoves):
    """Reads one article: move by paragraph, page, quote, time expression or search hit."""

    _hit_number = 0

    @dataclass
    class CursorMoved(ReaderMessage):
        """The cursor came to another paragraph, quote or time expression."""

        paragraph: int
        quote: Quote | None
        timex: Timex | None

        def can_replace(self, message: Message) -> bool:
            """Only the last of several queued moves matters."""
            return isinstance(message, Reader.CursorMoved) and message.reader is self.reader

    @dataclass
    class HitChanged(ReaderMessage):
        """Another search hit became the current one: the ``number``-th (from 1) of ``total``."""

        number: int
        total: int

    @dataclass
    class Scrolled(ReaderMessage):
        """The page moved; ``progress`` is how much has been seen, in per cent."""

        progress: int

        def can_replace(self, message: Message) -> bool:
            """Only the last of several queued moves matters."""
            return isinstance(message, Reader.Scrolled) and message.reader is self.reader

    # What is on show.

    def show(self, article: Article, annotations: Annotations) -> None:
        """Show an article from its beginning; the same one again keeps its place."""
        again = self.article is not None and self.article.id == article.id and not self.raw
        place = (self.cursor, self.scroll_offset.y) if again else (0, 0)
        self._load(article, annotations)
        self.set_reactive(Reader.cursor, min(place[0], max(len(self._paragraphs) - 1, 0)))
        self._focus.paragraph = self.cursor
        self.scroll_to(y=place[1], animate=False, immediate=True, force=True)
        self._announce()

    def show_raw(self, text: str) -> None:
        """Show the file of the article as it is, until ``show`` is called again."""
        self._raw = text
        self._focus.mark = self._focus.hit = None
        self._lay_out()
        self.set_reactive(Reader.cursor, 0)
        self._focus.paragraph = 0
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        self._announce()

    def set_pins(self, spans: Sequence[Span]) -> None:
        """Mark the pinned passages in the margin."""
        if self.marks is not None:
            self.marks.pins = SpanIndex(spans)
            self.refresh()

    @property
    def compared(self) -> bool:
        """Whether passages are marked that another version does not have."""
        return self.marks is not None and len(self.marks.changes) > 0

    def set_changes(self, spans: Sequence[Span]) -> None:
        """Mark the passages that another version does not have, and go to the first."""
        if self.marks is None:
            return
        self.marks.changes = SpanIndex(spans)
        self.refresh()
        if spans:
            self.open_at(*spans[0])

    # What is under the cursor.

    def _announce(self) -> None:
        if self.article is not None:
            self.post_message(self.CursorMoved(self, self.cursor, self.quote, self.timex))

    def _announce_scroll(self) -> None:
        self.post_message(self.Scrolled(self, self.progress))

    @property
    def mark(self) -> Span | None:
        """The words that were opened or stepped to, while the cursor is on them."""
        return self._focus.mark

    @property
    def quote(self) -> Quote | None:
        """The quote under the cursor: the one marked, else the paragraph's first."""
        if self.marks is None or self.raw:
            return None
        start, end = self.mark or self._paragraph_span()
        quotes = self.marks.quotes.within(start, end)
        if self.mark is None and quotes:
            start, end = quotes[0]
        return self.marks.quote_at(start, end)

    @property
    def timex(self) -> Timex | None:
        """The time expression under the cursor: the one marked, else the paragraph's first."""
        if self.marks is None or self.raw:
            return None
        return self.marks.timex_at(*(self.mark or self._paragraph_span()))

    @property
    def passage(self) -> Passage | None:
        """The words that pinning and copying act on: selected, marked, or the paragraph."""
        if self.article is None or self.raw or self.marks is None:
            return None
        kind = "paragraph"
        span = self.selected_span() or self.mark
        if span is None:
            span = self._paragraph_span()
        elif span in self.marks.quotes.spans:
            kind = "quote"
        return passage_of(kind, self.article.id, *span, self.article.text[slice(*span)])

    # Going to words.

    def open_at(self, start: int, end: int) -> None:
        """Go to a span of the text and mark it; it stays marked while the cursor is on it."""
        layout = self.layout_lines
        if layout is None or not layout.paragraphs:
            return
        first, last = self.line_of(start), self.line_of(max(end - 1, start))
        if not self.shows_lines(first - 1, last + 1):
            above = max((self.size.height - (last - first + 1)) // 3, 0)
            self.scroll_to(y=max(first - above, 0), animate=False, immediate=True, force=True)
        self._focus.mark = (start, end)
        self.set_reactive(Reader.cursor, self.validate_cursor(layout.paragraph_at(start)))
        self.watch_cursor(self.cursor)

    def _step(self, index: SpanIndex, step: int) -> bool:
        """Mark the next or previous span of an index. Returns whether there was one."""
        if self.mark is not None:
            offset = self.mark[0]
        else:
            start, end = self._paragraph_span()
            offset = start - 1 if step > 0 else end
        number = index.after(offset) if step > 0 else index.before(offset)
        if number is None:
            return False
        self.open_at(*index.spans[number])
        return True

    def next_quote(self) -> bool:
        """Go to the next quote. Returns False at the last one."""
        return self.marks is not None and not self.raw and self._step(self.marks.quotes, 1)

    def previous_quote(self) -> bool:
        """Go to the quote before. Returns False at the first one."""
        return self.marks is not None and not self.raw and self._step(self.marks.quotes, -1)

    def next_time(self) -> bool:
        """Go to the next time expression. Returns False at the last one."""
        return self.marks is not None and not self.raw and self._step(self.marks.times, 1)

    def previous_time(self) -> bool:
        """Go to the time expression before. Returns False at the first one."""
        return self.marks is not None and not self.raw and self._step(self.marks.times, -1)

    def action_step_time(self, step: int) -> None:
        """Go to the next (1) or previous (-1) time expression."""
        if step > 0:
            self.next_time()
        else:
            self.previous_time()

    def action_toggle_repairs(self) -> None:
        """Show or hide the repairs."""
        self.show_repairs = not self.show_repairs

    # Search hits.

    @property
    def hit(self) -> tuple[int, int]:
        """The number of the current search hit, from 1 (0 for none), and how many there are."""
        if self.marks is None:
            return 0, 0
        return (self._hit_number + 1 if self._focus.hit else 0), len(self.marks.hits)

    def set_hits(self, hits: Sequence[Span], *, go_to_first: bool = False) -> None:
        """Show what a search found in this article; an empty sequence shows none."""
        if self.marks is None:
            return
        self.marks.hits = SpanIndex(hits)
        self._focus.hit = None
        self.refresh()
        if hits and go_to_first:
            self._go_to_hit(0)
        else:
            self.post_message(self.HitChanged(self, *self.hit))

    def next_hit(self) -> bool:
        """Go to the next search hit, from the last on to the first. Returns False without hits."""
        return self._step_hit(1)

    def previous_hit(self) -> bool:
        """Go to the search hit before, from the first on to the last."""
        return self._step_hit(-1)

    def _step_hit(self, step: int) -> bool:
        if self.marks is None or self.raw or not self.marks.hits:
            return False
        hits = self.marks.hits
        if self._focus.hit is not None:
            offset = self._focus.hit[0]
        else:
            offset = self.offset_of(self.scroll_offset.y) - 1
        number = hits.after(offset) if step > 0 else hits.before(offset)
        self._go_to_hit(number if number is not None else (0 if step > 0 else len(hits) - 1))
        return True

    def _go_to_hit(self, number: int) -> None:
        if self.marks is None or (layout := self.layout_lines) is None:
            return
        span = self.marks.hits.spans[number]
        self._hit_number = number
        self._focus.hit, self._focus.mark = span, None
        line = self.line_of(span[0])
        self._bring_into_view(line, line, margin=min(3, self.size.height // 4))
        self.cursor = layout.paragraph_at(span[0])
        self.refresh()
        self.post_message(self.HitChanged(self, *self.hit))

    # The mouse.

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the quote, the time expression or the paragraph that was clicked."""
        position = event.get_content_offset(self)
        if position is None or self.selected_span() is not None:
            return
        offset = self.offset_under(position.x, position.y)
        layout = self.layout_lines
        if offset is None or layout is None or not layout.paragraphs:
            return
        event.stop()
        found: Span | None = None
        if self.marks is not None and not self.raw:
            times = self.marks.times.within(offset, offset + 1)
            found = next(iter(times or self.marks.quotes.within(offset, offset + 1)), None)
        self._focus.mark = found
        self.set_reactive(Reader.cursor, self.validate_cursor(layout.paragraph_at(offset)))
        self.watch_cursor(self.cursor)

    def selected_span(self) -> Span | None:
        """Give the (start, end) of the text that is selected; None if none is."""
        selection = self.text_selection
        painter = self._painter
        if selection is None or painter is None or self.article is None:
            return None
        header = len(self._header)
        start = 0 if selection.start is None or selection.start.y < header else None
        if start is None and selection.start is not None:
            start = self.offset_of(selection.start.y, selection.start.x)
        end = len(painter.layout.text)
        if selection.end is not None:
            end = (
                0 if selection.end.y < header else self.offset_of(selection.end.y, selection.end.x)
            )
        return (start or 0, end) if end > (start or 0) else None

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text that is selected as it stands in the article, without the line breaks."""
        del selection
        span = self.selected_span()
        if span is None or self.article is None:
            return None
        text = self._raw if self._raw is not None else self.article.text
        return "\n".join(safe(line) for line in text[slice(*span)].split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Repaint with the new selection."""
        del selection
        self.refresh()
