"""What screens and controllers may ask of the app."""

from __future__ import annotations

from idlib_tui.tui.survival import SurvivingApp


class ReaderApp(SurvivingApp):
    """The app without its screens."""

    def next_theme(self) -> None:
        """Take the next of the usual themes."""
        raise NotImplementedError

    def send_to_terminal_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard."""
        raise NotImplementedError
