"""Keys of the desk, where what is pinned is put in order."""

from __future__ import annotations

from idlib_tui.tui.commands.command import Command, Group
from idlib_tui.tui.commands.dialogs import Close
from idlib_tui.tui.commands.moving import OpenUnderCursor


class _OnDesk(Command):
    group = Group.COLLECT
    scope = "the desk"


class MoveDown(_OnDesk):
    """Move the entry one place down; a heading moves with all that stands below it."""

    key = "J,shift+down"
    label = "Move down"
    action = "move(1)"
    hint = 80


class MoveUp(_OnDesk):
    """Move the entry one place up; a heading moves with all that stands below it."""

    key = "K,shift+up"
    label = "Move up"
    action = "move(-1)"
    hint = 79


class WriteHeading(_OnDesk):
    """Write a heading above the entry."""

    key = "h"
    label = "Heading"
    action = "heading"
    hint = 75


class WriteJudgement(_OnDesk):
    """Write a judgement of your own, a paragraph below the entry."""

    key = "o"
    label = "Judgement"
    action = "judgement"
    hint = 74


class ChangeEntry(_OnDesk):
    """Change the words of a heading or a judgement, or the note of a pin."""

    key = "c"
    label = "Change"
    action = "change"
    hint = 60


class RemoveEntry(_OnDesk):
    """Take the entry off the desk; what stands below a heading stays."""

    key = "x,delete"
    label = "Remove"
    action = "remove"
    hint = 55


class UndoOnDesk(_OnDesk):
    """Take back the last change of the desk."""

    key = "U"
    label = "Undo"
    action = "undo"
    hint = 50


ON_DESK = (
    MoveDown,
    MoveUp,
    WriteHeading,
    WriteJudgement,
    ChangeEntry,
    RemoveEntry,
    UndoOnDesk,
)
"""What only the desk has."""

DESK = (*ON_DESK, OpenUnderCursor, Close)
"""All keys of the desk but those that move the cursor."""
