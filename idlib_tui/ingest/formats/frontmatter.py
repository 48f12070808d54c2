"""YAML between two lines of ``---`` above a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from idlib_tui.ingest.draft import Edit

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft
    from idlib_tui.ingest.facts.header import Header

MAX_CHARS = 20_000
_OPENING = re.compile(r"\s{0,20}---[ \t]{0,9}\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]{0,9}$", re.MULTILINE)


def take_front_matter(draft: Draft, header: Header) -> None:
    """Move the front matter into the header; one that is no YAML is left in the text."""
    opening = _OPENING.match(draft.text)
    closing = opening and _CLOSING.search(draft.text, opening.end(), opening.end() + MAX_CHARS)
    if not opening or not closing:
        return
    try:
        # Every scalar stays the text that was written: no dates, numbers or objects are made.
        facts = yaml.load(draft.text[opening.end() : closing.start()], Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        # The last two are of characters beyond Unicode: "\UFFFFFFFF".
        return
    if isinstance(facts, dict):
        header.take_all({str(key): _one_line(value) for key, value in facts.items()})
        draft.apply([Edit(0, closing.end(), "", "header")])


def _one_line(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(item for item in value if isinstance(item, str))
    return value if isinstance(value, str) else ""
