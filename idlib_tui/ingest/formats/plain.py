"""Plain text, except for front matter and marks of a headline, which collectors write into it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.formats.frontmatter import take_front_matter
from idlib_tui.ingest.lines import lines
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft
    from idlib_tui.ingest.facts.header import Header

_MARKED = re.compile(
    r"#{1,3} {1,3}(?P<hashed>[^#\n]{3,300})"
    r"|(?P<mark>\*\*|__|\*|_)(?P<starred>[^*_\n]{3,300})(?P=mark)"
    r"|\[(?P<linked>[^\[\]\n]{3,300})\]\(https?://[^()\s]{3,500}\)"
)


def read_plain(draft: Draft, header: Header) -> None:
    """Keep the text, and move front matter into the header; the headline loses its marks."""
    take_front_matter(draft, header)
    first = next(lines(draft.text), None)
    match = _MARKED.fullmatch(first.text) if first is not None else None
    if first is not None and match is not None:
        words = match["hashed"] or match["starred"] or match["linked"]
        draft.apply([Edit(first.start, first.end, words.strip(), RepairKind.MARKUP)])
