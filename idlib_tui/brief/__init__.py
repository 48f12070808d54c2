"""What the user makes: the desk, and the brief composed from it and written as Markdown."""

from idlib_tui.brief.compose import Brief, Selection, compose
from idlib_tui.brief.desk import Desk, DeskError, Pin, PinKind
from idlib_tui.brief.markdown import render_markdown
from idlib_tui.brief.writing import (
    BriefExistsError,
    default_path,
    free_path,
    will_be_read,
    write_document,
)

__all__ = [
    "Brief",
    "BriefExistsError",
    "Desk",
    "DeskError",
    "Pin",
    "PinKind",
    "Selection",
    "compose",
    "default_path",
    "free_path",
    "render_markdown",
    "will_be_read",
    "write_document",
]
