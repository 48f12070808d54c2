"""A column of the main screen: a frame with the names of its panes above and their count below."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.style import Style

from idlib_tui.tui.panes import Pane


class Column(Vertical):
    """A framed column; the frame of the one that has the focus is lit."""

    def __init__(self, *panes: Pane, id: str, classes: str = "") -> None:  # noqa: A002 - Textual's
        super().__init__(id=id, classes=classes)
        self.panes = panes
        self._counted = ""
        self._only_edge = False
        self.border_title = self._names(panes[0])
        self._named = panes[0]

    def holds(self, shown: Collection[Pane]) -> bool:
        """Return whether one of some panes is in this column."""
        return any(pane in shown for pane in self.panes)

    def mark(self, shown: Pane, *, focused: bool) -> None:
        """Name the pane on show, and light the frame if it has the focus."""
        if shown is not self._named:
            self.border_title = self._names(shown)
            self._named = shown
        if focused != self.has_class("-focused"):
            # The frame alone: no rule for what is in it asks for this class.
            self.set_class(focused, "-focused", update=False)
            self.app.stylesheet.update_nodes([self])
            self.refresh()

    def count(self, text: str) -> None:
        """Write a few words into the lower edge, such as "21 of 146"."""
        if text != self._counted:
            self._counted = text
            self._only_edge = True
            self.border_subtitle = Content(text)
            self._only_edge = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Repaint; of a change in the lower edge that edge alone, not all that is in the column.

        A list changes it with every key.
        """
        if self._only_edge and not regions:
            left, below = -self.content_offset.x, self.size.height
            regions = (Region(left, below, self.outer_size.width, 1),)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _names(self, shown: Pane) -> Content:
        """Write the panes' names with the digit of each; a click goes to a pane."""
        return Content("  ").join(
            Content.styled(f"{pane.number} {pane.title}", "bold" if pane is shown else "").stylize(
                Style.from_meta({"@click": f"screen.command('show-{pane.value}')"})
            )
            for pane in self.panes
        )
