"""What the user makes: the desk, and the brief composed from it and written as Markdown."""

from idlib_tui.brief.compose import Brief, compose
from idlib_tui.brief.desk import Desk, DeskError, Pin, PinKind
from idlib_tui.brief.layouts import Layout, TemplateError, layout, layouts
from idlib_tui.brief.manifest import HASHES_SUFFIX, MANIFEST_SUFFIX
from idlib_tui.brief.manifest_making import make_manifest
from idlib_tui.brief.markdown import Written, render_markdown, write_out
from idlib_tui.brief.material import Selection
from idlib_tui.brief.saving import Saved, save_brief, way_to
from idlib_tui.brief.updating import UpdateError, update_brief
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
    "Layout",
    "Pin",
    "PinKind",
    "Saved",
    "Selection",
    "TemplateError",
    "UpdateError",
    "Written",
    "compose",
    "default_path",
    "free_path",
    "layout",
    "layouts",
    "make_manifest",
    "render_markdown",
    "save_brief",
    "update_brief",
    "way_to",
    "will_be_read",
    "write_document",
    "write_out",
]
