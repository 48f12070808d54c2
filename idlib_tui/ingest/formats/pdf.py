"""PDF: lines by their position on the page, paragraphs by the gaps between them."""

from __future__ import annotations

import re
import threading
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from idlib_tui.ingest.facts.days import find_day
from idlib_tui.ingest.formats.limits import Deadline
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

MAX_PAGES = 1_000
MAX_PAGE_CHARS = 200_000
PARAGRAPH_GAP = 1.6
"""A line distance of this many usual ones begins a paragraph."""
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
# PDFium is not thread-safe.
_LOCK = threading.Lock()


class _Row(NamedTuple):
    """A line of a page; ``top`` and ``bottom`` in points above its foot."""

    text: str
    left: float
    top: float
    bottom: float


def read_pdf(data: bytes) -> Iterator[RawArticle]:
    """Read a PDF document as one article, with form feeds between its pages."""
    # A late import: it takes 40 ms.
    import pypdfium2  # noqa: PLC0415

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            secret = "password" in str(error).lower()
            reason = "It is protected by a password." if secret else "The document is damaged."
            raise FormatError(reason) from error
        try:
            pages = list(_pages(document, Deadline()))
            facts = document.get_metadata_dict()
        except pypdfium2.PdfiumError as error:
            raise FormatError("The document is damaged.") from error
        finally:
            document.close()
    text = "\f".join(pages)
    if not text.strip():
        raise FormatError("It contains no text, only images of pages.")
    title = " ".join(facts.get("Title", "").split())
    # Programs often write file or template names there; a real title is on the first page.
    shown = title and title.casefold() in " ".join(pages[0].split()).casefold()
    yield RawArticle(text, title=title if shown else None, made=_day(facts.get("CreationDate", "")))


def _pages(document: Any, deadline: Deadline) -> Iterator[str]:
    for number in range(min(len(document), MAX_PAGES)):
        deadline.check()
        page = document[number]
        textpage = page.get_textpage()
        try:
            yield _paragraphs(list(_rows(textpage)))
        finally:
            textpage.close()
            page.close()


def _rows(textpage: Any) -> Iterator[_Row]:
    """Read the lines of a page: neighbouring text boxes at the same height."""
    row: list[tuple[str, float, float, float, float]] = []
    for left, bottom, right, top, text in _boxes(textpage):
        if row:
            *_, last_right, last_bottom, last_top = row[-1]
            middle = (top + bottom) / 2
            if not (last_bottom <= middle <= last_top and left >= last_right - 3):
                yield _joined(row)
                row = []
        row.append((text, left, right, bottom, top))
    if row:
        yield _joined(row)


def _boxes(textpage: Any) -> Iterator[tuple[float, float, float, float, str]]:
    for index in range(min(textpage.count_rects(), 20_000)):
        left, bottom, right, top = textpage.get_rect(index)
        text = textpage.get_text_bounded(left - 0.5, bottom, right + 0.5, top)
        text = " ".join(text.replace("\ufffe", "-").split())
        if text:
            yield left, bottom, right, top, text


def _joined(row: Sequence[tuple[str, float, float, float, float]]) -> _Row:
    text = row[0][0]
    for (_, _, right, _, _), (after, left, _, bottom, top) in pairwise(row):
        # The letters of a word may be in several boxes; a wide gap separates table columns.
        gap = left - right
        size = max(top - bottom, 1.0)
        text += ("   " if gap > 2 * size else " " if gap > 0.12 * size else "") + after
    return _Row(text, row[0][1], max(cell[4] for cell in row), min(cell[3] for cell in row))


def _paragraphs(rows: Sequence[_Row]) -> str:
    steps = [
        above.bottom - below.bottom
        for above, below in pairwise(rows)
        if 0 < above.bottom - below.bottom < 100
    ]
    usual = median(steps) if steps else 12.0
    # Titles have line distances of their own: the usual one is that of most lines.
    lines: list[str] = []
    for number, row in enumerate(rows):
        if number:
            step = rows[number - 1].bottom - row.bottom
            size = rows[number - 1].top - rows[number - 1].bottom
            other = abs(size - (row.top - row.bottom)) > 0.35 * size
            # Upwards means the next column.
            lines.append("\n\n" if step > PARAGRAPH_GAP * usual or (other and step > 0) else "\n")
        lines.append(row.text)
    return "".join(lines)[:MAX_PAGE_CHARS]


def _day(written: str) -> date | None:
    match = _MADE.match(written)
    found = find_day("-".join(match.groups())) if match else None
    return found[0] if found else None
