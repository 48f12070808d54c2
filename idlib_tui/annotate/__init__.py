"""An article's text -> annotations. Pure functions of their arguments: no I/O, no clock, no locale."""

from idlib_tui.annotate.pipeline import annotate

__all__ = ["annotate"]
