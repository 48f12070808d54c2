"""Annotating the text of an article. Pure functions: no I/O, no clock, no locale."""

from idlib_tui.annotate.pipeline import annotate

__all__ = ["annotate"]
