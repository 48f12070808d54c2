"""What the user makes: the desk, and the brief composed from it and written as Markdown."""

from idlib_tui.brief.compose import Brief, Selection, compose
from idlib_tui.brief.desk import Desk, DeskError, Pin, PinKind
from idlib_tui.brief.manifest import HASHES_SUFFIX, MANIFEST_SUFFIX, make_manifest
from idlib_tui.brief.markdown import render_markdown
from idlib_tui.brief.writing import (
    BriefExistsError,
    default_path,
    free_path,
    will_be_read,
    write_document,
)

__all__ = [
    "HASHES_SUFFIX",
    "MANIFEST_SUFFIX",
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
    "make_manifest",
    "render_markdown",
    "will_be_read",
    "write_document",
]
