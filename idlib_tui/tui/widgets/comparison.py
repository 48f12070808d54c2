"""Two actors' quotes side by side on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from idlib_tui import dates
from idlib_tui.model import Statement
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import fit
from idlib_tui.tui.widgets.paragraphs import whole_words
from idlib_tui.tui.widgets.quote_list import BARS, QuoteList
from idlib_tui.tui.widgets.row_source import PageCache, RowSource

_AXIS = 13
"""Columns of the time axis between the two: "18 Sept 2020"."""
_WIDE = 76
"""Columns from which there is room for two beside each other."""


class MergedQuotes:
    """The quotes of two actors in order of date, merged as far as they are asked for.

    A ``RowSource``: each side is read in windows, and only the order of the sides is kept.
    """

    def __init__(self, left: RowSource[Statement], right: RowSource[Statement]) -> None:
        self._counts = (left.count(), right.count())
        self._pages = (PageCache(left), PageCache(right))
        self._order: list[tuple[int, int]] = []
        self._taken = [0, 0]

    def count(self) -> int:
        """Count the quotes of both."""
        return sum(self._counts)

    def fetch(self, offset: int, limit: int) -> Sequence[Statement]:
        """Fetch a window over both."""
        while len(self._order) < min(offset + limit, self.count()):
            side = self._next_side()
            self._order.append((side, self._taken[side]))
            self._taken[side] += 1
        rows = (
            self._pages[side].get(place) for side, place in self._order[offset : offset + limit]
        )
        return [row for row in rows if row is not None]

    def _next_side(self) -> int:
        days = [self._day(side) for side in (0, 1)]
        if days[0] is None or days[1] is None:
            return 0 if days[1] is None else 1
        return 0 if days[0] <= days[1] else 1

    def _day(self, side: int) -> date | None:
        """Give the day of a side's next quote; None if there is none left."""
        if self._taken[side] >= self._counts[side]:
            return None
        row = self._pages[side].get(self._taken[side])
        return None if row is None else row.quote.said_on or date.max


@dataclass(frozen=True, slots=True)
class Pair:
    """The two actors compared, by canonical name."""

    left: str
    right: str


class ComparedQuotes(QuoteList):
    """Draws the first actor's quotes on the left of the axis and the other's on the right."""

    pair: Pair | None = None
    """Whom to put beside each other; None lists quotes as ``QuoteList`` does."""

    def render_row(self, row: Statement, index: int, width: int) -> Sequence[Content]:
        """Draw a quote on its actor's side; below the speaker's name where it is narrow."""
        if self.pair is None:
            return super().render_row(row, index, width)
        self.with_speaker = width < _WIDE
        if width < _WIDE:
            return super().render_row(row, index, width)
        room = self.words_room(width)
        is_left = row.actor == self.pair.left
        words = self.words(row, room)
        bar = Content(BARS[row.quote.kind]).stylize(self.kind_style(row.quote.kind))
        lines = []
        for number, line in enumerate(words):
            axis = self._axis(row, number, index)
            left = line if is_left else Content("")
            left = left.pad_right(max(room - left.cell_length, 0))
            right = Content("") if is_left else line
            bars = (bar, Content(" ")) if is_left else (Content(" "), bar)
            lines.append(left + Content(" ") + bars[0] + axis + bars[1] + Content(" ") + right)
        return lines

    def words_room(self, width: int) -> int:
        """Count the columns that a row of ``width`` has for the words."""
        if self.pair is None or width < _WIDE:
            return super().words_room(width)
        return (width - _AXIS - 4) // 2

    def _axis(self, row: Statement, number: int, index: int) -> Content:
        """Draw the axis: the day where it changes, the source below it."""
        before = self.row_at(index - 1)
        said = row.quote.said_on
        same_day = before is not None and before.quote.said_on == said
        texts = [
            "" if same_day else (dates.day_text(said) if said is not None else "undated"),
            whole_words(one_line(self.source_name(row.article)), _AXIS),
            "",
        ]
        text = texts[number]
        left = max((_AXIS - len(text)) // 2, 0)
        style = "quotes--speaker" if number == 0 else "virtual-list--dim"
        return Content(fit(" " * left + text, _AXIS)).stylize(self.part_style(style))
