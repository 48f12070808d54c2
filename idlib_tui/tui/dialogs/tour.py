"""A page for the first start: what there is, and the keys to begin with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.screen import ModalScreen
from textual.widgets import Static

from idlib_tui.tui.commands import BY_ID
from idlib_tui.tui.keymap import split_keys

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from idlib_tui.tui.reader_app import ReaderApp

_STOPS = (
    ("show-sources", "what there is: newest first, unread bold"),
    ("show-article", "its quotes, names and dates marked"),
    ("show-chronology", "what happened when, over all articles"),
    ("show-quotes", "who said what"),
    ("show-figures", "numbers on which reports differ"),
    ("search", "all articles, as you type"),
    ("open-under-cursor", "the article, at the words meant"),
    ("peek", "the words in their paragraph"),
    ("pin", "the words under the cursor for the brief"),
    ("brief", "one page on the story, with citations"),
    ("help", "that work here and now"),
)
"""Commands by id, and what each is good for, behind its label."""


class Tour(ModalScreen[Key | None]):
    """Names the keys that one begins with; its result is the key that ended it, to be passed on."""

    CSS_PATH = "dialogs.tcss"

    def compose(self) -> ComposeResult:
        """A line for each key."""
        with Vertical(classes="dialog", id="tour") as dialog:
            dialog.border_title = "Welcome"
            dialog.border_subtitle = "any key begins"
            yield Static("Whatever you see stands in an article, one key away.\n", markup=False)
            yield Static(Content("\n").join(map(self._line, _STOPS)), markup=False)

    def on_key(self, event: Key) -> None:
        """End it with the key, unless that is one that only leaves things."""
        event.stop()
        event.prevent_default()
        leaves = event.key in {"escape", "space"}
        self.dismiss(None if leaves else Key(event.key, event.character))

    def on_click(self, event: Click) -> None:
        """End it."""
        event.stop()
        self.dismiss(None)

    def _line(self, stop: tuple[str, str]) -> Content:
        command = BY_ID[stop[0]]
        keys = cast("ReaderApp", self.app).settings.keymap.get(command.id(), command.key)
        first = replace(command.binding(), key=split_keys(keys)[0])
        key = self.app.get_key_display(first)
        return Content.assemble(
            (f"{key:>5}", "bold $text-accent"),
            "  ",
            (f"{command.label:<12}", "bold"),
            (stop[1], "$text-muted"),
        )
