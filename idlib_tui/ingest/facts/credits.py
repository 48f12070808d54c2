"""Credits of other contributors: "(Writing by A; Editing by B)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.ingest.lines import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

TAIL_LINES = 8
"""Lines at the end of a text that may contain credits."""
MAX_CHARS = 400

_WORK = (
    r"(?:reporting|writing|editing|compiled|written|edited|translated|translation|photographs?"
    r"|photos?|graphics?|research|fact-checking|(?:additional|more|further|other) [a-z-]{3,20})"
)
_CREDIT = re.compile(rf"[(\[]?{_WORK}(?: and [a-z]{{3,12}})? by [A-Z].*", re.IGNORECASE)
_CONTRIBUTED = re.compile(
    r"\(?(?:[A-Z][\w.’'-]+[ ,]{1,2}){1,20}(?:in [A-Z]\w+ )?contributed (?:reporting|to this)\b.*"
)


def read_credits(text: str) -> tuple[str, ...]:
    """Find the credit lines at the end of a text, without the brackets around them."""
    tail: Sequence[str] = [line.text for line in lines(text, max(0, len(text) - 4 * MAX_CHARS))]
    return tuple(
        line.strip("()[] ")
        for line in tail[-TAIL_LINES:]
        if len(line) <= MAX_CHARS and (_CREDIT.fullmatch(line) or _CONTRIBUTED.fullmatch(line))
    )
