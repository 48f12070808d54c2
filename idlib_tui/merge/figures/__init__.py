"""Grouping the figures of many articles that count the same thing.

``traits`` extracts what figures are compared by, ``likeness`` decides whether two may count the
same and weighs the evidence, ``clusters`` applies that to many without comparing all pairs,
``blocks`` limits which are compared at all, and ``grouping`` combines them.
"""

from idlib_tui.merge.figures.blocks import Placement, placement_of
from idlib_tui.merge.figures.grouping import group_block, group_figures, group_series

__all__ = ["Placement", "group_block", "group_figures", "group_series", "placement_of"]
