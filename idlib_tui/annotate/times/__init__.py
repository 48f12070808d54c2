"""Time expressions: found as typed under-specified values, then resolved in text order."""

from __future__ import annotations

from idlib_tui.annotate.document import Document
from idlib_tui.model import Timex


def find_timexes(document: Document) -> tuple[Timex, ...]:
    """Find and resolve the time expressions of a document, in order."""
    return ()
