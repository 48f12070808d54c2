"""Figures: quantities about a topic."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.document import Document
from idlib_tui.model import Figure, Mention, Quote, Timex


def find_figures(
    document: Document,
    timexes: Sequence[Timex],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> tuple[Figure, ...]:
    """Find the quantities of a document and what they count, in order."""
    return ()
