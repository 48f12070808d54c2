"""The syntax tree of a query. Each leaf has its position in the query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


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
    """Adjacent words, as stems.

    Attributes:
        slop: None for a phrase; else how many other words may be among these, in any order.
    """

    stems: tuple[str, ...]
    slop: int | None = None
    title: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """A filter on the metadata of an article: its source or place, or an actor it quotes."""

    field: str
    value: str
    prefix: bool = False
    """True if the value may be a prefix."""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """A filter on the publication date, both ends inclusive; both None means undated."""

    first: date | None
    last: date | None
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

Leaf: TypeAlias = Text | Where | Dated | Among | Everything

Node: TypeAlias = Leaf | And | Or | Not
