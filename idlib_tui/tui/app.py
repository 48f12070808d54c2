"""The Textual app: settings, themes and keys. Everything on the screen is ``MainScreen``'s."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any, ClassVar

from textual.events import Event, Paste
from textual.widgets import Input

from idlib_tui.safe_text import one_line
from idlib_tui.settings_file import config_dir
from idlib_tui.tui.commands import COMMANDS, bindings
from idlib_tui.tui.commands.program import Suspend
from idlib_tui.tui.reader_app import ReaderApp
from idlib_tui.tui.screens.main import MainScreen
from idlib_tui.tui.screens.switching import Switching
from idlib_tui.tui.settings import LONGEST_COMPLAINT, MOST_COMPLAINTS, Settings
from idlib_tui.tui.survival import FAILED
from idlib_tui.tui.terminal.ascii import wants_ascii
from idlib_tui.tui.terminal.lines import LONGEST_PASTE, pasteable
from idlib_tui.tui.terminal.signals import ending
from idlib_tui.tui.themes import ANSI, DARK, OWN_THEMES, theme_after
from idlib_tui.tui.widgets.line_input import insert
from idlib_tui.tui.workers import settled
from idlib_tui.unexpected import displayable

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType
    from textual.driver import Driver
    from textual.events import AppFocus, Key
    from textual.screen import Screen
    from textual.theme import Theme

    from idlib_tui.errors import IdlibError
    from idlib_tui.workspace import Workspace

_NAMED = {"⏎": "enter", "↑": "up", "↓": "down", "←": "left", "→": "right"}

PATIENCE = 2.0
"""Seconds that work which nobody waits for any more has to stop when the reader is left."""


class IdlibApp(ReaderApp):
    """The reader of one workspace."""

    TITLE = "idlib-tui"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Suspend)
    ENABLE_COMMAND_PALETTE = False  # the main screen has a command for it, with a key of its own
    # Textual's own declaration is no plain ClassVar.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (150, "-wide")]  # noqa: RUF012

    def __init__(
        self,
        workspace: Workspace,
        notice: str | None,
        settings: Settings,
        *,
        plain: bool = False,
        archive: str | None = None,
    ) -> None:
        """Prepare.

        Args:
            workspace: The story.
            notice: A sentence to show at the start.
            settings: The reader's.
            plain: Whether to show one pane at a time, without frames, bars and plots.
            archive: The name of an archive to begin with; None for the story.
        """
        self._has_theme = False
        self.plain = plain
        if plain:
            self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow")]
        super().__init__()
        self.settings = settings
        self.workspace = workspace
        for theme in OWN_THEMES:
            self.register_theme(theme)
        few = self.console.color_system == "standard"
        usual = ANSI if few and not settings.theme else DARK.name
        self._begin_with(settings.theme if settings.theme in self.available_themes else usual)
        complaints = list(settings.complaints)
        if settings.theme and self.theme != settings.theme:
            complaints.append(f"There is no theme {settings.theme[:40]!r}; this is {DARK.name}.")
        if settings.keymap:
            from idlib_tui.tui.keymap import checked  # noqa: PLC0415 - most users have none

            keymap, wrong = checked(settings.keymap, COMMANDS)
            self.set_keymap(keymap)
            complaints += wrong
        more = len(complaints) - MOST_COMPLAINTS
        shown = [each[:LONGEST_COMPLAINT] for each in complaints[:MOST_COMPLAINTS]]
        shown += [f"{more} more settings are invalid."] if more > 0 else []
        self.main = MainScreen(workspace, " ".join(filter(None, [notice, *shown])) or None)
        self._switching = Switching(self, self.main)
        self._archive = archive

    def get_css_variables(self) -> dict[str, str]:
        """Get the colours of the theme; none before it is chosen, since nothing is styled yet."""
        return super().get_css_variables() if self._has_theme else {}

    def _begin_with(self, theme: str) -> None:
        """Take the first theme. A change of theme would read every style sheet a second time."""
        self.set_reactive(IdlibApp.theme, theme)
        self._has_theme = True
        dark = self.current_theme.dark
        classes = {f"-theme-{theme}": True, "-dark-mode": dark, "-light-mode": not dark}
        self.update_classes(classes, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_driver_class(self) -> type[Driver]:
        """Choose what reads and draws: our own on a terminal and in a browser."""
        chosen = super().get_driver_class()
        # Imported here: the first is not for Windows, the second is seldom needed.
        if chosen.__name__ == "LinuxDriver":
            from idlib_tui.tui.terminal.driver import ReaderDriver  # noqa: PLC0415

            return ReaderDriver
        if chosen.__name__ == "WebDriver":
            from idlib_tui.tui.terminal.browser import BrowserDriver  # noqa: PLC0415

            return BrowserDriver
        return chosen

    def get_key_display(self, binding: Binding) -> str:
        """Name a key, by a word where there is no sign for it."""
        shown = super().get_key_display(binding)
        return _NAMED.get(shown, shown) if self.plain or wants_ascii(os.environ) else shown

    def restore_terminal(self) -> None:
        """Give the terminal back at once, from any thread, where the app cannot end in order."""
        restore = getattr(self._driver, "restore", None)
        if restore is not None:
            restore()

    def show_failure(self, error: IdlibError) -> None:
        """Show a failure on whatever screen there is."""
        self.notify(one_line(str(error)), severity="error", markup=False)

    async def action_quit(self) -> None:
        """Leave; everything is kept."""
        self.exit(0)

    async def on_event(self, event: Event) -> None:
        """Make a paste fit for a line before any widget gets it."""
        if isinstance(event, Paste) and not event.is_forwarded:
            fitting, cut = pasteable(event.text)
            if cut:
                self.notify(f"Only the first {LONGEST_PASTE:,} characters were pasted.")
            event = Paste(fitting)
        await super().on_event(event)

    def on_mount(self) -> None:
        """Remember every change of theme, wherever it was made, and go to the archive asked for."""
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        if self._archive is not None:
            # Behind the first paint of the story, which is under it.
            self.call_after_refresh(self.switch_archive, self._archive)

    def get_default_screen(self) -> Screen[Any]:
        """The main screen is the first one: nothing is painted before it."""
        self.main.take_width(self.size.width)
        return self.main

    def name_terminal(self, story: str) -> None:
        """Show the story's name in the title of the terminal's window."""
        name = getattr(self._driver, "name_terminal", None)
        if name is not None:
            name(f"{story} - idlib-tui")

    def next_theme(self) -> None:
        """Take the next of the usual themes."""
        self.theme = theme_after(self.theme)

    def end_tour(self) -> None:
        """Remember that the tour was seen."""
        self.settings = self.settings.with_theme(self.settings.theme)

    def switch_archive(self, name: str | None = None) -> None:
        """Show an archive in place of the story, or the story again."""
        self._switching.switch(name)

    def look_for_changes(self) -> None:
        """Look which files of the story have changed."""
        self.main.look_for_changes()

    def send_to_terminal_clipboard(self, text: str) -> None:
        """Send a text to the terminal's clipboard (OSC 52)."""
        super().copy_to_clipboard(text)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text by every way there is, as ``y`` does."""
        if self.main.pane_widgets is not None:
            self.main.collecting.copy_text(text)
        else:
            super().copy_to_clipboard(text)

    def on_key(self, event: Key) -> None:
        """Take a key that nothing below took: a letter for an input line, or the key of a command.

        A command with nothing to act on says so.
        """
        if isinstance(self.focused, Input):
            if event.is_printable and event.character:
                event.prevent_default()
                insert(self.focused, event.character)
        elif isinstance(screen := self.screen, MainScreen):
            if screen.keep_key(event):
                event.prevent_default()
            else:
                screen.explain_key(event.key)

    def on_app_focus(self, event: AppFocus) -> None:
        """Look for changed files when the user comes back to the window."""
        del event
        self.look_for_changes()

    def _remember_theme(self, theme: Theme) -> None:
        if theme.name != self.settings.theme:
            self.settings = self.settings.with_theme(theme.name)


def run(
    workspace: Workspace, notice: str | None, *, plain: bool = False, archive: str | None = None
) -> int:
    """Open the reader and stay until it is left, by a key, a signal or a failure.

    Args:
        workspace: What to read.
        notice: A sentence to show at the start.
        plain: As for the app.
        archive: As for the app.

    Returns:
        The exit status: 0, 128 and the number of a signal, or 3 after a failure.
    """
    app = IdlibApp(workspace, notice, Settings.load(config_dir()), plain=plain, archive=archive)
    # Closed once nothing runs any more, not even a thread.
    with closing(app.main), ending(app, app.main.keep_place, app.restore_terminal):
        try:
            status = app.run()
        except Exception as error:  # noqa: BLE001 - reported once the terminal is restored
            app.fatal = displayable("program", error)
            status = None
        finally:
            app.restore_terminal()
    if status is None:
        # Nobody left it: its message loop broke down.
        status = FAILED
        last = app.failures[-1] if app.failures else RuntimeError("the message loop ended")
        app.fatal = app.fatal or displayable("program", last)
    if app.fatal is not None:
        sys.stderr.write(f"idlib-tui: {one_line(str(app.fatal))}\n")
    if not settled(PATIENCE):
        # Neither a thread nor a process that still reads articles keeps anybody waiting.
        sys.stderr.flush()
        os._exit(status)
    return status
