"""Keys of the screen that shows who claims what."""

from __future__ import annotations

from idlib_tui.tui.commands.command import Command, Group
from idlib_tui.tui.commands.dialogs import Close
from idlib_tui.tui.commands.moving import OpenUnderCursor


class _OnClaims(Command):
    group = Group.COLLECT
    scope = "who claims what"


class NextClaim(_OnClaims):
    """Go to the next claim of the row."""

    key = "l,right"
    label = "Next claim"
    action = "step_claim(1)"
    hint = 70


class PreviousClaim(_OnClaims):
    """Go to the claim before in the row."""

    key = "h,left"
    label = "Previous"
    action = "step_claim(-1)"


class NextWords(_OnClaims):
    """Go to the next words of the same actor on the same claim."""

    key = "full_stop"
    label = "Next words"
    action = "step_words(1)"
    hint = 60


class PreviousWords(_OnClaims):
    """Go to the words before, of the same actor on the same claim."""

    key = "comma"
    label = "Previous words"
    action = "step_words(-1)"


ON_CLAIMS = (NextClaim, PreviousClaim, NextWords, PreviousWords)
"""What only this screen has."""

CLAIMS = (*ON_CLAIMS, OpenUnderCursor, Close)
"""All keys of the screen but those that move the cursor."""
