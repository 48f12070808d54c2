"""Plain text, except for front matter, which some collectors write into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.ingest.formats.frontmatter import take_front_matter

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft
    from idlib_tui.ingest.facts.header import Header


def read_plain(draft: Draft, header: Header) -> None:
    """Keep the text, and move front matter into the header."""
    take_front_matter(draft, header)
