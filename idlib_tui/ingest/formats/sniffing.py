"""Detecting the format of a file, by its content first and its name second."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.ingest.decode import NotTextError, decoded
from idlib_tui.ingest.facts.mail import read_mail_head

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD_BYTES = 4_096

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".mbx": "mailbox",
    ".pdf": "pdf",
    ".docx": "docx",
    ".rtf": "rtf",
    ".epub": "epub",
    ".rss": "feed",
    ".atom": "feed",
    ".warc": "warc",
    ".gz": "warc",
    ".ris": "ris",
}
"""Names of formats by suffix, in lower case."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = r"(?:article|aside|blockquote|div|figure|h[1-6]|header|main|ol|p|section|table|title|ul)\b"
_HTML_PIECE = re.compile(
    rf"\s*(?:<(?:meta|link|base)\b[^<>]{{0,500}}>\s*){{0,20}}<{_BLOCK}[^<>]{{0,1000}}>.*</{_BLOCK}",
    re.IGNORECASE | re.DOTALL,
)
"""A fragment of a page, as copied from one: a block element with its end tag."""
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*|<\?[^>]{0,300}\?>\s*)*<(?:rss|feed|rdf:RDF)\b",
    re.DOTALL,
)
_JSON_FEED = re.compile(r'\s*\{.{0,2000}?"version"\s*:\s*"https?://jsonfeed\.org/', re.DOTALL)
_MAILBOX = re.compile(rb"From \S[^\n]{0,200}\d{4}[^\n]{0,20}\r?\n[A-Za-z-]{2,40}:")
_RIS = re.compile(r"\s*(?:\d+\.\s*)?TY {1,2}- ")
_BEGINNINGS = (
    ("html", _HTML),
    ("feed", _FEED),
    ("json feed", _JSON_FEED),
    ("ris", _RIS),
    ("html", _HTML_PIECE),
)
_MAIL_ONLY = {"mime-version", "message-id", "content-type", "received", "return-path"}


def format_of(data: bytes, suffix: str) -> str:
    """Detect the format of a file.

    Args:
        data: The file, or at least its first few thousand bytes.
        suffix: Its suffix, in lower case: ".html".

    Returns:
        A name in ``SUFFIXES``, or ``json feed``; "text" if nothing indicates another format.
    """
    by_magic = _by_magic(data, suffix)
    if by_magic is not None:
        return by_magic
    stated = SUFFIXES.get(suffix, "text")
    try:
        head = decoded(data[:HEAD_BYTES]).text
    except NotTextError:
        return stated
    for form, beginning in _BEGINNINGS:
        if beginning.match(head):
            return form
    return _mail_or(stated, head)


def _by_magic(data: bytes, suffix: str) -> str | None:
    head = data[:HEAD_BYTES]
    if head.startswith(b"PK\x03\x04"):
        return _packed(data, suffix)
    if b"%PDF-" in head[:1_024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"WARC/") or (head.startswith(b"\x1f\x8b") and suffix in {".gz", ".warc"}):
        return "warc"
    return "mailbox" if _MAILBOX.match(head) else None


def _packed(data: bytes, suffix: str) -> str | None:
    if b"application/epub+zip" in data[:200] or suffix == ".epub":
        return "epub"
    return "docx" if suffix == ".docx" or b"word/" in data[-65_536:] else None


def _mail_or(stated: str, head: str) -> str:
    """Detect mails and saved pages by their heads."""
    mail = read_mail_head(head.replace("\r\n", "\n").lstrip("\n").split("\n"))
    if mail is None:
        return stated
    page = "multipart/related" in mail.fields.get("content-type", "").lower()
    if page and ("snapshot-content-location" in head.lower() or stated == "mhtml"):
        return "mhtml"
    if stated in {"text", "mail", "mhtml"} and _MAIL_ONLY & mail.fields.keys():
        return "mail"
    return stated


def is_text(head: bytes) -> bool:
    """Check whether the beginning of a file is text with words in it."""
    try:
        text = decoded(head).text
    except NotTextError:
        return False
    return sum(char.isalpha() or char.isspace() for char in text) > 0.6 * len(text) > 0
