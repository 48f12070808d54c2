"""Keeping what is found: pins, notes, copies, the brief and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand

if TYPE_CHECKING:
    from idlib_tui.tui.screens.main import MainScreen


class _OnPassage(MainCommand):
    """A command about the words under the cursor."""

    group = Group.COLLECT

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        """Only with words of an article under the cursor."""
        return screen.desk is not None and screen.collecting.passage() is not None


class Pin(_OnPassage):
    """Pin what is under the cursor for the brief, or unpin it."""

    key = "p"
    label = "Pin"
    hint = 80

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        """Pin or unpin."""
        screen.collecting.toggle_pin()


class Note(_OnPassage):
    """Write a note on what is under the cursor; it goes into the brief with the pin."""

    key = "c"
    label = "Note"
    hint = 30

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        """Ask for the note."""
        screen.asking.note()


class Undo(MainCommand):
    """Take back your last pin, note, read mark or saved search; again for the one before."""

    key = "U"
    label = "Undo"
    group = Group.COLLECT
    hint = 35

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        """Only once something was changed."""
        return screen.desk is not None and screen.desk.can_undo

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        """Take it back."""
        screen.collecting.undo()


class Copy(_OnPassage):
    """Copy what is under the cursor, with its citation."""

    key = "y"
    label = "Copy"
    hint = 65

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        """Copy the words and where they stand."""
        screen.collecting.copy(citation=True)


class CopyWords(_OnPassage):
    """Copy what is under the cursor, the words alone."""

    key = "Y"
    label = "Copy words"

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        """Copy the words."""
        screen.collecting.copy(citation=False)


class Brief(MainCommand):
    """Preview the brief, and write it."""

    key = "e"
    label = "Brief"
    group = Group.COLLECT
    hint = 70

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        """Only with articles to write about."""
        return screen.desk is not None and screen.has_articles

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        """Open the preview."""
        screen.asking.brief()


class Export(MainCommand):
    """Export the chronology as listed, for a spreadsheet, a calendar or the web."""

    key = "x"
    label = "Export"
    group = Group.COLLECT

    @classmethod
    def available(cls, screen: MainScreen) -> bool:
        """Only with articles to export from."""
        return screen.has_articles

    @classmethod
    def run(cls, screen: MainScreen) -> None:
        """Ask for the format."""
        screen.asking.export()
