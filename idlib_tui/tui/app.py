"""The Textual app: settings, themes and keys. Everything on the screen is ``MainScreen``'s."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Any

from textual.app import App

from idlib_tui.tui.commands import COMMANDS
from idlib_tui.tui.screens.main import MainScreen
from idlib_tui.tui.settings import Settings, config_dir
from idlib_tui.tui.themes import DARK, OWN_THEMES, theme_after

if TYPE_CHECKING:
    from textual.events import AppFocus, Key
    from textual.screen import Screen
    from textual.theme import Theme

    from idlib_tui.workspace import Workspace


class IdlibApp(App[int]):
    """The reader of one workspace."""

    TITLE = "idlib-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # the main screen has a command for it, with a key of its own
    # Textual's own declaration is no plain ClassVar.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]  # noqa: RUF012

    def __init__(self, workspace: Workspace, notice: str | None, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.workspace = workspace
        for theme in OWN_THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if settings.theme in self.available_themes else DARK.name
        sentences = [notice or "", *settings.complaints]
        if settings.keymap:
            from idlib_tui.tui.keymap import checked  # noqa: PLC0415 - most users have none

            keymap, complaints = checked(settings.keymap, COMMANDS)
            self.set_keymap(keymap)
            sentences += complaints
        self.main = MainScreen(workspace, " ".join(filter(None, sentences)) or None)

    def on_mount(self) -> None:
        """Remember every change of theme, wherever it was made."""
        self.theme_changed_signal.subscribe(self, self._remember_theme)

    def get_default_screen(self) -> Screen[Any]:
        """The main screen is the first one: nothing is painted before it."""
        return self.main

    def next_theme(self) -> None:
        """Take the next of the usual themes."""
        self.theme = theme_after(self.theme)

    def send_to_terminal_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard (OSC 52)."""
        super().copy_to_clipboard(text)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a selection by every way there is, as ``y`` does."""
        if self.screen is self.main and self.main.furniture is not None:
            self.main.collecting.copy_text(text)
        else:
            super().copy_to_clipboard(text)

    def on_key(self, event: Key) -> None:
        """Save the letters typed right behind ``/``; the pane they were sent to let them pass."""
        if self.screen is self.main:
            self.main.search_bar.take_stray(event)

    def on_app_focus(self, event: AppFocus) -> None:
        """Look for changed files when the user comes back to the window."""
        del event
        self.main.look_for_changes()

    def _remember_theme(self, theme: Theme) -> None:
        if theme.name != self.settings.theme:
            self.settings = self.settings.with_theme(theme.name)


def run(workspace: Workspace, notice: str | None) -> int:
    """Open the reader and stay until it is left.

    Args:
        workspace: What to read.
        notice: A sentence to show at the start.

    Returns:
        The exit status.
    """
    app = IdlibApp(workspace, notice, Settings.load(config_dir()))
    # Closed once nothing runs any more, not even a thread.
    with closing(app.main):
        return app.run() or app.return_code or 0
