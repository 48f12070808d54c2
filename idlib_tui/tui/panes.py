"""The panes of the main screen, by the number that calls them."""

from __future__ import annotations

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
