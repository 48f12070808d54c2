"""What the quotes pane fetches from the library: counts first, then windows of quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.model import ActorSummary, Statement
from idlib_tui.tui.widgets.row_source import QuerySource, RowSource
from idlib_tui.tui.workers import IsCancelled

if TYPE_CHECKING:
    from idlib_tui.filters import QuoteFilter
    from idlib_tui.tui.readable import Readable


@dataclass(frozen=True, slots=True)
class Counted:
    """What is known before any quote is fetched."""

    actors: Sequence[ActorSummary] = ()
    total: int = 0
    """Quotes of everyone, without any filter."""
    counts: Sequence[int] = ()
    """Quotes that pass each filter."""


def count_quotes(
    library: Readable, wanted: Sequence[QuoteFilter], cancelled: IsCancelled
) -> Counted:
    """Count the quotes that pass each of some filters; may take long, for a thread.

    Raises:
        FilterError: The library does not know an actor.
        UnknownArticleError: It does not know a source.
    """
    actors = library.actors()
    if cancelled():
        return Counted()
    return Counted(actors, library.quote_count(), [library.quote_count(each) for each in wanted])


def quote_source(library: Readable, wanted: QuoteFilter, count: int) -> RowSource[Statement]:
    """Make the source of the quotes that pass a filter."""

    def fetch(offset: int, limit: int) -> Sequence[Statement]:
        return library.quotes(wanted, offset=offset, limit=limit)

    return QuerySource(lambda: count, fetch)


def words_at(library: Readable, article: str, start: int, end: int) -> str:
    """Fetch the words of a span of an article."""
    return library.article(article).text[start:end]
