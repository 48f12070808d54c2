"""How long a line may get that is typed or pasted into, and what a paste becomes in it."""

from __future__ import annotations

from idlib_tui.safe_text import one_line

LONGEST_PASTE = 4_000
"""Characters of a paste that a line takes; longer texts are cut, and it is said."""

LONGEST_LINE = 10_000
"""Characters that a line holds; every keystroke draws all of it."""


def pasteable(text: str) -> tuple[str, bool]:
    """Put a pasted text on one line that a terminal cannot obey.

    Returns:
        The line, and whether something had to be left out.
    """
    # Cut before it is cleaned: a paste may have any size.
    line = one_line(text[: LONGEST_PASTE * 2])
    return line[:LONGEST_PASTE], len(line) > LONGEST_PASTE or len(text) > LONGEST_PASTE * 2
