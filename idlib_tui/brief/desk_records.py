"""What a desk holds, as records: entries, marks, tags, searches, grades and corrections."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeAlias

from idlib_tui.errors import IdlibError
from idlib_tui.filters import Marks
from idlib_tui.model import FactStatus, Reliability
from idlib_tui.model.corrections import Correction

MOST_BYTES = 32_000_000
"""The largest desk file that is read."""


class DeskError(IdlibError):
    """``desk.yaml`` cannot be read or written; it is left as it is."""


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
        kind: What it holds.
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

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two pins the same: the kind, the article and the words."""
        return (self.kind, self.content_hash, self.text)

    def noted(self, note: str) -> Pin:
        """The same pin with another note."""
        return replace(self, note=note)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section: what stands below it, up to the next, belongs to it."""

    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two headings the same."""
        return ("heading", self.text)


@dataclass(frozen=True, slots=True)
class Judgement:
    """A paragraph of the user's own between the pins."""

    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two paragraphs the same."""
        return ("judgement", self.text)


Entry: TypeAlias = Pin | Heading | Judgement
"""What stands on the desk, in the user's order."""


@dataclass(frozen=True, slots=True)
class ReadMark:
    """An article that was read."""

    content_hash: str

    @property
    def key(self) -> str:
        """What makes two marks the same."""
        return self.content_hash


@dataclass(frozen=True, slots=True)
class Star:
    """An article that was given a star."""

    content_hash: str

    @property
    def key(self) -> str:
        """What makes two stars the same."""
        return self.content_hash


@dataclass(frozen=True, slots=True)
class Tag:
    """An article that was given a tag; it may have several."""

    name: str
    content_hash: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two tags the same."""
        return (self.name, self.content_hash)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query under a name."""

    name: str
    query: str

    @property
    def key(self) -> str:
        """What makes two searches the same."""
        return self.name


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """How far a source is trusted.

    Attributes:
        source: The outlet or agency; of an article without either, its id.
        grade: The grade.
    """

    source: str
    grade: Reliability

    @property
    def key(self) -> str:
        """What makes two grades be of the same source."""
        return self.source


@dataclass(frozen=True, slots=True)
class Fact:
    """Words that state a fact, marked by the user.

    Attributes:
        status: What they are marked as.
        content_hash: The article's ``Article.content_hash``.
        article: The article's id when they were marked, for a person to read.
        start: Where the words stood in the text, a hint.
        text: The words.
    """

    status: FactStatus
    content_hash: str
    article: str
    start: int
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What makes two marks be on the same fact."""
        return (self.content_hash, self.text)


Record: TypeAlias = Entry | ReadMark | Star | Tag | SavedSearch | SourceGrade | Fact | Correction
"""One item of a desk."""


class Section(StrEnum):
    """The lists of a desk, by their keys in the file."""

    PINS = "pins"
    READ = "read"
    STARRED = "starred"
    TAGS = "tags"
    SEARCHES = "searches"
    GRADES = "grades"
    FACTS = "facts"
    CORRECTIONS = "corrections"

    @property
    def is_mapping(self) -> bool:
        """Whether its items are names with a value each, and not the items of a list."""
        return self in {Section.SEARCHES, Section.GRADES}


@dataclass(frozen=True)
class DeskContent:
    """All records of a desk, in the order of the file."""

    entries: tuple[Entry, ...] = ()
    read: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    tagged: tuple[Tag, ...] = ()
    searches: tuple[SavedSearch, ...] = ()
    graded: tuple[SourceGrade, ...] = ()
    facts: tuple[Fact, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @cached_property
    def pins(self) -> tuple[Pin, ...]:
        """The pins among the entries."""
        return tuple(entry for entry in self.entries if isinstance(entry, Pin))

    @cached_property
    def marks(self) -> Marks:
        """What was done with the articles, for queries."""
        tags: dict[str, set[str]] = {}
        for tag in self.tagged:
            tags.setdefault(tag.name, set()).add(tag.content_hash)
        return Marks(
            self.read,
            self.starred,
            self.pinned_articles,
            {name: frozenset(articles) for name, articles in tags.items()},
        )

    @cached_property
    def grades(self) -> dict[str, Reliability]:
        """The grade of each source that has one, by the source's name."""
        return {each.source: each.grade for each in self.graded}

    @cached_property
    def statuses(self) -> dict[tuple[str, str], FactStatus]:
        """What each fact is marked as, by the article's content hash and the words."""
        return {fact.key: fact.status for fact in self.facts}

    @cached_property
    def notes(self) -> dict[Hashable, str]:
        """The note of each pin, by the pin's key."""
        return {pin.key: pin.note for pin in self.pins}

    @cached_property
    def pinned_articles(self) -> frozenset[str]:
        """The content hashes of the articles that have a pin."""
        return frozenset(pin.content_hash for pin in self.pins)
