"""An article after repair, the repairs made, and how its publication date is known."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PublishedFrom(StrEnum):
    """How the publication date is known, most certain first."""

    FILE = "file"
    STORY = "story"
    TEXT = "text"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Published:
    """A publication date and how it is known."""

    day: date | None = None
    known_from: PublishedFrom = PublishedFrom.UNKNOWN
    because: str = ""
    """The evidence as a sentence for the user: "The header line says 2020-02-18"."""
    confidence: float = 0.0
    """0 to 1; 1 if the file or the story states the date."""


class RepairKind(StrEnum):
    """What was repaired, or removed."""

    TITLE = "title"
    """A headline, moved into ``Article.title``."""
    HEADER = "header"
    """Lines with the date, the author and the like, read into the article's fields."""
    MARKUP = "markup"
    PAGE = "page"
    """Running heads, page numbers and breaks of printed pages."""
    LITTER = "litter"
    """Lines that belong to a web page, not to the article: navigation, advertisements."""
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Lines that recur on many pages of one outlet."""
    NOISE = "noise"
    ENTITY = "entity"
    """An HTML entity, whole or damaged."""
    MOJIBAKE = "mojibake"
    """Characters decoded with the wrong encoding."""
    CONTROL = "control"
    """Control characters."""
    QUOTATION_MARK = "quotation mark"
    NUMBER = "number"
    HYPHEN = "hyphen"
    """A word hyphenated at the end of a line."""
    SPACE = "space"
    LAYOUT = "layout"
    """Blank lines and unusual white space: not worth showing."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A place where the text differs from the file, as a span of the repaired text.

    A removal has ``start == end``.

    Attributes:
        was: The characters in the file.
        now: The characters in the text.
    """

    kind: RepairKind
    start: int
    end: int
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Article:
    """One document after repair."""

    id: str
    """The file's path under ``seeds/`` without its suffix: stable, readable, unique."""
    file: str
    """The file's path under ``seeds/``, with forward slashes."""
    title: str
    text: str
    outlet: str | None = None
    place: str | None = None
    """The dateline: "Reyhanli, Turkey"."""
    byline: str | None = None
    credits: tuple[str, ...] = ()
    """Agency and desk credits, as written: "Writing by A; Editing by B"."""
    published: Published = Published()
    repairs: tuple[Repair, ...] = ()
    content_hash: str = ""
    """SHA-256 of the file's bytes, hexadecimal."""
    encoding: str | None = None
    """The encoding of a text file, by its name in Python: "cp1252"; None for other formats."""
    encoding_sure: str | None = None
    """How sure that is: "stated" by the story, "certain", "likely" or "guess"."""
    address: str | None = None
    """The web address that the file states."""
    agency: str | None = None
    """The agency that the text says it comes from: "Reuters"."""
    pages: tuple[int, ...] = ()
    """Offsets at which the pages of a printed document begin; empty in a file without pages."""

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, that an offset is on; None in a file without pages."""
        return bisect_right(self.pages, offset) or None

    @property
    def words(self) -> int:
        """The number of words separated by white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Problem:
    """A file in ``seeds/`` that could not be read as an article, or only in part, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Differences:
    """How a text differs from another version.

    Attributes:
        spans: The passages that the other does not have in that place, as offsets (start, end).
        missing: The number of sentences of the other that are not in the text.
    """

    spans: tuple[tuple[int, int], ...]
    missing: int
