"""Actors and outlets as rows, claims as columns: who asserts, who denies, who is silent."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.content import Content
from textual.style import Style

from idlib_tui.claims.matrix import Cell, Row
from idlib_tui.claims.utterances import Attitude
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import fit
from idlib_tui.tui.widgets.virtual_list import VirtualList

_COLUMN = 9
"""Columns of the terminal for a claim, where there are several."""
_NAME = 28
"""The most for a name, where there is one claim and its words stand beside."""
_ATTITUDE = 21

_SHORT = {
    Attitude.ASSERTS: "says",
    Attitude.AGREES: "agrees",
    Attitude.DENIES: "denies",
    Attitude.OTHER_FIGURE: "other",
    Attitude.DOUBTS: "doubts",
    Attitude.MENTIONS: "speaks",
    Attitude.SILENT: "–",
}


class MatrixList(VirtualList[Row]):
    """Draws an actor or an outlet on a line; the chosen claim under the cursor stands out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "matrix--asserts",
        "matrix--denies",
        "matrix--other",
        "matrix--chosen",
    }

    DEFAULT_CSS = """
    MatrixList {
        & > .matrix--asserts { color: $text-success; }
        & > .matrix--denies { color: $text-error; }
        & > .matrix--other { color: $text-warning; }
        & > .matrix--chosen { text-style: bold underline; }
    }
    """

    def __init__(self, claims: int) -> None:
        """Keep how many claims there are."""
        super().__init__(empty="Nobody says anything of it, as far as the articles tell.")
        self._claims = claims
        self.claim = 0
        """The claim whose words are shown, from 0."""

    def row_key(self, row: Row) -> Hashable:
        """A row is known by its name and kind."""
        return (row.name, row.is_speaker)

    @property
    def cell(self) -> Cell | None:
        """The chosen cell of the row under the cursor."""
        row = self.current_row
        return row.cells[self.claim] if row is not None else None

    def render_row(self, row: Row, index: int, width: int) -> Sequence[Content]:
        """Draw the name, and what is done with each claim."""
        name = one_line(row.name) + ("" if row.is_speaker else " (outlet)")
        if self._claims == 1:
            return [self._with_words(row.cells[0], name, width)]
        column = max(min(_COLUMN, (width - _COLUMN) // self._claims), 2)
        line = Content(fit(name, width - column * self._claims))
        for number, cell in enumerate(row.cells):
            count = f" {len(cell.utterances)}" if len(cell.utterances) > 1 else ""
            text = Content(fit(f"{_SHORT[cell.attitude]}{count}", column - 1))
            text = text.stylize(self._style(cell))
            if index == self.cursor and number == self.claim:
                text = text.stylize(self.part_style("matrix--chosen"))
            line = line + Content(" ") + text
        return [line]

    def _with_words(self, cell: Cell, name: str, width: int) -> Content:
        """Draw one claim with the first words."""
        who = min(_NAME, width // 3)
        attitude = cell.attitude.value + (" and more" if cell.is_mixed else "")
        rest = max(width - who - _ATTITUDE - 2, 0)
        words = one_line(cell.utterances[0].text) if cell.utterances else ""
        return (
            Content(f"{fit(name, who)} ")
            + Content(fit(attitude, _ATTITUDE)).stylize(self._style(cell))
            + Content(f" {fit(words, rest)}").stylize(self.part_style("virtual-list--dim"))
        )

    def _style(self, cell: Cell) -> Style:
        match cell.attitude:
            case Attitude.ASSERTS | Attitude.AGREES:
                part = "matrix--asserts"
            case Attitude.DENIES:
                part = "matrix--denies"
            case Attitude.SILENT:
                part = "virtual-list--dim"
            case _:
                part = "matrix--other"
        return self.part_style(part)
