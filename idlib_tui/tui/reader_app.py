"""What screens and controllers may ask of the app."""

from __future__ import annotations

from pathlib import Path

from idlib_tui.tui.settings import Settings
from idlib_tui.tui.survival import SurvivingApp


class ReaderApp(SurvivingApp):
    """The app without its screens."""

    settings: Settings

    def offer_download(self, path: Path) -> None:
        """Offer a file that was written to the browser; in a terminal the user has it already."""
        if self.is_web:
            self.deliver_binary(path)

    def name_terminal(self, story: str) -> None:
        """Show the story's name in the title of the terminal's window."""
        raise NotImplementedError

    def next_theme(self) -> None:
        """Take the next of the usual themes."""
        raise NotImplementedError

    def end_tour(self) -> None:
        """Remember that the tour was seen."""
        raise NotImplementedError

    def switch_archive(self, name: str | None = None) -> None:
        """Show an archive in place of the story, or the story again."""
        raise NotImplementedError

    def look_for_changes(self) -> None:
        """Look which files of the story have changed."""
        raise NotImplementedError

    def send_to_terminal_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard."""
        raise NotImplementedError
