"""One chronology over all articles: reports of the same event become one entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from idlib_tui.model import Entry, Event


def block_key(event: Event) -> str:
    """Name the block an event belongs to. Only events of one block are ever merged."""
    return event.value


def merge_block(events: Sequence[tuple[str, date | None, Event]]) -> list[Entry]:
    """Merge the events of one block into entries.

    Args:
        events: (article id, the article's publication day, event), in any order.

    Returns:
        Entries in order of ``first``, then most important first; the same for any order given.
    """
    return []
