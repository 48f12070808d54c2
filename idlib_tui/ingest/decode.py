"""Decoding bytes in any encoding."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from enum import StrEnum

SAMPLE_BYTES = 24_000
"""The size of the sample that is examined: whole lines with bytes beyond ASCII, from the start."""
CONTROL_SHARE = 0.05
"""With more control characters than this, a file is not a text with a few stray ones."""
FOREIGN_BITS = 40.0
"""The cost margin for reading a text that is nearly all ASCII in a script other than Latin."""
FOREIGN_SHARE = 0.15
"""The least share of bytes beyond ASCII among the letters of a text in another script."""
CERTAIN_BITS = 25.0
LIKELY_BITS = 12.0
"""The margin over the next different reading from which a reading counts as likely."""
STRAY_BITS = 8.0
"""The cost of a mark of Windows-1252 in a text of another encoding that has none there."""
SURE_SEQUENCES = 8
"""The number of UTF-8 characters that exclude chance."""

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
_SHIFTED = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")

# Encodings that are tried, and the margin in bits by which each must beat the first: its rarity.
# If two read a text alike, the one named first is taken.
_LEGACY: tuple[tuple[str, float], ...] = (
    ("cp1252", 0.0),
    ("mac_roman", 6.0),
    ("iso8859-15", 6.0),
    ("cp1250", 4.0),
    ("iso8859-2", 5.0),
    ("cp1254", 3.5),
    ("cp1257", 6.0),
    ("iso8859-4", 9.0),
    ("iso8859-16", 9.0),
    ("cp1251", 4.0),
    ("koi8-u", 5.0),
    ("iso8859-5", 7.0),
    ("cp866", 7.0),
    ("mac_cyrillic", 9.0),
    ("cp1253", 5.0),
    ("iso8859-7", 6.0),
    ("cp1255", 5.0),
    ("iso8859-8", 7.0),
    ("cp1256", 5.0),
    ("iso8859-6", 7.0),
    ("cp874", 5.0),
    ("cp1258", 7.0),
    ("cp437", 9.0),
    ("cp850", 9.0),
    ("cp852", 10.0),
    ("mac_latin2", 12.0),
    ("gb18030", 6.0),
    ("big5", 7.0),
    ("cp932", 6.0),
    ("euc_jp", 6.0),
    ("cp949", 6.0),
)
_OTHER_SCRIPTS = frozenset(
    {
        *("cp1251", "koi8-u", "iso8859-5", "cp866", "mac_cyrillic", "cp1253", "iso8859-7"),
        *("cp1255", "iso8859-8", "cp1256", "iso8859-6", "cp874"),
        *("gb18030", "big5", "cp932", "euc_jp", "cp949"),
    }
)
_ASCII_LETTERS = bytes(byte for byte in range(128) if chr(byte).isalpha())
_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_C1 = re.compile(r"[\x80-\x9f]")
_MIXED = "utf-8 with stray cp1252"
_STRAYS = "idlib-tui.strays"


class NotTextError(ValueError):
    """The bytes are not text; ``str(error)`` completes the sentence "The file is …"."""


class Sureness(StrEnum):
    """How certain the encoding is."""

    STATED = "stated"
    """The story says so."""
    CERTAIN = "certain"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its encoding, and how certain that is."""

    text: str
    encoding: str
    sure: Sureness


def decode(data: bytes, *, line_ends: bool = True) -> str:
    r"""Decode a file; see ``decoded``.

    Args:
        data: The file.
        line_ends: Whether to convert the line ends of other systems to ``\n``.

    Raises:
        NotTextError: It is not text.
    """
    return decoded_file(data, line_ends=line_ends).text


def decoded_file(data: bytes, stated: str | None = None, *, line_ends: bool = True) -> Decoded:
    r"""Decode a file, and report the encoding.

    Args:
        data: The file.
        line_ends: Whether to convert the line ends of other systems to ``\n``.
        stated: The encoding that the story states for it, which decides.

    Raises:
        NotTextError: It is not text, or not in the stated encoding.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise NotTextError(f"{name}, not text")
    found = decoded(data) if stated is None else _as_story_says(data, stated)
    return replace(found, text=_NEWLINES.sub("\n", found.text)) if line_ends else found


def decoded(data: bytes, stated: str | None = None) -> Decoded:
    """Decode bytes, and report the encoding.

    A byte order mark decides; then a stated encoding, if the bytes fit it; else UTF-16 if every
    other byte indicates it; UTF-8 if it is valid; else the encoding with the most plausible
    words.

    Args:
        data: The bytes.
        stated: The encoding named by a file, a page or the story.

    Raises:
        NotTextError: They are not text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return Decoded(text, encoding, Sureness.CERTAIN)
    if wide := _wide_encoding(data):
        return Decoded(data.decode(wide, errors="replace"), wide, Sureness.CERTAIN)
    # Deleting is a linear pass in C; what it removes was a control character.
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > CONTROL_SHARE * len(data):
        raise NotTextError("binary, not text")
    if _SHIFTED.search(data[:SAMPLE_BYTES]):
        try:
            return Decoded(data.decode("iso2022_jp_ext"), "iso2022_jp", Sureness.CERTAIN)
        except UnicodeDecodeError:
            pass
    try:
        return Decoded(data.decode("utf-8"), "utf-8", Sureness.CERTAIN)
    except UnicodeDecodeError:
        pass
    if stated is not None and (decoded := _as_stated(data, stated)) is not None:
        return decoded
    return _most_plausible(data)


def _as_story_says(data: bytes, stated: str) -> Decoded:
    try:
        name = codecs.lookup(stated).name
        return Decoded(data.decode(stated).removeprefix("\ufeff"), name, Sureness.STATED)
    except (LookupError, UnicodeError) as error:
        raise NotTextError(f"not in {stated}, which story.yaml states for it") from error


def _as_stated(data: bytes, stated: str) -> Decoded | None:
    try:
        name = codecs.lookup(stated).name
        # "Latin-1" means Windows-1252, as in browsers.
        name = "cp1252" if name in {"iso8859-1", "ascii"} else name
        return Decoded(data.decode(name), name, Sureness.CERTAIN)
    except (LookupError, UnicodeError, ValueError):
        return None


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


def _most_plausible(data: bytes) -> Decoded:
    """Try the encodings on a sample, and take the one with the lowest cost."""
    # Read only for the few files that need it: the table has 13,000 pairs.
    from idlib_tui.ingest.letters import cost  # noqa: PLC0415

    valid, stray = _utf8_balance(data)
    if valid >= SURE_SEQUENCES and valid > 4 * stray:
        return Decoded(_with_strays(data), _MIXED, Sureness.CERTAIN)
    sample = _sample(data)
    latin = _is_mostly_ascii(data)
    readings: list[tuple[float, str, str]] = []
    if valid:
        text = _with_strays(sample)
        readings.append((cost(text), _MIXED, text))
    for encoding, unusual in _LEGACY:
        text = sample.decode(encoding, errors="replace")
        foreign = FOREIGN_BITS if latin and encoding in _OTHER_SCRIPTS else 0.0
        if all(text != other for _, _, other in readings):
            strays = _C1.findall(text) if encoding.startswith("iso8859") else ()
            marked = _C1.sub(_as_windows_mark, text) if strays else text
            price = cost(marked) + STRAY_BITS * len(strays)
            readings.append((price + unusual + foreign, encoding, text))
    readings.sort(key=lambda reading: reading[0])
    best, encoding, _ = readings[0]
    margin = readings[1][0] - best if len(readings) > 1 else CERTAIN_BITS
    text = _with_strays(data) if encoding == _MIXED else data.decode(encoding, errors="replace")
    return Decoded(text, encoding, _sureness(margin))


def _as_windows_mark(match: re.Match[str]) -> str:
    return match.group().encode("latin-1").decode("cp1252", errors="replace")


def _sureness(margin: float) -> Sureness:
    if margin >= CERTAIN_BITS:
        return Sureness.CERTAIN
    return Sureness.LIKELY if margin >= LIKELY_BITS else Sureness.GUESS


def _sample(data: bytes) -> bytes:
    """Collect lines with bytes beyond ASCII from the beginning of a file."""
    lines: list[bytes] = []
    size = 0
    for line in re.finditer(rb"[^\n]*[\x80-\xff][^\n]*", data):
        piece = line.group()[:SAMPLE_BYTES]
        lines.append(piece)
        size += len(piece)
        if size >= SAMPLE_BYTES:
            break
    return b"\n".join(lines)


def _is_mostly_ascii(data: bytes) -> bool:
    """Match a text whose letters are nearly all ASCII, as in Western European languages."""
    head = data[:SAMPLE_BYTES]
    letters = len(head) - len(head.translate(None, _ASCII_LETTERS))
    beyond = len(head) - len(head.translate(None, bytes(range(128, 256))))
    return beyond < FOREIGN_SHARE * (letters + beyond)


def _utf8_balance(data: bytes) -> tuple[int, int]:
    """Count the UTF-8 characters beyond ASCII, and the bytes that belong to none."""
    valid = 0
    covered = 0
    for match in _SEQUENCE.finditer(data):
        valid += 1
        covered += match.end() - match.start()
    beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
    return valid, beyond - covered


def _with_strays(data: bytes) -> str:
    return data.decode("utf-8", errors=_STRAYS)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is not UTF-8 as Windows-1252; a truncated character is lost."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    piece = error.object[error.start : error.end]
    text = piece.decode("cp1252", errors="replace") if len(piece) == 1 else "\ufffd"
    return text, error.end


codecs.register_error(_STRAYS, _stray)
