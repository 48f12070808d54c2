"""Figures: quantities, what they count, and what is said of it.

``numerals`` and ``quantities`` read a number and ``bounds`` how exact it is, ``nouns`` what it
counts, ``rejects`` tells what is no figure; ``said``, ``fallback`` and ``measures`` tell the topic,
which ``lists`` share; ``scope`` tells whom and where, ``periods`` since when, ``claimants`` who
says so. ``sentence`` puts them together, ``finder`` reads a document. Words are under ``data``.
"""

from idlib_tui.annotate.figures.finder import find_figures

__all__ = ["find_figures"]
