"""Text from articles made fit for terminal cells: neutralised, cropped and measured."""

from __future__ import annotations

import re

from rich.cells import cell_len, get_character_cell_size

__all__ = ["cell_len", "crop_cells", "fit", "one_line", "safe"]

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0, delete, C1: a terminal may obey them
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls reorder what is around them
    "\u2028\u2029\ufff9-\ufffb"  # line separators and interlinear marks
    "\ud800-\udfff"  # lone surrogates cannot be encoded
    "\ufeff\U000e0000-\U000e007f]"  # byte order mark and invisible tags
)
_SPACES = "\t\n\v\f\r\x85\u2028\u2029"
_WHITE = re.compile(r"\s+")


def _neutral(match: re.Match[str]) -> str:
    """Give the one-character stand-in for an unsafe character."""
    character = match.group()
    if character in _SPACES:
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)  # the Control Pictures block mirrors C0 in order
    return "\u2421" if code == 0x7F else "\ufffd"


def safe(text: str) -> str:
    """Replace each character that a terminal could obey by a visible one.

    Every character is replaced by exactly one, so offsets into the text stay good.
    """
    return _UNSAFE.sub(_neutral, text)


def one_line(text: str) -> str:
    """Make text safe and put it on one line, with runs of white space as one space."""
    return safe(_WHITE.sub(" ", text)).strip()


def crop_cells(text: str, width: int) -> str:
    """Cut text after the last character that still fits into ``width`` cells."""
    if text.isascii():
        return text[: max(width, 0)]
    used = 0
    for position, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > width:
            return text[:position]
    return text


def fit(text: str, width: int, *, right: bool = False, ellipsis: str = "…") -> str:
    """Make safe text take exactly ``width`` cells, with an ellipsis where it was cut.

    Args:
        text: One line, already safe.
        width: Cells to fill; 0 or less gives "".
        right: Put the text at the right end.
        ellipsis: What stands for the part that was cut.
    """
    if width <= 0:
        return ""
    # A cell takes a code point at least, save for marks of no width: bound the work on huge lines.
    head = text[: width * 4 + 4]
    used = cell_len(head)
    if used > width or len(head) < len(text):
        head = crop_cells(head, width - cell_len(ellipsis)).rstrip() + ellipsis
        head = crop_cells(head, width)
        used = cell_len(head)
    padding = " " * (width - used)
    return padding + head if right else head + padding
