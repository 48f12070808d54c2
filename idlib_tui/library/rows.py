"""What the Library answers with, besides the records of ``model``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from idlib_tui.model import Published


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as the source list shows it: everything but its text."""

    id: str
    file: str
    title: str
    outlet: str | None
    place: str | None
    published: Published
    words: int
    content_hash: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that a query found.

    Attributes:
        hits: (start, end) of each matched stretch in the article's text, in order.
        snippet: An extract around the densest hits, one line.
        marks: (start, end) of the matched words within ``snippet``.
    """

    article: ArticleRow
    score: float
    hits: tuple[tuple[int, int], ...]
    snippet: str
    marks: tuple[tuple[int, int], ...]


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
