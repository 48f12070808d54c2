"""What a terminal may be sent: text that shows as text and commands nothing.

One rule for every pane, message, error, command and export, whatever the text came from: articles,
file names, ``story.yaml``, the desk, arguments, exceptions. Forbidden, by Unicode category:

* Cc, controls (C0, delete, C1): a terminal obeys them, alone or as the start of a sequence.
* Cf, format characters, but for those below: bidirectional controls reorder what stands around
  them; byte order marks, invisible operators, interlinear marks and the like show nothing.
* Zl and Zp, line and paragraph separators: they break lines where the program does not.
* Cs, lone surrogates: they cannot be encoded.
* Co, private use: no font agrees on them, some show icons, and kitty places images with one.
* Noncharacters, and the default-ignorable code points that are not assigned.
* Plane 14, tags and variation selectors: a channel for text that nobody sees.

Allowed, because scripts and emoji are spelled with them: the soft hyphen, the zero-width joiner and
non-joiner, the combining grapheme joiner, the variation selectors of Mongolian and of emoji, the
fillers of Korean, and the number and end marks of Arabic, Syriac and Kaithi, which are visible.
Letters and combining marks of every script are left alone.
"""

from __future__ import annotations

import re
from typing import Final

_FORBIDDEN: Final = (
    "\x00-\x1f\x7f-\x9f"  # Cc
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Cf: bidirectional controls
    "\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff0-\ufffb"  # Cf: invisible or interlinear
    "\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # Cf: hieroglyphs, notes
    "\u2028\u2029"  # Zl, Zp
    "\ud800-\udfff"  # Cs
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # Co
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters; below, the last two of each plane
    "\U000e0000-\U000e0fff"  # plane 14
    + "".join(f"{chr(end - 2)}{chr(end - 1)}" for end in range(0x20000, 0xF0000, 0x10000))
)
_ANY = re.compile(f"[{_FORBIDDEN}]")
_BUT_LINE_FEED = re.compile(f"(?!\n)[{_FORBIDDEN}]")
_SPACES = "\t\n\v\f\r\x85\u200b\u2028\u2029"


def safe(text: str) -> str:
    """Replace each forbidden character by one that shows.

    Every character is replaced by exactly one, so that offsets into the text stay good: white
    space, line ends included, by a blank, C0 controls by their pictures (``␛``), all others by
    U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return _ANY.sub(_stand_in, text)


def safe_lines(text: str) -> str:
    """Replace each forbidden character but the line feed, as ``safe`` does."""
    return _BUT_LINE_FEED.sub(_stand_in, text)


def one_line(text: str) -> str:
    """Make text safe and put it on one line, with runs of white space as one blank."""
    return " ".join(safe(text).split())


def escaped_json(written: str) -> str:
    r"""Write each forbidden character of a JSON document as an escape: ``\u001b``.

    Args:
        written: JSON without indentation, or with line feeds outside of its strings only.

    Returns:
        JSON of the same value. Line feeds are kept.
    """
    return _BUT_LINE_FEED.sub(_json_escape, written)


def is_safe(text: str) -> bool:
    """Return whether a text holds nothing forbidden; line feeds are forbidden here too."""
    return _ANY.search(text) is None


def _stand_in(match: re.Match[str]) -> str:
    character = match.group()
    if character in _SPACES:
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the Control Pictures block mirrors C0 in order
    return "\u2421" if code == 0x7F else "\ufffd"


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
