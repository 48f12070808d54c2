"""A line that names the panes of a column, with the digit that goes to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style

from idlib_tui.tui.panes import Pane
from idlib_tui.tui.widgets.cells import cell_len, fit
from idlib_tui.tui.widgets.paragraphs import whole_words
from idlib_tui.tui.widgets.part_styles import PartStyles

_GAP = 2
"""Cells between the names and the note."""


class PaneTabs(PartStyles):
    """Names panes; those on show and the one with the focus stand out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "pane-tabs--number",
        "pane-tabs--shown",
        "pane-tabs--focused",
    }

    shown: reactive[frozenset[Pane]] = reactive(frozenset[Pane]())
    """The panes that can be seen."""

    focused_pane: reactive[Pane | None] = reactive[Pane | None](None)
    """The pane that has the focus."""

    note: reactive[str] = reactive("")
    """A few words at the end of the line, where a narrow screen has no frame to write them into."""

    @dataclass
    class Chosen(Message):
        """A pane's name was clicked."""

        pane: Pane

    def __init__(self, *panes: Pane, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.panes = panes

    def render(self) -> Content:
        """Draw the names in a row and the note; where they do not fit, only the focused name."""
        tabs = Content("   ").join(self._tab(pane) for pane in self.panes)
        width = self.content_size.width
        if tabs.cell_length + (_GAP + cell_len(self.note) if self.note else 0) > width:
            tabs = Content("  ").join(
                self._tab(pane, named=pane is self.focused_pane) for pane in self.panes
            )
        room = max(width - tabs.cell_length - _GAP, 0)
        note = fit(whole_words(self.note, room), room, right=True)
        return tabs + Content(" " * _GAP + note).stylize(self.part_style("pane-tabs--number"))

    def _tab(self, pane: Pane, *, named: bool = True) -> Content:
        style = Style()
        if pane in self.shown:
            style += self.part_style("pane-tabs--shown")
        if pane is self.focused_pane:
            style += self.part_style("pane-tabs--focused")
        number = self.part_style("pane-tabs--number")
        tab = Content.styled(str(pane.number), number)
        if named:
            tab = Content.assemble(tab, " ", (pane.title, style))
        return tab.stylize(Style.from_meta({"pane": pane.value}))

    def on_click(self, event: events.Click) -> None:
        """Ask for the pane that was clicked."""
        if (name := event.style.meta.get("pane")) is not None:
            event.stop()
            self.post_message(self.Chosen(Pane(name)))
