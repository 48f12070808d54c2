"""Something to look at until any key is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

if TYPE_CHECKING:
    from textual.events import Click, Key

CLOSES = "any key closes"


class Glance(ModalScreen[None]):
    """A screen over the main one that any key ends, and any click."""

    CSS_PATH = "dialogs.tcss"

    def on_key(self, event: Key) -> None:
        """End it; the key does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """End it."""
        event.stop()
        self.dismiss(None)
