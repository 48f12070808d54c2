"""The program itself: help, palette, theme, reloading, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Command, Group, MainCommand

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class Theme(MainCommand):
    """Change the theme: dark, light, of high contrast, or the terminal's own colours."""

    key = "t"
    label = "Theme"
    group = Group.PROGRAM
    hint = 15

    @classmethod
    def run(cls, target: Target) -> None:
        """Take the next theme and remember it."""
        target.next_theme()


class Reload(MainCommand):
    """Look for new and changed files, and read them."""

    key = "ctrl+r"
    label = "Reload"
    group = Group.PROGRAM

    @classmethod
    def run(cls, target: Target) -> None:
        """Sync again."""
        target.opening.reload(asked=True)


class Palette(MainCommand):
    """Find a command, an article, an actor or a saved search by name."""

    key = "ctrl+p"
    label = "Palette"
    group = Group.PROGRAM
    hint = 25

    @classmethod
    def run(cls, target: Target) -> None:
        """Open the palette."""
        target.asking.palette()


class Help(MainCommand):
    """List the keys that work here and now."""

    key = "question_mark,f1"
    label = "Keys"
    group = Group.PROGRAM
    hint = 100

    @classmethod
    def run(cls, target: Target) -> None:
        """Open the help."""
        target.asking.help()


class Suspend(Command):
    """Go back to the shell for a while; `fg` there brings the reader back."""

    key = "ctrl+z"
    label = "Suspend"
    group = Group.PROGRAM
    action = "app.suspend_process"


class Quit(MainCommand):
    """Leave the program; everything is kept."""

    key = "q,ctrl+q"
    label = "Quit"
    group = Group.PROGRAM
    hint = 98

    @classmethod
    def run(cls, target: Target) -> None:
        """Leave."""
        target.leave()
