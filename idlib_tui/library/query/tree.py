"""The syntax tree of a query. Each leaf has its position in the query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Field(StrEnum):
    """What stands before a colon."""

    TITLE = "title"
    SOURCE = "source"
    PLACE = "place"
    SAID = "said"
    ABOUT = "about"
    DATE = "date"
    IS = "is"
    TAG = "tag"
    HAS = "has"


class Mark(StrEnum):
    """What may follow ``is:``: what the user did with an article."""

    UNREAD = "unread"
    READ = "read"
    STARRED = "starred"
    PINNED = "pinned"


class Finding(StrEnum):
    """What may follow ``has:``: what is known of an article, or was found in it."""

    FIGURE = "figure"
    QUOTE = "quote"
    EVENT = "event"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Term:
    """A word; it matches all its inflections."""

    form: str
    stem: str
    title: bool = False
    """True if only titles are searched."""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """A prefix of a word: ``displac*``."""

    form: str
    title: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word of which one letter may differ, but neither of the first two: ``idlib~``."""

    form: str
    title: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other.

    Attributes:
        parts: The stem of each word, or its start. A start stands for the words of an article that
            start so, in any inflection that the article has.
        slop: None for a phrase; else how many other words may stand among these, in any order.
    """

    parts: tuple[str | Prefix, ...]
    slop: int | None = None
    title: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """A filter on what is known of an article: its source, its place, or whom it names."""

    field: Field
    value: str
    prefix: bool = False
    """True if the value may be a prefix."""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A filter on whom an article quotes, and on what they say there.

    Attributes:
        value: The name asked for.
        prefix: True where it may be only the start of one.
        words: What their quotes must say, all those of an article taken together; None for
            anything.
    """

    value: str
    prefix: bool = False
    words: Node | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """A filter on the publication date, both ends inclusive; both None means undated."""

    first: date | None
    last: date | None
    position: int = 0
    counted_from: date | None = None
    """The day from which the range was counted ("last week"); None where it was written out."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A filter on what the user did with an article."""

    mark: Mark
    position: int = 0


@dataclass(frozen=True, slots=True)
class Tagged:
    """A filter on the user's own tags."""

    tag: str
    prefix: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Has:
    """A filter on what was found in an article."""

    finding: Finding
    position: int = 0


@dataclass(frozen=True, slots=True)
class Among:
    """A filter resolved by the catalog: the numbers of the articles that pass it."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class And:
    """All of these nodes."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these nodes."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything except this node."""

    node: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article: the tree of an empty query."""


Text: TypeAlias = Term | Prefix | Fuzzy | Phrase
"""A leaf that is searched for in the text of an article."""

Leaf: TypeAlias = Text | Where | Said | Dated | Marked | Tagged | Has | Among | Everything

Node: TypeAlias = Leaf | And | Or | Not
