"""Draws one line of the reader: the margin with its marks, then the text with its styles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from textual.content import Content, Span
from textual.strip import Strip
from textual.style import Style

from idlib_tui.tui.widgets.cells import fit
from idlib_tui.tui.widgets.reader_layout import Layout, Line
from idlib_tui.tui.widgets.reader_marks import Marks
from idlib_tui.tui.widgets.spans import Span as TextSpan

NARROW = 60
"""Columns below which the margin gives up its paragraph numbers."""


@dataclass(frozen=True, slots=True)
class Page:
    """How the width of the reader is shared out, in cells."""

    width: int
    left: int
    """Empty columns before the margin."""
    gutter: int
    """Columns of the margin, where the cursor and the other marks stand."""
    measure: int
    """Columns of the text."""

    @classmethod
    def of(cls, width: int, measure: int) -> Page:
        """Share out a width: the text at most ``measure`` wide and in the middle."""
        gutter = 3 if width < NARROW else 8
        measure = max(min(measure, width - gutter - 1), 1)
        return cls(width, max((width - measure) // 2 - gutter, 0), gutter, measure)

    @property
    def text_column(self) -> int:
        """The column of the text's first character."""
        return self.left + self.gutter


@dataclass(slots=True)
class Focus:
    """What the reader points at: where the cursor and the marks are."""

    paragraph: int = 0
    mark: TextSpan | None = None
    """The words that were opened or stepped to."""
    hit: TextSpan | None = None
    """The current search hit."""
    headings: frozenset[int] = field(default_factory=frozenset)
    """The paragraphs that are headings."""


# Laid over each other in this order, so that a later one shows through an earlier one.
_LAYERS = (
    ("indirect", "reader--indirect"),
    ("direct", "reader--direct"),
    ("actors", "reader--actor"),
    ("times", "reader--time"),
    ("changes", "reader--change"),
    ("hits", "reader--hit"),
)


class Painter:
    """Draws the lines of one article."""

    def __init__(
        self,
        layout: Layout,
        marks: Marks | None,
        page: Page,
        *,
        style: Callable[[str], Style],
        repairs: bool = False,
    ) -> None:
        """Prepare to draw.

        Args:
            layout: The text in lines.
            marks: The spans to highlight; None for a raw file.
            page: How the width is shared out.
            style: Gives the style of a component class.
            repairs: Whether to show what was repaired.
        """
        self.layout = layout
        self.marks = marks
        self.page = page
        self._style = style
        self._layers = _LAYERS + ((("repairs", "reader--repair"),) if repairs else ())

    def strip(
        self, number: int, y: int, base: Style, focus: Focus, selected: tuple[int, int] | None
    ) -> Strip:
        """Draw one line.

        Args:
            number: The line's number in the layout.
            y: Its number on the page, the header included, for text selection.
            base: The style under everything.
            focus: What the reader points at.
            selected: The stretch of the line that is selected; an end of -1 is the line's end.
        """
        line = self.layout.lines[number]
        margin = self._margin(number, line, focus)
        text = self._text(line, focus)
        if selected is not None:
            start, end = selected
            text = text.stylize(
                self._style("screen--selection"), start, len(text) if end < 0 else end
            )
        left = Strip(margin.render_segments(base), margin.cell_length)
        body = Strip(text.render_segments(base), text.cell_length).apply_offsets(0, y)
        return Strip.join([left, body]).adjust_cell_length(self.page.width, base.rich_style)

    def _text(self, line: Line, focus: Focus) -> Content:
        if line.note is not None:
            return Content(line.note).stylize(self._style("reader--note"))
        start, end = line.start, line.end
        spans = []
        if line.paragraph in focus.headings:
            spans.append(Span(0, end - start, self._style("reader--heading")))
        if self.marks is not None:
            for layer, component in self._layers:
                found = getattr(self.marks, layer).within(start, end)
                spans += [self._span(each, line, component) for each in found]
        for each, component in ((focus.mark, "reader--mark"), (focus.hit, "reader--hit-current")):
            if each is not None and each[0] < end and start < each[1]:
                spans.append(self._span(each, line, component))
        return Content(self.layout.text[start:end], spans)

    def _span(self, span: TextSpan, line: Line, component: str) -> Span:
        start, end = max(span[0], line.start), min(span[1], line.end)
        return Span(start - line.start, end - line.start, self._style(component))

    def _margin(self, number: int, line: Line, focus: Focus) -> Content:
        """Draw the margin: cursor, pin, paragraph number and the bar beside quotes."""
        page = self.page
        blank = Content(" " * page.left)
        if line.paragraph < 0:
            return blank + Content(" " * page.gutter)
        bar = (
            Content("▌").stylize(self._style("reader--cursor"))
            if line.paragraph == focus.paragraph
            else Content(" ")
        )
        is_text = line.note is None
        pinned = is_text and self.marks is not None and self.marks.pins.within(line.start, line.end)
        pin = Content("◆" if pinned else " ").stylize(self._style("reader--pin"))
        beside = self._beside(line, focus) if is_text else Content(" ")
        if page.gutter < 8:
            return blank + (pin if pinned else bar) + beside + Content(" ")
        first = self.layout.lines_of(line.paragraph)[0] == number
        label = Content(fit(str(line.paragraph + 1), 3, right=True) if first else " " * 3)
        label = label.stylize(self._style("reader--number"))
        return blank + bar + pin + label + Content(" ") + beside + Content(" ")

    def _beside(self, line: Line, focus: Focus) -> Content:
        """Draw the signs that distinguish marks, the current hit and quotes without colour."""
        start, end = line.start, line.end
        if focus.mark is not None and focus.mark[0] < end and start < focus.mark[1]:
            return Content("┃").stylize(self._style("reader--mark-bar"))
        if focus.hit is not None and focus.hit[0] < end and start < focus.hit[1]:
            return Content("›").stylize(self._style("reader--pin"))
        if self.marks is not None and self.marks.direct.within(start, end):
            return Content("│").stylize(self._style("reader--direct"))
        if self.marks is not None and self.marks.indirect.within(start, end):
            return Content("┊").stylize(self._style("reader--indirect"))
        return Content(" ")
