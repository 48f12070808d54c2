"""The supported file formats.

To add one, write a module with a function that converts the bytes of a file to ``RawArticle``
records, list it in ``READERS``, and let ``sniffing`` recognise the format. Libraries are imported
by the function that needs them, so that a folder of plain text needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from idlib_tui.ingest.formats.raw import FormatError, RawArticle, Reader
from idlib_tui.ingest.formats.sniffing import SUFFIXES, format_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NAMES", "SUFFIXES", "FormatError", "RawArticle", "Reader", "format_of", "reader_of"]

READERS: Mapping[str, str] = {
    "docx": "word.read_docx",
    "epub": "epub.read_epub",
    "feed": "feeds.read_feed",
    "html": "html.read_html",
    "json feed": "feeds.read_json_feed",
    "mail": "mail.read_mail",
    "mailbox": "mail.read_mailbox",
    "mhtml": "mail.read_mhtml",
    "pdf": "pdf.read_pdf",
    "ris": "ris.read_ris",
    "rtf": "word.read_rtf",
    "warc": "warc.read_warc",
}
"""The location of each format's reader; text and Markdown need none."""

NAMES: Mapping[str, str] = {
    "docx": "a Word document",
    "epub": "an EPUB book",
    "feed": "a feed",
    "html": "a web page",
    "json feed": "a feed",
    "mail": "a mail",
    "mailbox": "a mailbox",
    "markdown": "Markdown",
    "mhtml": "a saved web page",
    "pdf": "a PDF document",
    "ris": "a list of references",
    "rtf": "an RTF document",
    "text": "plain text",
    "warc": "a web archive",
}
"""The name of each format in a sentence."""


def reader_of(name: str) -> Reader | None:
    """Find the reader of a format; None for plain text."""
    if name not in READERS:
        return None
    module, function = READERS[name].split(".")
    reader: Reader = getattr(import_module(f"idlib_tui.ingest.formats.{module}"), function)
    return reader
