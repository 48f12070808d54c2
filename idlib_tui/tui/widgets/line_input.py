"""An input line that takes its letters in turn with the keys that leave it."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Input


class LineInput(Input):
    """A line to type into.

    Textual's input inserts a letter as soon as it comes, while Enter and Escape first go up to the
    app to find what they are bound to. A letter that is typed right behind Enter would so get into
    the line that Enter leaves. Here letters go up, too, and the app gives each to the line that has
    the focus then, by ``insert``.
    """

    async def _on_key(self, event: Key) -> None:
        event.prevent_default()


def insert(line: Input, letter: str) -> None:
    """Insert a letter at the cursor of a line, or put it in place of what is selected there."""
    if line.selection.is_empty:
        line.insert_text_at_cursor(letter)
    else:
        line.replace(letter, *line.selection)
