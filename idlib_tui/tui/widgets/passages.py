"""Making the passages that pinning, noting and copying act on."""

from __future__ import annotations

from idlib_tui.tui.passage import Passage


def passage_of(kind: str, article: str, start: int, end: int, text: str) -> Passage:
    """Make a passage; ``kind`` is a value of ``PinKind``."""
    # The desk brings the YAML library along, which the first paint does not need.
    from idlib_tui.brief.desk import PinKind  # noqa: PLC0415

    return Passage(PinKind(kind), article, start, end, text)
