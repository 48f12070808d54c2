"""Figures that count the same thing, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from idlib_tui.model import FigureGroup, FigureReport


def group_figures(reports: Sequence[FigureReport]) -> list[FigureGroup]:
    """Group the figures that count the same thing; the largest groups first."""
    return []
