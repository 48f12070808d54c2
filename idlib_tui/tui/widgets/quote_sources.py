"""The quotes of one actor in windows from the library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from idlib_tui.model import Statement
from idlib_tui.tui.widgets.quote_filter import QuoteFilter
from idlib_tui.tui.widgets.row_source import QuerySource, RowSource

if TYPE_CHECKING:
    from idlib_tui.library import Library


def count_quotes(library: Library, name: str | None, asked: QuoteFilter, minimum: float) -> int:
    """Count one actor's quotes that fit."""
    return library.quote_count(
        actor=name,
        text=asked.text,
        source=asked.source,
        kind=asked.kind,
        since=asked.since,
        until=asked.until,
        minimum=minimum,
    )


def quote_source(
    library: Library, name: str | None, count: int, asked: QuoteFilter, minimum: float
) -> RowSource[Statement]:
    """Make the source of one actor's quotes."""

    def fetch(offset: int, limit: int) -> Sequence[Statement]:
        return library.quotes(
            actor=name,
            text=asked.text,
            source=asked.source,
            kind=asked.kind,
            since=asked.since,
            until=asked.until,
            minimum=minimum,
            offset=offset,
            limit=limit,
        )

    return QuerySource(lambda: count, fetch)


def words_at(library: Library, article: str, start: int, end: int) -> str:
    """Fetch the words of a span of an article."""
    return library.article(article).text[start:end]
