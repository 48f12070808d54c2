"""Moving the cursor in any long pane: lists and the article alike.

A widget that scrolls takes ``BINDINGS = bindings(*MOVING)`` and has the action methods named here.
"""

from __future__ import annotations

from idlib_tui.tui.commands.command import Command, Group


class _Moving(Command):
    group = Group.MOVE
    scope = "lists and the article"


class CursorDown(_Moving):
    """Move to the next row or paragraph."""

    key = "j,down"
    label = "Down"
    action = "cursor_down"


class CursorUp(_Moving):
    """Move to the row or paragraph before."""

    key = "k,up"
    label = "Up"
    action = "cursor_up"


class PageDown(_Moving):
    """Move a page on."""

    key = "space,pagedown,ctrl+f"
    label = "Page down"
    action = "page_down"


class PageUp(_Moving):
    """Move a page back."""

    key = "b,pageup,ctrl+b"
    label = "Page up"
    action = "page_up"


class HalfPageDown(_Moving):
    """Move half a page on."""

    key = "ctrl+d"
    label = "Half page down"
    action = "half_page_down"


class HalfPageUp(_Moving):
    """Move half a page back."""

    key = "ctrl+u"
    label = "Half page up"
    action = "half_page_up"


class ToTop(_Moving):
    """Go to the beginning."""

    key = "g,home"
    label = "Top"
    action = "cursor_top"


class ToBottom(_Moving):
    """Go to the end."""

    key = "G,end"
    label = "Bottom"
    action = "cursor_bottom"


class OpenUnderCursor(_Moving):
    """Open what is under the cursor: the article, at the words meant."""

    key = "enter"
    label = "Open"
    action = "open"
    hint = 90
    scope = "lists"


class NextGroup(_Moving):
    """Go to the first row under the next heading."""

    key = "right_curly_bracket"
    label = "Next group"
    action = "next_group"
    scope = "lists with headings"


class PreviousGroup(_Moving):
    """Go to the first row under this heading, or under the one before."""

    key = "left_curly_bracket"
    label = "Previous group"
    action = "previous_group"
    scope = "lists with headings"


GROUPS = (NextGroup, PreviousGroup)
"""For lists with headings."""

MOVING = (
    CursorDown,
    CursorUp,
    PageDown,
    PageUp,
    HalfPageDown,
    HalfPageUp,
    ToTop,
    ToBottom,
)
"""For everything that scrolls."""
