"""Bytes -> text, whatever the encoding."""

from __future__ import annotations

import codecs
import re

SAMPLE_BYTES = 64_000
"""How much of a file the detector sees: its cost grows with it, its answer seldom changes."""
CONTROL_SHARE = 0.05
"""More control characters than this, and a file is not a text with a few stray ones."""
# The longer mark first: UTF-32 LE begins with the mark of UTF-16 LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_CONTROLS = bytes(set(range(32)) - {*b"\t\n\f\r\x1b"})
_NEWLINES = re.compile(r"\r\n?")


class NotTextError(ValueError):
    """The bytes are no text; ``str(error)`` says what they are, to follow "The file is"."""


def decode(data: bytes, *, line_ends: bool = True) -> str:
    r"""Decode a file.

    A byte order mark decides; else UTF-8 if it is that; else UTF-16 if every other byte says so;
    else what charset-normalizer thinks of the beginning.

    Args:
        data: The file.
        line_ends: Whether to make the line ends of other systems into ``\n``.

    Raises:
        NotTextError: It is no text.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"{name}, not text")
    text = _decoded(data)
    return _NEWLINES.sub("\n", text) if line_ends else text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide_encoding(data):
        return data.decode(wide, errors="replace")
    # Deleting is a linear pass in C; what is gone was a control character.
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > CONTROL_SHARE * len(data):
        raise NotTextError("binary, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        damaged = data.decode("utf-8", errors="replace")
        lost = damaged.count("\N{REPLACEMENT CHARACTER}")
        beyond_ascii = sum(not char.isascii() for char in damaged)
        # Bytes of another encoding hardly ever form valid UTF-8 sequences by chance.
        if beyond_ascii > 2 * lost:
            return damaged
        return data.decode(_detected(data), errors="replace")


def _wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in English text every other byte is zero."""
    head = data[:SAMPLE_BYTES]
    if len(head) < 4:
        return None
    for encoding, zeros, others in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        half = len(head) / 2
        if head[zeros::2].count(0) > 0.7 * half and head[others::2].count(0) < 0.05 * half:
            return encoding
    return None


def _detected(data: bytes) -> str:
    """Ask the detector, preferring Windows-1252 among encodings that read the sample alike."""
    # 15 ms to import, and most files are UTF-8.
    import charset_normalizer  # noqa: PLC0415

    best = charset_normalizer.from_bytes(data[:SAMPLE_BYTES]).best()
    if best is None or "cp1252" in best.could_be_from_charset:
        return "cp1252"
    return best.encoding
