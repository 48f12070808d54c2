"""An article's text laid out in lines, and the way from an offset to a line and back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from idlib_tui.safe_text import safe
from idlib_tui.tui.widgets.cells import crop_cells

NO_PARAGRAPH = -1
"""The paragraph of a blank line."""

# Printable characters that take one cell each: Latin, Greek, Cyrillic and general punctuation.
_WIDE = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0523\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
_CODE_POINTS_PER_CELL = 4
"""At most so many code points go into a cell's room: marks without width must not pile up."""


class Line(NamedTuple):
    """One line on the screen: a stretch of the text, or a note under a paragraph."""

    start: int
    end: int
    paragraph: int
    note: str | None = None


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Break a stretch of safe text into lines of at most ``width`` cells, at spaces where possible.

    Takes linear time whatever the text: a word longer than the line is cut where the line is full.
    """
    lines = []
    simple = _WIDE.search(text, start, end) is None
    position = start
    while position < end:
        room = width
        if not simple:
            # The first character goes in even where it is wider than the line.
            stretch = text[position : min(end, position + width * _CODE_POINTS_PER_CELL)]
            room = max(len(crop_cells(stretch, width)), 1)
        if end - position <= room:
            lines.append((position, end))
            break
        cut = text.rfind(" ", position + 1, position + room + 1)
        if cut < 0:
            lines.append((position, position + room))
            position += room
            continue
        last = cut
        while text[last - 1] == " " and last > position + 1:
            last -= 1
        lines.append((position, last))
        position = cut + 1
        while position < end and text[position] == " ":
            position += 1
    return lines


class Layout:
    """A text in lines of a given width.

    Attributes:
        text: The text made safe; its offsets are those of the original.
        width: Cells in a line.
        paragraphs: (start, end) of each paragraph.
        lines: The lines, a blank one between paragraphs.
    """

    def __init__(
        self,
        text: str,
        width: int,
        paragraphs: Sequence[tuple[int, int]] | None = None,
        notes: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        """Lay the text out.

        Args:
            text: As it is in the article or the file.
            width: Cells in a line, at least 1.
            paragraphs: (start, end) of each paragraph; None keeps every line as it is, blank lines
                and leading white space too.
            notes: By paragraph, lines to put under it.
        """
        self.text = safe(text)
        self.width = max(width, 1)
        self.lines: list[Line] = []
        if paragraphs is None:
            self.paragraphs = self._lay_out_verbatim(text)
        else:
            self.paragraphs = list(paragraphs)
            self._lay_out(notes or {})
        self._first_lines = [0] * len(self.paragraphs)
        self._last_lines = [0] * len(self.paragraphs)
        for number in range(len(self.lines) - 1, -1, -1):
            if (paragraph := self.lines[number].paragraph) >= 0:
                self._first_lines[paragraph] = number
        for number, line in enumerate(self.lines):
            if line.paragraph >= 0:
                self._last_lines[line.paragraph] = number
        self._starts = [line.start for line in self.lines]

    def _lay_out(self, notes: Mapping[int, Sequence[str]]) -> None:
        for paragraph, (start, end) in enumerate(self.paragraphs):
            if paragraph:
                self.lines.append(Line(start, start, NO_PARAGRAPH))
            self.lines += [
                Line(*span, paragraph) for span in wrap(self.text, start, end, self.width)
            ]
            for written in notes.get(paragraph, ()):
                note = safe(written)
                self.lines += [
                    Line(end, end, paragraph, note[first:last])
                    for first, last in wrap(note, 0, len(note), self.width)
                ]

    def _lay_out_verbatim(self, text: str) -> list[tuple[int, int]]:
        paragraphs: list[tuple[int, int]] = []
        position = 0
        for stretch in text.split("\n"):
            start, end = position, position + len(stretch)
            position = end + 1
            if not stretch.strip():
                self.lines.append(Line(start, start, NO_PARAGRAPH))
                continue
            paragraph = len(paragraphs)
            paragraphs.append((start, end))
            self.lines += [
                Line(*span, paragraph) for span in wrap(self.text, start, end, self.width)
            ]
        return paragraphs

    def line_at(self, offset: int) -> int:
        """Find the line that shows an offset; the nearest one for an offset between lines."""
        number = max(bisect_right(self._starts, offset) - 1, 0)
        # Blank lines and notes share their offset with a line of text, which is the one meant.
        while number > 0 and (
            self.lines[number].paragraph < 0 or self.lines[number].note is not None
        ):
            number -= 1
        return number

    def paragraph_at(self, offset: int) -> int:
        """Find the paragraph that an offset stands in, or the one before it."""
        return max(bisect_right(self.paragraphs, (offset, len(self.text) + 1)) - 1, 0)

    def lines_of(self, paragraph: int) -> tuple[int, int]:
        """Give the first and the last line of a paragraph, notes included."""
        return self._first_lines[paragraph], self._last_lines[paragraph]

    def offset_at(self, line: int, column: int) -> int:
        """Find the offset of a character by its line and its place in the line's text."""
        found = self.lines[min(max(line, 0), len(self.lines) - 1)]
        return min(found.start + max(column, 0), found.end)
