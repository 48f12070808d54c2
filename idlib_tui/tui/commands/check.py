"""Keys of the screen that shows what the check finds in a draft."""

from __future__ import annotations

from idlib_tui.tui.commands.command import Command, Group
from idlib_tui.tui.commands.dialogs import Close
from idlib_tui.tui.commands.moving import OpenUnderCursor


class _OnCheck(Command):
    group = Group.COLLECT
    scope = "the check of a draft"


class AcceptMend(_OnCheck):
    """Write what is proposed into the draft; nothing else ever changes it."""

    key = "m"
    label = "Mend"
    action = "mend"
    hint = 80


class UndoMend(_OnCheck):
    """Take the last mend back."""

    key = "U"
    label = "Undo"
    action = "undo"
    hint = 60


class AllFindings(_OnCheck):
    """List what agrees, too, or only the problems again."""

    key = "a"
    label = "All"
    action = "toggle_all"
    hint = 70


class CheckAgain(_OnCheck):
    """Read the draft again and check it."""

    key = "r"
    label = "Check again"
    action = "again"
    hint = 55


ON_CHECK = (AcceptMend, UndoMend, AllFindings, CheckAgain)
"""What only this screen has."""

CHECK = (*ON_CHECK, OpenUnderCursor, Close)
"""All keys of the screen but those that move the cursor."""
