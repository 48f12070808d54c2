"""What the Library answers with, besides the records of ``model``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from idlib_tui.model import Published

Spans: TypeAlias = "tuple[tuple[int, int], ...]"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the source list shows it: everything but its text.

    Attributes:
        group: What all versions of it go by, the first of their ids; None if it has no other.
        versions: How many articles are versions of it, itself included.
    """

    id: str
    file: str
    title: str
    outlet: str | None
    place: str | None
    published: Published
    words: int
    content_hash: str
    group: str | None = None
    versions: int = 1


class Located(Protocol):
    """Where the words of a query stand in one article; looked up when it is first asked for."""

    @property
    def hits(self) -> Spans:
        """All stretches of the text that match."""

    @property
    def extract(self) -> tuple[str, Spans]:
        """One line around the densest of them, and where they are in it."""


class Hit:
    """One article that a query found.

    Where its words stand is found at once for the rows of a first screen, and for others when they
    are looked at: then nothing is found where the article has changed meanwhile.

    Attributes:
        article: The article's row.
        score: How well it answers the query.
    """

    __slots__ = ("_located", "article", "score")

    def __init__(self, article: ArticleRow, score: float, located: Located) -> None:
        self.article = article
        self.score = score
        self._located = located

    def __eq__(self, other: object) -> bool:
        """Return whether the same was found in the same article."""
        return isinstance(other, Hit) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self.article.id)

    def _key(self) -> object:
        return self.article, self.score, self.hits, self.snippet, self.marks

    @property
    def hits(self) -> Spans:
        """(start, end) of each matched stretch in the article's text, in order."""
        return self._located.hits

    @property
    def snippet(self) -> str:
        """An extract around the densest hits, one line."""
        return self._located.extract[0]

    @property
    def marks(self) -> Spans:
        """(start, end) of the matched words within ``snippet``."""
        return self._located.extract[1]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A window of hits, best first.

    Attributes:
        total: How many articles match in all.
        notices: Sentences to show: an expansion that was cut, a suggestion.
        suggestion: The query with likelier spelling, when nothing was found.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    notices: tuple[str, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts over the articles that match, by value."""

    sources: Mapping[str, int]
    actors: Mapping[str, int]
    months: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a sync has come. ``stage``: ``scan``, ``read``, ``annotate``, ``merge``."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did.

    Attributes:
        notices: Sentences to show, such as that a damaged index was rebuilt.
        complete: False where it was cancelled; what was done stays done.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    problems: int
    seconds: float
    notices: tuple[str, ...] = ()
    complete: bool = True
