"""Keys of the screens that lie over the main one: help, pickers, prompts and the brief."""

from __future__ import annotations

from idlib_tui.tui.commands.command import Command, Group


class _InDialog(Command):
    group = Group.PROGRAM
    scope = "dialogs"


class Close(_InDialog):
    """Close without changing anything."""

    key = "escape,q"
    label = "Close"
    action = "close"
    hint = 95


class Cancel(_InDialog):
    """Leave without changing anything."""

    key = "escape"
    label = "Cancel"
    action = "cancel"
    hint = 95
    scope = "pickers and prompts"


class Accept(_InDialog):
    """Take what is written or chosen."""

    key = "enter"
    label = "Take it"
    action = "accept"
    hint = 96
    scope = "pickers and prompts"


class NextChoice(_InDialog):
    """Go to the next choice."""

    key = "down,ctrl+n"
    label = "Next"
    action = "next"
    hint = 50
    scope = "pickers and prompts"


class PreviousChoice(_InDialog):
    """Go to the choice before."""

    key = "up"
    label = "Previous"
    action = "previous"
    hint = 49
    scope = "pickers and prompts"


class ForgetChoice(_InDialog):
    """Forget the saved search under the cursor, or reject the suggestion there."""

    key = "ctrl+x"
    label = "Forget"
    action = "forget"
    hint = 40
    scope = "saved searches"


class WriteBrief(_InDialog):
    """Write the brief to the file named at the top."""

    key = "w,enter"
    label = "Write"
    action = "write"
    hint = 97
    scope = "the brief"


class CopyBrief(_InDialog):
    """Copy the brief's Markdown."""

    key = "y"
    label = "Copy"
    action = "copy"
    hint = 80
    scope = "the brief"


class WholeStory(_InDialog):
    """Switch between what is pinned, one page on the story, and that page with an appendix."""

    key = "a"
    label = "Pinned or all"
    action = "scope"
    hint = 70
    scope = "the brief"


class ChooseLayout(_InDialog):
    """Choose the layout of the brief: one page, a situation report, a chronology or another."""

    key = "t"
    label = "Layout"
    action = "layout"
    hint = 60
    scope = "the brief"


PICKER = (Accept, Cancel, NextChoice, PreviousChoice)
PROMPT = (Accept, Cancel)
BRIEF = (WriteBrief, CopyBrief, WholeStory, ChooseLayout, Close)
DIALOGS = (Accept, NextChoice, PreviousChoice, ForgetChoice, *BRIEF, Cancel)
"""Every command of the screens that lie over the main one."""
