"""Quotations and their speakers."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.annotate.document import Document
from idlib_tui.model import Mention, Quote, Timex


def find_quotes(
    document: Document, timexes: Sequence[Timex] = ()
) -> tuple[tuple[Mention, ...], tuple[Quote, ...]]:
    """Find who is mentioned in a document and what each of them is quoted with, both in order."""
    return (), ()
