"""A query as a tree. Each node knows where in the query it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Term:
    """A word; articles match that have any inflection of it."""

    form: str
    stem: str
    title: bool = False
    """True where only titles are meant."""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """The start of a word: ``displac*``."""

    form: str
    title: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """A word that may differ in one letter, but not in its first two: ``idlib~``."""

    form: str
    title: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words next to each other, as stems.

    Attributes:
        slop: None for a phrase; else how many other words may stand among these, in any order.
    """

    stems: tuple[str, ...]
    slop: int | None = None
    title: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class Where:
    """A filter on what is known of an article: its source, place, or whom it quotes."""

    field: str
    value: str
    prefix: bool = False
    """True where the value may be only the start of what is meant."""
    position: int = 0


@dataclass(frozen=True, slots=True)
class Dated:
    """A filter on the publication day, both ends inclusive; both None means undated."""

    first: date | None
    last: date | None
    position: int = 0


@dataclass(frozen=True, slots=True)
class Among:
    """A filter that the catalog has answered: these article numbers."""

    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of these."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but this."""

    node: Node


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article: the empty query."""


Text: TypeAlias = Term | Prefix | Fuzzy | Phrase
"""What is looked for in the text of an article."""

Leaf: TypeAlias = Text | Where | Dated | Among | Everything

Node: TypeAlias = Leaf | And | Or | Not
