"""Grouping the figures of many articles that count the same thing.

``traits`` extracts what figures are compared by and ``groups`` gathers them; ``likeness`` and
``agreement`` decide whether a figure may count the same as a group and weigh the evidence,
``clusters`` applies that to many without comparing all pairs. ``running`` groups counts that grow
into series over time, and ``disputes`` tells which of these are in dispute. ``blocks`` limits which
are compared at all, and ``grouping`` combines them.
"""

from idlib_tui.merge.figures.blocks import Placement, placement_of
from idlib_tui.merge.figures.grouping import group_block, group_figures, group_series

__all__ = ["Placement", "group_block", "group_figures", "group_series", "placement_of"]
