"""The entries of the desk as rows: pins below the user's headings, judgements between them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from textual.content import Content

from idlib_tui.brief.desk_records import Entry, Heading, Judgement
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import cell_len, fit
from idlib_tui.tui.widgets.virtual_list import VirtualList

_INDENT = "  "


class DeskList(VirtualList[Entry]):
    """Draws an entry on a line, with the article of a pin, and its note, at the end."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        """Keep how articles are called.

        Args:
            name_of: Gives the name of an article by its id.
        """
        super().__init__(empty="Nothing is on the desk: press p on what matters, in any pane.")
        self._name_of = name_of

    def row_key(self, row: Entry) -> Hashable:
        """An entry is known by what it says, whatever its note."""
        return row.key

    def render_row(self, row: Entry, index: int, width: int) -> Sequence[Content]:
        """Draw a heading in its own type, all else indented below it."""
        del index
        dim = self.part_style("virtual-list--dim")
        if isinstance(row, Heading):
            heading = Content(fit(one_line(row.text), width))
            return [heading.stylize(self.part_style("virtual-list--heading"))]
        if isinstance(row, Judgement):
            label = f"{_INDENT}Judgement: "
            words = fit(one_line(row.text), max(width - cell_len(label), 0))
            return [Content(label).stylize(dim) + Content(words)]
        note = f"  ✎ {one_line(row.note)}" if row.note else ""
        where = f"{one_line(self._name_of(row.article))}{note}"
        room = max(width - cell_len(where) - 2, width * 2 // 3)
        words = fit(_INDENT + (one_line(row.text) or "The whole article"), room)
        return [Content(words) + Content(fit(f"  {where}", width - room)).stylize(dim)]
