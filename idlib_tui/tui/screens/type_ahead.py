"""Keys that come before the articles are open: they are kept, and carried out in turn then."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.events import Key

from idlib_tui.tui.commands import MAIN_COMMANDS, MainCommand
from idlib_tui.tui.commands.program import Quit
from idlib_tui.tui.keymap import split_keys

if TYPE_CHECKING:
    from idlib_tui.tui.reader_app import ReaderApp

MOST_KEYS = 100
"""Keys that are kept at most; nobody types more without looking."""


class TypeAhead:
    """What was typed too early."""

    def __init__(self, keymap: Mapping[str, str]) -> None:
        self._kept: list[Key] = []
        self._commands = {
            key: command
            for command in MAIN_COMMANDS
            for key in split_keys(keymap.get(command.id(), command.key))
        }

    def keep(self, event: Key, applies: Callable[[type[MainCommand]], bool]) -> bool:
        """Keep a key whose command does not apply yet, and each one that comes behind it.

        Args:
            event: The key.
            applies: Tells whether a command can be carried out already.

        Returns:
            Whether it was kept.
        """
        command = self._commands.get(event.key)
        if len(self._kept) >= MOST_KEYS or (command is Quit and applies(command)):
            return False
        if not self._kept and (command is None or applies(command)):
            return False
        self._kept.append(event)
        return True

    def give_back(self, app: ReaderApp) -> None:
        """Type all that was kept."""
        kept, self._kept = self._kept, []

        def type_again() -> None:
            for event in kept:
                app.post_message(Key(event.key, event.character))

        # By the app itself: what a screen sends rises no higher than to that screen.
        app.call_later(type_again)
