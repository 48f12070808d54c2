"""What lies under a cursor: the words that pinning, noting and copying act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from idlib_tui.brief.desk import PinKind


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of one article.

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


@runtime_checkable
class HasPassage(Protocol):
    """A pane that can tell which words its cursor is on."""

    @property
    def passage(self) -> Passage | None:
        """The words under the cursor; None where the cursor is on nothing of an article."""
