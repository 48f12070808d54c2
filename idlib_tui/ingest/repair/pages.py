"""Remains of printed pages in a text: running heads, page numbers, page breaks."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.lines import Line, lines
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.ingest.draft import Draft

EDGE_LINES = 3
"""Lines at the top and the foot of a page that may be running heads."""
MAX_HEAD_CHARS = 120

_NUMBER = re.compile(
    r"[-–—\[(| ]*(?:page |p\. ?|seite |s\. ?)?\d{1,4}(?: ?(?:of|/|von|de) ?\d{1,4})?[-–—\])| ]*"
    r"|[-–— ]*[ivxl]{1,7}[-–— ]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?:;…][”\"’')\]]{0,2}\Z")


def remove_page_furniture(draft: Draft) -> str | None:
    """Remove running heads and page numbers, and join paragraphs that a page break split.

    Pages are separated by form feeds; a text without them is left alone.

    Returns:
        The first running head, which may contain the outlet and the date; None if there is none.
    """
    if "\f" not in draft.text:
        return None
    pages = list(_pages(draft.text))
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_shape(line.text) for line in _edges(page)})
    first: str | None = None
    edits: list[Edit] = []
    for page in pages:
        for line in _edges(page):
            shape = _shape(line.text)
            if counts[shape] > 1 and not _NUMBER.fullmatch(line.text) and first is None:
                first = line.text
            if counts[shape] > 1 or _NUMBER.fullmatch(line.text):
                edits.append(Edit(line.start, line.end, "", RepairKind.PAGE))
    draft.apply(edits)
    draft.apply(_joined_pages(draft.text))
    return first


def page_starts(draft: Draft) -> tuple[int, ...]:
    """Return the offsets at which the pages of the source begin in the text as it is now.

    Returns:
        One for each page; none if the source has no form feeds.
    """
    breaks = sorted(
        (
            *(repair.end for repair in draft.repairs for _ in range(repair.was.count("\f"))),
            *(match.end() for match in re.finditer("\f", draft.text)),
        )
    )
    return (0, *breaks) if breaks else ()


def _pages(text: str) -> Iterator[list[Line]]:
    start = 0
    for match in re.finditer(r"\f|\Z", text):
        yield [
            Line(start + line.start, start + line.end, line.text)
            for line in lines(text[start : match.start()])
        ]
        start = match.end()


def _edges(page: Sequence[Line]) -> list[Line]:
    """Return the lines at both ends of a page that are short enough for a running head."""
    edges = page if len(page) <= 2 * EDGE_LINES else [*page[:EDGE_LINES], *page[-EDGE_LINES:]]
    return [line for line in edges if len(line.text) <= MAX_HEAD_CHARS]


def _shape(text: str) -> str:
    """Return a line without what changes from page to page: its numbers and spaces."""
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def _joined_pages(text: str) -> Iterator[Edit]:
    """Convert a page break to a space within a sentence, else to the end of a paragraph."""
    for match in re.finditer(r"\s*\f\s*", text):
        before, after = text[: match.start()][-3:], text[match.end() : match.end() + 1]
        inside = before and after and not _ENDED.search(before)
        goes_on = inside and (after.islower() or after.isdigit() or before[-1] in ",-")
        yield Edit(match.start(), match.end(), "\n" if goes_on else "\n\n", RepairKind.PAGE)
