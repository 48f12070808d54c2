"""A few lines of running text in a cell of a list."""

from __future__ import annotations

from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import crop_cells
from idlib_tui.tui.widgets.reader_layout import wrap

_LONGEST = 20
"""Characters looked at for each cell to fill: a row does not wrap a megabyte to show two lines."""


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
    """End a line with an ellipsis, after a whole word where that costs little."""
    kept = crop_cells(line, width - 1)
    if kept != line:
        word = kept.rfind(" ")
        kept = kept[:word] if word > width // 2 else kept
    return kept.rstrip(" ,;:–—") + "…"


def lines_of(text: str, width: int, lines: int) -> list[str]:
    """Wrap text into exactly ``lines`` lines."""
    found = clip(text, width, lines)
    return found + [""] * (lines - len(found))
