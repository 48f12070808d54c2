"""The formats that an article can be in.

To add one, write a module with a function that moves what the format says about the article into
the header and leaves plain text in the draft, and name it in ``FORMATS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from idlib_tui.ingest.draft import Draft
from idlib_tui.ingest.facts.header import Header
from idlib_tui.ingest.formats.markdown import read_markdown
from idlib_tui.ingest.formats.plain import read_plain

Format = Callable[[Draft, Header], None]

FORMATS: Mapping[str, Format] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
"""By file suffix, in lower case."""
