"""Events: dated statements."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.document import Document
from idlib_tui.model import Event, Mention, Quote, Timex


def find_events(
    document: Document,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> tuple[Event, ...]:
    """Find the dated statements of a document, in order."""
    return ()
