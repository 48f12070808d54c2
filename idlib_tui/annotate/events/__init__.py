"""Events: dated statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.events.discourse import date_triggers
from idlib_tui.annotate.events.statements import state_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.text.document import Document
    from idlib_tui.model import Event, Mention, Quote, Timex


def find_events(
    document: Document,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    *,
    undated: bool = False,
) -> tuple[Event, ...]:
    """Find the events of a document, in order of their triggers.

    Args:
        document: The text.
        timexes: Its time expressions.
        mentions: Its mentions, whose names the events get.
        quotes: Its quotes: text in quotation marks is an entry only if it states its time.
        undated: Whether to include the other triggers of the text, with ``dated`` false; the
            chronology omits them.
    """
    read = date_triggers(document, timexes)
    return tuple(state_events(document, read, mentions, quotes, undated=undated))
