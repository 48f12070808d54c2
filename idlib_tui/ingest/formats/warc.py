"""WARC: web archives."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from idlib_tui.ingest.formats.html import read_page
from idlib_tui.ingest.formats.limits import (
    MAX_ARTICLES,
    MAX_PAGE_BYTES,
    MAX_UNPACKED_BYTES,
    Deadline,
)
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_RECORDS = 200_000


def read_warc(data: bytes) -> Iterator[RawArticle]:
    """Read the pages of a web archive, each as an article; other records are ignored."""
    # A late import: it takes 30 ms.
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    deadline = Deadline()
    unpacked = found = 0
    try:
        for number, record in enumerate(ArchiveIterator(BytesIO(data)), 1):
            deadline.check()
            if number > MAX_RECORDS or found >= MAX_ARTICLES:
                return
            http = record.http_headers
            kind = (http.get_header("Content-Type") or "") if http else ""
            if record.rec_type != "response" or "html" not in kind.lower():
                continue
            if http.get_statuscode() not in {"200", "203", "206"}:
                continue
            page = record.content_stream().read(MAX_PAGE_BYTES + 1)
            unpacked += len(page)
            if unpacked > 5 * MAX_UNPACKED_BYTES:
                raise FormatError("It would be too large when unpacked.")
            address = record.rec_headers.get_header("WARC-Target-URI")
            charset = kind.partition("charset=")[2].strip("\"' ;") or None
            try:
                article = read_page(page, address, charset)
            except FormatError:
                continue
            found += 1
            yield _placed(article, number)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        raise FormatError("The archive is damaged.") from error
    if not found:
        raise FormatError("There are no pages in the archive.")


def _placed(article: RawArticle, number: int) -> RawArticle:
    from dataclasses import replace  # noqa: PLC0415

    return replace(article, where=f"record {number}")
