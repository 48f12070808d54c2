"""Library result types, besides the records of ``model``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from idlib_tui.model import Published

Spans: TypeAlias = "tuple[tuple[int, int], ...]"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article without its text, as the source list shows it.

    Attributes:
        group: The id of the first of its versions; None if it has no other version.
        versions: The number of versions, including itself.
        agency: The news agency that it credits; None if it credits none.
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
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the source list.

    Attributes:
        article: The article.
        is_version: Whether it stands below another version of it.
    """

    article: ArticleRow
    is_version: bool


class Located(Protocol):
    """The matches of a query in one article, located on first access."""

    @property
    def hits(self) -> Spans:
        """All matching spans of the text."""

    @property
    def extract(self) -> tuple[str, Spans]:
        """A one-line extract around the densest matches, and the spans of matches in it."""


class Hit:
    """An article that matches a query.

    Its matches are located at once for the rows of a first screen, and otherwise on first access;
    if the article has changed meanwhile, it then has none.

    Attributes:
        article: The article's row.
        score: Its relevance.
    """

    __slots__ = ("_located", "article", "score")

    def __init__(self, article: ArticleRow, score: float, located: Located) -> None:
        self.article = article
        self.score = score
        self._located = located

    def renamed(self, article: ArticleRow) -> Hit:
        """Return the same matches with another row."""
        return Hit(article, self.score, self._located)

    def __eq__(self, other: object) -> bool:
        """Compare articles, scores and matches."""
        return isinstance(other, Hit) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self.article.id)

    def _key(self) -> object:
        return self.article, self.score, self.hits, self.snippet, self.marks

    @property
    def hits(self) -> Spans:
        """The matched spans of the article's text, in order."""
        return self._located.hits

    @property
    def snippet(self) -> str:
        """An extract around the densest hits, one line."""
        return self._located.extract[0]

    @property
    def marks(self) -> Spans:
        """The spans of matches in ``snippet``."""
        return self._located.extract[1]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """A window of hits, best first.

    Attributes:
        total: The number of articles that match.
        notices: Sentences for the user, such as a suggestion, or that an expansion was limited.
        suggestion: The query with corrected spelling, if nothing was found.
    """

    query: str
    hits: tuple[Hit, ...]
    total: int
    notices: tuple[str, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How the articles that match divide: how many have each value, the most frequent first.

    Attributes:
        sources: By outlet, or by id where no outlet is known.
        actors: By whom they quote; an article counts for each.
        months: By month of publication ("2020-02"), in order, without the undated.
        tags: By the user's tags; an article counts for each.
    """

    sources: Mapping[str, int]
    actors: Mapping[str, int]
    months: Mapping[str, int]
    tags: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """The progress of a sync. ``stage``: ``scan``, ``read``, ``annotate``, ``merge``."""

    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SyncReport:
    """The result of a sync.

    Attributes:
        notices: Sentences for the user, such as that a damaged index was rebuilt.
        complete: False if it was cancelled; what it did is kept.
        others: The files that are no articles, by kind, in words; "" if there are none.
    """

    added: int
    changed: int
    removed: int
    unchanged: int
    problems: int
    seconds: float
    notices: tuple[str, ...] = ()
    complete: bool = True
    others: str = ""
