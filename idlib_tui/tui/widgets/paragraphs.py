"""A few lines of running text in a cell of a list."""

from __future__ import annotations

from collections.abc import Iterable

from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import cell_len, crop_cells
from idlib_tui.tui.widgets.reader_layout import wrap

_LONGEST = 20
"""Characters looked at for each cell to fill: a row does not wrap a megabyte to show two lines."""

_WHOLE = 20
"""Cells up to which a fact is shown whole or not at all: no date and hardly a name is longer."""


def whole_words(text: str, width: int) -> str:
    """Shorten a name after a whole word; "" where not even its first word fits."""
    text = text[: max(width, 1) * _LONGEST]
    if cell_len(text) <= width:
        return text
    kept = crop_cells(text, width)
    while (end := kept.rfind(" ")) > 0:
        kept = kept[:end].rstrip(_BEFORE_ELLIPSIS)
        if kept and cell_len(kept) < width:
            return kept + "…"
    return ""


def facts_line(facts: Iterable[str], width: int, separator: str = " · ") -> str:
    """Join the facts that there is room for, none of them cut within a word, no date at all.

    Args:
        facts: Safe lines, the most important first; empty ones are left out.
        width: The cells to fit into.
        separator: What stands between two facts.
    """
    line = ""
    for fact in filter(None, facts):
        lead = separator if line else ""
        room = width - cell_len(line + lead)
        shown = fact if cell_len(fact) <= room else ""
        if not shown and cell_len(fact) > _WHOLE:
            shown = whole_words(fact, room)
        line += lead + shown if shown else ""
        if shown != fact:
            break
    return line


def clip(text: str, width: int, lines: int) -> list[str]:
    """Wrap text into at most ``lines`` lines, with an ellipsis where something was left out."""
    width = max(width, 1)
    text = one_line(text[: width * lines * _LONGEST])
    spans = wrap(text, 0, len(text), width)
    found = [text[start:end] for start, end in spans[:lines]]
    if len(spans) > lines:
        found[-1] = _cut(found[-1], width)
    return found


def fits(text: str, width: int, lines: int) -> bool:
    """Return whether ``clip`` would leave nothing out."""
    if len(text) > max(width, 1) * lines * _LONGEST:
        return False
    text = one_line(text)
    return len(wrap(text, 0, len(text), max(width, 1))) <= lines


def _cut(line: str, width: int) -> str:
    """End a line with an ellipsis, after a whole word unless it is but one."""
    kept = crop_cells(line, width - 1)
    if kept != line and (word := kept.rfind(" ")) > 0:
        kept = kept[:word]
    return kept.rstrip(_BEFORE_ELLIPSIS) + "…"


_BEFORE_ELLIPSIS = " ,;:–—"
"""What does not stand before an ellipsis."""


def lines_of(text: str, width: int, lines: int) -> list[str]:
    """Wrap text into exactly ``lines`` lines."""
    found = clip(text, width, lines)
    return found + [""] * (lines - len(found))
