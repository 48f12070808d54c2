"""Figures: quantities with what they count and its topic.

``numerals`` and ``quantities`` read a number and ``bounds`` its precision, ``nouns`` what it
counts, ``rejects`` excludes numbers that are not quantities; ``said``, ``fallback`` and
``measures`` find the topic, which ``lists`` share; ``scope`` finds groups and places, ``periods``
the time covered, and ``claimants`` the source. ``sentence`` combines them, ``finder`` reads a
document. Word lists are in ``data``.
"""

from idlib_tui.annotate.figures.finder import find_figures

__all__ = ["find_figures"]
