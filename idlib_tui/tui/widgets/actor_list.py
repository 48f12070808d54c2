"""The actors of the quotes pane: who speaks, and how often."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.content import Content

from idlib_tui.model import ActorSummary
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import cell_len, fit
from idlib_tui.tui.widgets.paragraphs import whole_words
from idlib_tui.tui.widgets.virtual_list import VirtualList

_NAME = 26
"""Columns for the name where a role stands beside it."""
_ROLE = 20
"""Columns that a role must have to be worth showing."""


def everyone(quotes: int) -> ActorSummary:
    """Make the row that stands for all actors together; it has no name."""
    return ActorSummary("", (), (), quotes, 0, 0, from_story=False)


class ActorList(VirtualList[ActorSummary]):
    """Lists "everyone" first, then the actors, with those of the story marked.

    It never has the focus: the keys for the next actor and the mouse choose, so that the quotes
    beside it keep the cursor keys.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"actors--story"}

    DEFAULT_CSS = """
    ActorList > .actors--story { text-style: bold; }
    """

    can_focus = False

    compared: str | None = None
    """The actor whose quotes stand beside the chosen one's."""

    def row_key(self, row: ActorSummary) -> Hashable:
        """An actor is known by the name."""
        return row.name

    def render_row(self, row: ActorSummary, index: int, width: int) -> Sequence[Content]:
        """Draw the name, a role where there is room, and how many quotes there are."""
        del index
        count = f" {row.quotes:,}"
        room = width - len(count)
        dim = self.part_style("virtual-list--dim")
        mark = "‖ " if row.name and row.name == self.compared else ""
        name = mark + one_line(row.name or "Everyone")
        named = max(_NAME, cell_len(name) + 1) if room >= _NAME + _ROLE else room
        named = min(named, room)
        line = Content(fit(whole_words(name, named), named))
        if row.from_story:
            line = line.stylize(self.part_style("actors--story"))
        role = one_line(row.roles[0]) if row.roles else ""
        role = fit(f" {whole_words(role, room - named - 1)}", room - named)
        return [line + Content(role + count).stylize(dim)]
