"""The page of the reader: a text laid out once, of which only the lines in sight are drawn."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style

from idlib_tui.model import Annotations, Article
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import crop_cells
from idlib_tui.tui.widgets.part_styles import PartStyles
from idlib_tui.tui.widgets.reader_header import facts_line
from idlib_tui.tui.widgets.reader_layout import Layout, wrap
from idlib_tui.tui.widgets.reader_marks import Marks, repair_notes
from idlib_tui.tui.widgets.reader_painter import Focus, Page, Painter
from idlib_tui.tui.widgets.spans import Span


class ReaderView(PartStyles, ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one article, or its raw file, and maps between its offsets and the screen.

    Every repaint, scroll and change of style costs what the screen shows; only a new text or a new
    width lays the text out again.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--title",
        "reader--facts",
        "reader--empty",
        "reader--heading",
        "reader--direct",
        "reader--indirect",
        "reader--actor",
        "reader--time",
        "reader--hit",
        "reader--hit-current",
        "reader--mark",
        "reader--mark-bar",
        "reader--repair",
        "reader--change",
        "reader--note",
        "reader--pin",
        "reader--number",
        "reader--cursor",
    }

    DEFAULT_CSS = """
    ReaderView {
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
        & > .reader--title { text-style: bold; }
        & > .reader--facts, & > .reader--empty { color: $text-muted; }
        & > .reader--heading { text-style: bold; }
        & > .reader--direct { color: $text-success; text-style: italic; }
        & > .reader--indirect { color: $text-success; }
        & > .reader--actor { text-style: bold; }
        & > .reader--time { text-style: underline; }
        & > .reader--hit { background: $warning 35%; text-style: bold; }
        & > .reader--hit-current { background: $warning; color: auto; text-style: bold; }
        & > .reader--mark { background: $primary 20%; }
        & > .reader--mark-bar { color: $text-primary; }
        & > .reader--repair { color: $text-error; text-style: uu; }
        & > .reader--change { color: $text-warning; text-style: underline; }
        & > .reader--note { color: $text-error; }
        & > .reader--pin { color: $text-warning; }
        & > .reader--number { color: $text-muted; }
        & > .reader--cursor { color: $foreground 30%; }
        &:focus > .reader--cursor { color: $text-primary; }
        &:ansi {
            & > .reader--facts, & > .reader--empty, & > .reader--number { text-style: dim; }
            & > .reader--direct, & > .reader--indirect { color: ansi_green; }
            & > .reader--hit { background: transparent; text-style: bold reverse; }
            & > .reader--hit-current { background: ansi_yellow; color: ansi_black; }
            & > .reader--mark { background: transparent; text-style: bold; }
            & > .reader--repair, & > .reader--note { color: ansi_red; }
            & > .reader--change { color: ansi_yellow; }
        }
    }
    """

    measure: reactive[int] = reactive(84, repaint=False)
    """The widest that the text may get, in cells."""

    show_repairs: reactive[bool] = reactive(False, repaint=False)
    """Whether to mark what was repaired, and to say below each paragraph what it was."""

    def __init__(
        self,
        *,
        empty: str = "Open an article from the list, or press / to search.",
        name: str | None = None,
        id: str | None = None,  # noqa: A002  # Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.empty = empty
        self.article: Article | None = None
        """The article on show."""
        self.annotations = Annotations()
        """What was found in it."""
        self.marks: Marks | None = None
        self._raw: str | None = None
        self._focus = Focus()
        self._header: list[tuple[str, str]] = []
        self._painter: Painter | None = None
        self._paragraphs: list[Span] = []

    # What is on show.

    @property
    def raw(self) -> bool:
        """Whether the file as it is on disk is on show."""
        return self._raw is not None

    def _load(self, article: Article, annotations: Annotations) -> None:
        # Imported here because the annotators are not needed before the first article is open.
        from idlib_tui.paragraphs import paragraphs  # noqa: PLC0415

        self.article, self.annotations, self._raw = article, annotations, None
        self.marks = Marks(article, annotations)
        blocks = paragraphs(article.text)
        self._paragraphs = [(block.start, block.end) for block in blocks]
        headings = frozenset(number for number, block in enumerate(blocks) if block.heading)
        self._focus = Focus(headings=headings)
        self._lay_out()

    def clear(self) -> None:
        """Show no article."""
        self.article, self.marks, self._raw = None, None, None
        self._lay_out()

    def _lay_out(self) -> None:
        """Lay the text out for the present width."""
        if self.article is None:
            self._painter, self._header, self.virtual_size = None, [], Size(0, 0)
            self.refresh()
            return
        page = Page.of(self._window_width or self.app.size.width, self.measure)
        if self._raw is not None:
            layout = Layout(self._raw, page.measure)
        else:
            notes = (
                repair_notes(self.article.repairs, self._paragraphs) if self.show_repairs else None
            )
            layout = Layout(self.article.text, page.measure, self._paragraphs, notes)
        self._header = self._write_header(self.article, page)
        self._painter = Painter(
            layout,
            None if self.raw else self.marks,
            page,
            style=self.part_style,
            repairs=self.show_repairs,
        )
        self.virtual_size = Size(0, len(self._header) + len(layout.lines) + 1)
        self.refresh()

    def _write_header(self, article: Article, page: Page) -> list[tuple[str, str]]:
        """Write the lines above the text, each with the component class of its style."""
        title = one_line(article.file if self.raw else article.title)
        facts = "the file as it is on disk" if self.raw else facts_line(article)
        lines = [("", "reader--title")]
        for text, component in ((title, "reader--title"), (facts, "reader--facts")):
            lines += [
                (text[start:end], component)
                for start, end in wrap(text, 0, len(text), page.measure)
            ]
        return [*lines, ("", "reader--facts")]

    # Between offsets and the screen.

    @property
    def layout_lines(self) -> Layout | None:
        """The text in lines; None while nothing is on show."""
        return self._painter.layout if self._painter is not None else None

    def line_of(self, offset: int) -> int:
        """Find the line of the page that shows an offset."""
        if self._painter is None:
            return 0
        return len(self._header) + self._painter.layout.line_at(offset)

    def offset_of(self, line: int, column: int = 0) -> int:
        """Find the offset shown at a line of the page, ``column`` characters into it."""
        if self._painter is None or not self._painter.layout.lines:
            return 0
        return self._painter.layout.offset_at(line - len(self._header), column)

    def offset_under(self, x: int, y: int) -> int | None:
        """Find the offset of the character under a cell of the window; None beside the text."""
        if self._painter is None:
            return None
        layout, page = self._painter.layout, self._painter.page
        number = y + self.scroll_offset.y - len(self._header)
        if not 0 <= number < len(layout.lines) or layout.lines[number].note is not None:
            return None
        line = layout.lines[number]
        cells = x - page.text_column
        text = layout.text[line.start : line.end]
        column = len(crop_cells(text, cells)) if cells > 0 else 0
        return min(line.start + column, max(line.end - 1, line.start))

    @property
    def top_offset(self) -> int:
        """The offset of the first line in sight; 0 where that is above the text."""
        top = self.scroll_offset.y
        return self.offset_of(top) if top >= len(self._header) else 0

    def scroll_to_offset(self, offset: int) -> None:
        """Bring the line of an offset to the top of the window; 0 shows what is above the text."""
        line = self.line_of(offset) if offset else 0
        self.scroll_to(y=line, animate=False, immediate=True, force=True)

    def shows_lines(self, start: int, end: int) -> bool:
        """Return whether a stretch of lines of the page is within the window."""
        top = self.scroll_offset.y
        return top <= start and end < top + self.size.height

    @property
    def progress(self) -> int:
        """How much of the article has been scrolled past or is on the screen, in per cent."""
        lines = self.virtual_size.height
        if not lines:
            return 0
        return min(round(100 * (self.scroll_offset.y + self.size.height) / lines), 100)

    # Keeping the place.

    @property
    def _window_width(self) -> int:
        """The cells of the window that the scrollbar leaves."""
        return self.scrollable_content_region.width

    def on_resize(self) -> None:
        """Lay the text out for the new width, with the same words at the top."""
        if self._painter is not None and self._painter.page.width != self._window_width:
            self._lay_out_again()

    def watch_measure(self) -> None:
        """Lay the text out for another measure."""
        self._lay_out_again()

    def watch_show_repairs(self) -> None:
        """Show or hide the repairs."""
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        if self._painter is None:
            return
        top = self.top_offset
        self._lay_out()
        self.scroll_to_offset(top)

    # Painting.

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self._window_width
        base = self.visual_style
        painter = self._painter
        if painter is None:
            return self._empty_line(y, width, base)
        number = y + self.scroll_offset.y
        selection = self.text_selection
        selected = selection.get_span(number) if selection is not None else None
        if number < len(self._header):
            return self._header_line(number, painter.page, base, selected)
        if number - len(self._header) >= len(painter.layout.lines):
            return Strip.blank(width, base.rich_style)
        return painter.strip(number - len(self._header), number, base, self._focus, selected)

    def _header_line(
        self, number: int, page: Page, base: Style, selected: tuple[int, int] | None
    ) -> Strip:
        text, component = self._header[number]
        content = Content(text)
        if selected is not None:
            end = len(text) if selected[1] < 0 else selected[1]
            content = content.stylize(self.part_style("screen--selection"), selected[0], end)
        style = base + self.part_style(component)
        margin = Strip.blank(page.text_column, base.rich_style)
        body = Strip(content.render_segments(style), content.cell_length).apply_offsets(0, number)
        return Strip.join([margin, body]).adjust_cell_length(page.width, base.rich_style)

    def _empty_line(self, y: int, width: int, base: Style) -> Strip:
        lines = wrap(self.empty, 0, len(self.empty), max(min(width - 4, 60), 1))
        position = y - self.size.height // 3
        if not 0 <= position < len(lines):
            return Strip.blank(width, base.rich_style)
        text = self.empty[slice(*lines[position])]
        content = Content(text.rjust((width + len(text)) // 2))
        style = base + self.part_style("reader--empty")
        strip = Strip(content.render_segments(style), content.cell_length)
        return strip.adjust_cell_length(width, base.rich_style)
