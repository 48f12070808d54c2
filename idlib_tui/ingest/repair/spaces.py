"""White space: a single kind, and none between a word and its punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.lines import lines
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from idlib_tui.ingest.draft import Draft

_UNUSUAL = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]{1,1000}")
_GAP = re.compile(r"(?<=[\w)\]”]) {1,3}(?=[.,;!?](?:[\s”\"’')]|\Z))")


def plain_spaces(draft: Draft) -> None:
    """Convert tabs, no-break spaces and the like to plain spaces."""
    draft.substitute(_UNUSUAL, lambda match: " " * len(match.group()), RepairKind.LAYOUT)


def close_gaps(draft: Draft) -> None:
    """Remove white space before punctuation that ends a clause."""
    draft.substitute(_GAP, "", RepairKind.SPACE)


def tidy_layout(draft: Draft) -> None:
    """Remove white space at both ends of lines and of the text, and repeated blank lines."""
    draft.apply(_layout_edits(draft.text))


def _layout_edits(text: str) -> Iterator[Edit]:
    """Replace what is between the words of two lines by one line end, or two."""
    words_end = 0
    for line in lines(text):
        between = text[words_end : line.start]
        plain = "\n\n" if between.count("\n") > 1 else "\n"
        if between != plain or not words_end:
            yield Edit(words_end, line.start, plain if words_end else "", RepairKind.LAYOUT)
        words_end = line.end
    yield Edit(words_end, len(text), "", RepairKind.LAYOUT)
