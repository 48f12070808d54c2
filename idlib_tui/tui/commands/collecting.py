"""Keeping what is found: pins, notes, copies, the brief and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.tui.commands.command import Group, MainCommand
from idlib_tui.tui.commands.conditions import OnPassage, OnStory

if TYPE_CHECKING:
    from idlib_tui.tui.commands.target import Target


class Pin(OnPassage):
    """Pin what is under the cursor for the brief, or unpin it."""

    key = "p"
    label = "Pin"
    hint = 80

    @classmethod
    def run(cls, target: Target) -> None:
        """Pin or unpin."""
        target.collecting.toggle_pin()


class Peek(OnPassage):
    """Look at what is under the cursor in its paragraph; any key comes back."""

    key = "semicolon"
    label = "Peek"
    group = Group.READ
    hint = 68

    @classmethod
    def run(cls, target: Target) -> None:
        """Show the paragraph."""
        target.asking.peek()


class Note(OnPassage):
    """Write a note on what is under the cursor; it goes into the brief with the pin."""

    key = "c"
    label = "Note"
    hint = 30

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask for the note."""
        target.asking.note()


class Pins(MainCommand):
    """Show the desk: put what is pinned in order, write headings and judgements, open a pin."""

    when = "nothing is pinned yet."
    key = "P"
    label = "Desk"
    group = Group.COLLECT

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only once something is there."""
        return target.desk is not None and bool(target.desk.content().entries)

    @classmethod
    def run(cls, target: Target) -> None:
        """Open the desk."""
        target.asking.pins()


class Correct(MainCommand):
    """Correct who said a quote, who somebody is, when something happened, or whether it did."""

    when = "go to a quote or to an entry of the chronology first."
    key = "X"
    label = "Correct"
    group = Group.COLLECT
    hint = 33

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with a quote or an entry under the cursor."""
        return target.desk is not None and target.can_correct

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask what is wrong."""
        target.asking.correct()


class SameActors(OnStory):
    """List actors who may be one, to join them or to keep them apart for good."""

    key = "M"
    label = "Same actors"

    @classmethod
    def run(cls, target: Target) -> None:
        """List them."""
        target.asking.merges()


class Undo(MainCommand):
    """Take back your last pin, note, mark, tag, search or correction; again for the one before."""

    when = "you have changed nothing yet."
    key = "U"
    label = "Undo"
    group = Group.COLLECT
    hint = 35

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only once something was changed."""
        return target.desk is not None and target.desk.can_undo

    @classmethod
    def run(cls, target: Target) -> None:
        """Take it back."""
        target.collecting.undo()


class Copy(OnPassage):
    """Copy what is under the cursor, with its citation."""

    key = "y"
    label = "Copy"
    hint = 65

    @classmethod
    def run(cls, target: Target) -> None:
        """Copy the words and where they stand."""
        target.collecting.copy(citation=True)


class CopyWords(OnPassage):
    """Copy what is under the cursor, the words alone."""

    key = "Y"
    label = "Copy words"

    @classmethod
    def run(cls, target: Target) -> None:
        """Copy the words."""
        target.collecting.copy(citation=False)


class Brief(OnStory):
    """Preview the brief, and write it."""

    key = "e"
    label = "Brief"
    hint = 70

    @classmethod
    def run(cls, target: Target) -> None:
        """Open the preview."""
        target.asking.brief()


class CheckDraft(OnStory):
    """Check a draft against the articles: quotations, speakers, dates, figures; mend it."""

    key = "E"
    label = "Check"

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask which draft."""
        target.asking.check()


class Since(OnStory):
    """List what is new since a day or a brief, and open one of the changes."""

    key = "S"
    label = "What is new"

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask since when."""
        target.asking.since()


class Export(MainCommand):
    """Export the chronology as listed, for a spreadsheet, a calendar or the web."""

    when = "there are no articles yet."
    key = "x"
    label = "Export"
    group = Group.COLLECT

    @classmethod
    def available(cls, target: Target) -> bool:
        """Only with articles to export from."""
        return target.has_articles

    @classmethod
    def run(cls, target: Target) -> None:
        """Ask for the format."""
        target.asking.export()
