"""Markdown: the markup is removed, the words stay."""

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

_TITLE = re.compile(r"# {1,9}(?P<title>[^\n]{1,300}?)(?: {1,9}#{1,6})?")
_LINE_MARKS = re.compile(
    r"^ {0,3}(?:#{1,6} {1,9}|(?:> ?){1,9})|(?<=\S) {1,9}#{1,6} {0,9}$", re.MULTILINE
)
_RULE = re.compile(r"^ {0,3}(?:(?:\* ?){3,80}|(?:- ?){3,80}|(?:_ ?){3,80})$\n?", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{0,1000}(?: [\"'][^\"'\n]{0,300}[\"'])?\)")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]\n]{1,500})\]\([^()\s]{0,1000}(?: [\"'][^\"'\n]{0,300}[\"'])?\)"
)
_EMBED = re.compile(r"!\[\[[^\[\]\n]{0,300}\]\]")
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|\n]{1,300}\|)?(?P<text>[^\[\]|\n]{1,300})\]\]")
_CALLOUT = re.compile(r"^(?:> ?){1,3}\[![a-zA-Z-]{2,20}\][+-]? ?", re.MULTILINE)
_BARE_LINK = re.compile(r"<(?P<text>https?://[^<>\s]{1,1000})>")
_STRONG = re.compile(
    r"(?<![\w*_\\])(?P<mark>\*\*|__)(?P<text>[^\s*_][^*_\n]{0,1000})(?P=mark)(?![\w*_])"
)
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(?P<mark>[*_])(?P<text>[^\s*_][^*_\n]{0,1000})(?P=mark)(?![\w*_])"
)
_ESCAPE = re.compile(r"\\(?P<text>[!-/:-@\[-`{-~])")


def read_markdown(draft: Draft, header: Header) -> None:
    """Move front matter and the first heading into the header, and remove the markup."""
    take_front_matter(draft, header)
    first = next(lines(draft.text), None)
    if first is not None and (title := _TITLE.fullmatch(first.text)):
        header.title = header.title or title["title"]
        draft.apply([Edit(first.start, first.end, "", RepairKind.TITLE)])
    draft.substitute(_RULE, "", RepairKind.MARKUP)
    draft.substitute(_CALLOUT, "", RepairKind.MARKUP)
    draft.substitute(_EMBED, "", RepairKind.MARKUP)
    draft.substitute(_LINE_MARKS, "", RepairKind.MARKUP)
    draft.substitute(_IMAGE, "", RepairKind.MARKUP)
    for pattern in (_WIKI_LINK, _LINK, _BARE_LINK, _STRONG, _EMPHASIS, _ESCAPE):
        draft.substitute(pattern, lambda match: match["text"], RepairKind.MARKUP)
