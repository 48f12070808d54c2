"""The word lists in ``ingest/data``."""

from __future__ import annotations

from idlib_tui import word_lists


def entries(name: str) -> tuple[str, ...]:
    """Read ``data/<name>.txt``, one entry per line."""
    return word_lists.lines("idlib_tui.ingest", name)
