"""The passage under a cursor, which pinning, noting and copying act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.brief.desk import PinKind


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of one article. The property ``passage`` of a pane is the one under its cursor.

    Attributes:
        article: The article's id.
        start: Offset of the first character into the article's text.
        end: Offset after the last character.
        text: The words themselves; "" for the article as a whole.
    """

    kind: PinKind
    article: str
    start: int
    end: int
    text: str
