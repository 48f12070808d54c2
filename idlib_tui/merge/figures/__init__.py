"""Figures of many articles: those that count the same thing, side by side.

``traits`` reads from a figure what it takes to compare it, ``likeness`` tells whether two may count
the same and how much speaks for it, ``grouping`` applies that to many without comparing all pairs.
"""

from idlib_tui.merge.figures.grouping import group_figures

__all__ = ["group_figures"]
