"""The desk: what is pinned, put in order under headings, with judgements between."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Vertical
from textual.screen import ModalScreen

from idlib_tui.brief.desk_records import Entry, Heading, Judgement, Pin
from idlib_tui.brief.document import DeskDocument
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.desk import DESK
from idlib_tui.tui.dialogs.prompt import Prompt
from idlib_tui.tui.widgets.desk_list import DeskList
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from typing import TypeAlias

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from idlib_tui.brief import Desk

    Keep: TypeAlias = Callable[[Callable[[], str], Callable[[], None]], None]
    """Makes a change in a thread; then shows its sentence and calls what is to follow."""


class DeskScreen(ModalScreen[Pin | None]):
    """Shows and changes the desk. Dismissed with a pin to open at its words, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*DESK)
    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = "DeskList"

    entries = getters.query_one(DeskList)

    def __init__(self, desk: Desk, keep: Keep, name_of: Callable[[str], str]) -> None:
        """Keep what to show.

        Args:
            desk: The desk.
            keep: Makes the changes.
            name_of: Gives the name of an article by its id.
        """
        super().__init__()
        self._document = DeskDocument(desk)
        self._keep = keep
        self._name_of = name_of

    def compose(self) -> ComposeResult:
        """The entries, and the keys."""
        with Vertical(classes="dialog", id="desk") as dialog:
            dialog.border_title = "Desk"
            yield DeskList(self._name_of)
        yield KeyHints()

    def on_mount(self) -> None:
        """Show what is there."""
        self._show(None)

    def _show(self, entry: Entry | None) -> None:
        """Show the entries as they are now, the cursor on one of them or where it was."""
        if not self.is_attached:
            # Closed while the change was made.
            return
        rows = self._document.entries
        self.entries.show(ListSource(rows), keep_cursor=True)
        keys = [row.key for row in rows]
        if entry is not None and entry.key in keys:
            self.entries.cursor = keys.index(entry.key)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done with what is under the cursor."""
        if not self.is_mounted:
            return True
        if action in {"move", "change", "remove"}:
            return self.entries.current_row is not None
        if action == "undo":
            return self._document.desk.can_undo
        return super().check_action(action, parameters)

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        if isinstance(event.row, Pin):
            self.dismiss(event.row)

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()

    def action_open(self) -> None:
        """Open the pin under the cursor at its words."""
        self.entries.action_open()

    def action_close(self) -> None:
        """Close; every change is on disk."""
        self.dismiss(None)

    def action_move(self, steps: int) -> None:
        """Move the entry under the cursor."""
        entry = self.entries.current_row
        if entry is not None:
            self._change(lambda: self._document.move(entry, steps), entry)

    def action_heading(self) -> None:
        """Ask for a heading, and write it above the entry under the cursor."""
        place = self.entries.cursor or 0
        self._ask("Heading", "", lambda text: self._add(Heading(text), place))

    def action_judgement(self) -> None:
        """Ask for a judgement, and write it below the entry under the cursor."""
        cursor = self.entries.cursor
        place = None if cursor is None else cursor + 1
        self._ask("Judgement", "", lambda text: self._add(Judgement(text), place))

    def action_change(self) -> None:
        """Ask for other words."""
        entry = self.entries.current_row
        if isinstance(entry, Pin):
            self._ask("Note", entry.note, lambda text: self._set_note(entry, text))
        elif entry is not None:
            kind = type(entry).__name__
            self._ask(kind, entry.text, lambda text: self._rewrite(entry, text))

    def action_remove(self) -> None:
        """Take the entry under the cursor away."""
        entry = self.entries.current_row
        if entry is not None:
            self._change(lambda: self._document.remove(entry), None, "Removed; U takes it back.")

    def action_undo(self) -> None:
        """Take back the last change."""
        desk = self._document.desk
        self._keep(
            lambda: f"Undone: you had {done}." if (done := desk.undo()) else "",
            lambda: self._show(None),
        )

    def _ask(self, question: str, value: str, then: Callable[[str], None]) -> None:
        def answered(text: str | None) -> None:
            if text is not None and text.strip() != value:
                then(text.strip())

        self.app.push_screen(Prompt(question, value=value), answered)

    def _add(self, entry: Heading | Judgement, place: int | None) -> None:
        if entry.text:
            self._change(lambda: self._document.add(entry, place), entry)

    def _rewrite(self, entry: Heading | Judgement, text: str) -> None:
        self._change(lambda: self._document.rewrite(entry, text), type(entry)(text))

    def _set_note(self, pin: Pin, note: str) -> None:
        self._change(lambda: self._document.desk.set_note(pin, note), pin)

    def _change(self, change: Callable[[], None], entry: Entry | None, sentence: str = "") -> None:
        """Make a change; then show the desk with the cursor on an entry."""

        def work() -> str:
            change()
            return sentence

        self._keep(work, lambda: self._show(entry))
