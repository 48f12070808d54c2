"""The desk: pins, notes, read marks and saved searches, kept in ``briefs/desk.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class PinKind(StrEnum):
    """What a pin holds."""

    QUOTE = "quote"
    EVENT = "event"
    PARAGRAPH = "paragraph"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Pin:
    """Something kept for the brief, found again by its words even after a rebuild.

    Attributes:
        content_hash: The article's ``Article.content_hash``.
        article: The article's id when it was pinned, for a person to read.
        start: Where the words stood in the text, a hint.
        text: The words; "" for a whole article.
        note: What the user wrote about it.
    """

    kind: PinKind
    content_hash: str
    article: str
    start: int
    text: str
    note: str = ""


class Desk:
    """Everything the user has made, in memory; each change is written to disk at once, atomically.

    Attributes:
        file: ``briefs/desk.yaml``.
    """

    def __init__(self, file: Path) -> None:
        self.file = file

    @property
    def pins(self) -> tuple[Pin, ...]:
        """All pins, in the order they were made."""
        raise NotImplementedError

    def is_pinned(self, pin: Pin) -> bool:
        """Tell whether the same words of the same article are pinned."""
        raise NotImplementedError

    def toggle(self, pin: Pin) -> bool:
        """Pin, or unpin if pinned. Returns True where it is pinned now."""
        raise NotImplementedError

    def set_note(self, pin: Pin, note: str) -> None:
        """Change a pin's note."""
        raise NotImplementedError

    def is_read(self, content_hash: str) -> bool:
        """Tell whether an article was read."""
        raise NotImplementedError

    def mark_read(self, content_hash: str, read: bool = True) -> None:
        """Set or clear an article's read mark."""
        raise NotImplementedError

    @property
    def searches(self) -> dict[str, str]:
        """Saved searches: name -> query."""
        raise NotImplementedError

    def save_search(self, name: str, query: str) -> None:
        """Save a search, or with an empty query forget it."""
        raise NotImplementedError
