"""What a pane must offer to be filtered."""

from __future__ import annotations

from typing import Protocol, runtime_checkable


@runtime_checkable
class Filterable(Protocol):
    """A pane that can show only the rows that contain some words."""

    @property
    def filter_text(self) -> str:
        """The words that rows must contain; "" shows all rows."""

    def set_filter(self, text: str) -> None:
        """Show only the rows that contain all these words, in any case; "" shows all."""


@runtime_checkable
class ChecksFilters(Protocol):
    """A pane whose filter has fields, so that not everything that is typed makes sense."""

    filter_example: str
    """What can be typed."""

    def filter_problem(self, text: str) -> str:
        """Say what is wrong with a filter as typed; "" if nothing is."""


@runtime_checkable
class HasFilters(Protocol):
    """A pane that can leave out rows for more reasons than words."""

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""

    def clear_filters(self) -> None:
        """Show everything again."""
