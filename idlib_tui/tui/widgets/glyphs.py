"""The few characters beyond letters that plots are drawn with, and their plain stand-ins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One set of characters.

    Attributes:
        levels: A bar's top cell, from the lowest to a full cell.
        gap: Stands where a stretch of the axis is left out.
        base: The axis where there is nothing.
        pointer: Points up at the cursor's place.
        before: Points to what lies left of the axis.
        point: A reported value.
        rod: The range around a value.
        open_end: A range without an end.
    """

    levels: str
    gap: str
    base: str
    pointer: str
    before: str
    point: str
    rod: str
    open_end: str


BLOCKS = Glyphs("▁▂▃▄▅▆▇█", "┄", " ", "▲", "◂", "●", "│", "↑")
"""For terminals whose font has block characters, which is nearly every one."""

ASCII = Glyphs(".:|#", "~", " ", "^", "<", "o", "|", "^")
"""For those without."""


def for_terminal(environ: Mapping[str, str]) -> Glyphs:
    """Choose the characters for a terminal: the fonts of the Linux console lack most blocks."""
    return ASCII if environ.get("TERM") == "linux" else BLOCKS
