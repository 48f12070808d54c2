"""Text fitted into terminal cells: cropped, filled up and measured."""

from __future__ import annotations

from rich.cells import cell_len, get_character_cell_size

__all__ = ["cell_len", "crop_cells", "fit", "fit_to"]


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


def fit_to(text: str, width: int) -> str:
    """Crop text to a width without padding it."""
    return text if cell_len(text) <= width else fit(text, width)
