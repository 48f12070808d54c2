"""What lies under a cursor: the words that pinning, noting and copying act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from idlib_tui.brief.desk import PinKind


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of one article. A pane tells which its cursor is on by a property ``passage``.

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
