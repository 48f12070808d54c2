"""The panes of the main screen, by the number that calls them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Pane(StrEnum):
    """A pane; its value is the id of its widget."""

    SOURCES = "sources"
    ARTICLE = "article"
    CHRONOLOGY = "chronology"
    QUOTES = "quotes"
    FIGURES = "figures"

    @property
    def number(self) -> int:
        """The digit that goes to the pane."""
        return list(Pane).index(self) + 1

    @property
    def title(self) -> str:  # type: ignore[override] # a word to show, in place of str.title()
        """The pane's name as shown."""
        return self.value.capitalize()


SIDE_PANES = (Pane.CHRONOLOGY, Pane.QUOTES, Pane.FIGURES)
"""The panes that share the right-hand column."""

STEP = 4
"""Percent of the screen's width that a column is widened or narrowed by at a time."""

NARROWEST, WIDEST = 16, 70
"""Percent of the screen's width that a column beside the article may have."""


@dataclass(frozen=True, slots=True)
class ColumnShape:
    """What the user made of a column beside the article.

    Attributes:
        share: Its part of the screen's width in percent; 0 for the usual one.
        hidden: Whether it is on show only while it has the focus.
    """

    share: int = 0
    hidden: bool = False

    def widened(self, steps: int, share: int) -> ColumnShape:
        """Widen it by some steps, or narrow it, from the share that it has now."""
        wanted = (self.share or share) + steps * STEP
        return ColumnShape(min(max(wanted, NARROWEST), WIDEST), self.hidden)


def column_of(pane: Pane) -> str:
    """Name the column that a pane is in: "sources", "article" or "side"."""
    return "side" if pane in SIDE_PANES else pane.value
