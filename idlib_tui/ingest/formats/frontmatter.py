"""Front matter: YAML between two lines of ``---``, or TOML between two of ``+++``."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import yaml

from idlib_tui.ingest.draft import Edit
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from idlib_tui.ingest.draft import Draft
    from idlib_tui.ingest.facts.header import Header

MAX_CHARS = 20_000
_OPENING = re.compile(r"\s{0,20}(?P<mark>---|\+\+\+)[ \t]{0,9}\n")
_CLOSINGS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]{0,9}$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]{0,9}$", re.MULTILINE),
}


def take_front_matter(draft: Draft, header: Header) -> None:
    """Move the front matter into the header; anything else is left in the text."""
    opening = _OPENING.match(draft.text)
    if opening is None:
        return
    mark = opening["mark"]
    closing = _CLOSINGS[mark].search(draft.text, opening.end(), opening.end() + MAX_CHARS)
    if closing is None:
        return
    block = draft.text[opening.end() : closing.start()]
    facts = _toml(block) if mark == "+++" else _yaml(block)
    if isinstance(facts, dict):
        header.take_all({str(key): _one_line(value) for key, value in facts.items()})
        draft.apply([Edit(0, closing.end(), "", RepairKind.HEADER)])


def _yaml(block: str) -> object:
    try:
        # Scalars stay strings: no dates, numbers or objects are made.
        return yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        # The last two are of characters beyond Unicode: "\UFFFFFFFF".
        return None


def _toml(block: str) -> object:
    try:
        return tomllib.loads(block, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError, OverflowError):
        return None


def _one_line(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in value if not isinstance(item, list | dict))
    return "" if value is None or isinstance(value, dict) else str(value)
