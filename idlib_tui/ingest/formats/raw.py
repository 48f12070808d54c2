"""The result of a format's reader: text and metadata of each article in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


class FormatError(Exception):
    """A file of a known format cannot be read; ``str(error)`` is the reason, for the user."""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as in its file, before repair.

    Attributes:
        text: Plain text: paragraphs with blank lines between them, or wrapped lines; form feeds
            between pages.
        title: The headline.
        outlet: Who published it.
        byline: Who wrote it.
        place: Where it was written.
        published: The publication date as written, in any style.
        because: Where it is stated: "The page's metadata says …".
        address: Its web address.
        made: The date on which the file was created according to itself, as a last resort.
        attachments: The files that it names as its own, if it is only a reference.
        where: Its position in the file: "message 3", "page 2"; "" in a file with one article.
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
    attachments: tuple[str, ...] = ()
    where: str = ""


Reader = Callable[[bytes], Iterable[RawArticle]]
"""Reads the bytes of a file; raises ``FormatError`` if that fails."""
