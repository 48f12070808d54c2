"""Figures of many articles: those that count the same thing, side by side.

``traits`` reads from a figure what it takes to compare it, ``likeness`` tells whether two may count
the same and how much speaks for it, ``clusters`` applies that to many without comparing all pairs,
``blocks`` tells which may be compared at all, and ``grouping`` brings it together.
"""

from idlib_tui.merge.figures.blocks import placement_of
from idlib_tui.merge.figures.grouping import group_block, group_figures, group_series

__all__ = ["group_block", "group_figures", "group_series", "placement_of"]
