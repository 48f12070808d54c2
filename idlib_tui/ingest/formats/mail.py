"""Mails, mailboxes, and web pages saved as MHTML."""

from __future__ import annotations

import email
import email.policy
import re
from email.errors import MessageError
from typing import TYPE_CHECKING

from idlib_tui.ingest.decode import NotTextError, decoded
from idlib_tui.ingest.facts.mail import sender_name, without_reply_marks
from idlib_tui.ingest.formats.html import block_text, page_text, parse_html, read_page
from idlib_tui.ingest.formats.limits import MAX_ARTICLES, Deadline
from idlib_tui.ingest.formats.raw import FormatError, RawArticle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

MAX_PARTS = 500
MIN_PLAIN_CHARS = 200
"""A shorter plain part may only say that the mail needs another program."""
_ENVELOPE = re.compile(rb"^From \S[^\n]{0,200}\d{4}[^\n]{0,20}$", re.MULTILINE)


def read_mail(data: bytes) -> Iterator[RawArticle]:
    """Read a mail: a newsletter, or an article that somebody sent."""
    yield _article(data)


def read_mailbox(data: bytes) -> Iterator[RawArticle]:
    """Read a mailbox in mbox format, one article per mail."""
    starts = [match.start() for match in _ENVELOPE.finditer(data)][: MAX_ARTICLES + 1]
    deadline = Deadline()
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        deadline.check()
        body = data.find(b"\n", start) + 1
        mail = re.sub(rb"^>(>*From )", rb"\1", data[body:end], flags=re.MULTILINE)
        yield _article(mail, f"message {number}")


def read_mhtml(data: bytes) -> Iterator[RawArticle]:
    """Read a page that a browser saved with all its parts in one file."""
    message = _parsed(data)
    for part in _parts(message):
        if part.get_content_type() == "text/html":
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            address = str(address) if address else None
            yield read_page(_payload(part), address, part.get_content_charset())
            return
    raise FormatError("There is no page in it.")


def _article(data: bytes, where: str = "") -> RawArticle:
    message = _parsed(data)
    return RawArticle(
        _body(message),
        title=without_reply_marks(_header(message, "Subject")) or None,
        outlet=sender_name(_header(message, "From")),
        published=_header(message, "Date") or None,
        because=f"The mail says “Date: {_header(message, 'Date')}”.",
        where=where,
    )


def _parsed(data: bytes) -> EmailMessage:
    try:
        return email.message_from_bytes(data, policy=email.policy.default)
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise FormatError("It is not a readable mail.") from error


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError, TypeError, LookupError, MessageError):
        # The library raises exceptions on some malformed headers.
        return ""


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    try:
        for number, part in enumerate(message.walk()):
            if number >= MAX_PARTS:
                return
            yield part
    except RecursionError as error:
        raise FormatError("Its parts are nested too deeply.") from error


def _body(message: EmailMessage) -> str:
    """Return the plain part of a mail if it is substantial, else the words of its HTML part."""
    plain = page = ""
    for part in _parts(message):
        if part.get_filename() or part.is_multipart():
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not plain:
            plain = _text(part)
        elif kind == "text/html" and not page:
            page = block_text(parse_html(page_text(_payload(part), part.get_content_charset())))
    # Newsletters have a plain part that is mostly addresses.
    real = len(plain) >= MIN_PLAIN_CHARS and plain.count("http") * 120 < len(plain)
    text = plain if real or not page else page
    if not text.strip():
        raise FormatError("There is no text in the mail.")
    return text


def _payload(part: EmailMessage) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError) as error:
        raise FormatError("A part of the mail is damaged.") from error
    return payload if isinstance(payload, bytes) else b""


def _text(part: EmailMessage) -> str:
    try:
        text = decoded(_payload(part), part.get_content_charset()).text
    except NotTextError:
        return ""
    return text.replace("\r\n", "\n")
