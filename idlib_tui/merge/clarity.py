"""Which statements can be understood where they stand alone, as in a list."""

from __future__ import annotations

import re

from idlib_tui.annotate.text.wordlists import words

_FIRST = re.compile(r"\W*(\w+)")
_QUOTED = "\"'“‘«`"


def opens_clearly(text: str) -> bool:
    """Check that a text begins neither amid a sentence nor with speech, a label or a reference."""
    first = _FIRST.match(text)
    if first is None or text[:1] in _QUOTED or text.startswith(":", first.end()):
        return False
    word = first.group(1)
    return not word[0].islower() and word.lower() not in words("event_words", "unclear")
