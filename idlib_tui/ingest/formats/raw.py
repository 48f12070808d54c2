"""What a format's reader hands over: the text and the facts of each article in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


class FormatError(Exception):
    """A file of a known format cannot be read; ``str(error)`` is the reason, fit to show."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as its file has it, before repair.

    Attributes:
        text: Plain text: paragraphs with blank lines between them, or wrapped lines; form feeds
            between pages.
        title: The headline.
        outlet: Who published it.
        byline: Who wrote it.
        place: Where it was written.
        published: The publication day as written, in any style.
        because: Where that is written: "The page's metadata says …".
        address: Where on the web it stands.
        made: The day on which the file says that it was made itself, the last resort.
        where: Where in the file it stands: "message 3", "page 2"; "" for a file of one.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    place: str | None = None
    published: str | None = None
    because: str = ""
    address: str | None = None
    made: date | None = None
    where: str = ""


Reader = Callable[[bytes], Iterable[RawArticle]]
"""Reads the bytes of a file; raises ``FormatError`` where it cannot."""
