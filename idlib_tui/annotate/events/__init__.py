"""Events: dated statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.annotate.events.discourse import date_triggers
from idlib_tui.annotate.events.statements import state_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.document import Document
    from idlib_tui.model import Event, Mention, Quote, Timex


def find_events(
    document: Document,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> tuple[Event, ...]:
    """Find the events of a document, in order of their triggers.

    Those with ``dated`` are the statements that a chronology shows; the others say when the
    remaining triggers of the text happened.
    """
    return tuple(state_events(document, date_triggers(document, timexes), mentions, quotes))
