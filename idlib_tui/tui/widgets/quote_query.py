"""What the quotes pane asks the library for, one actor at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from idlib_tui.model import ActorSummary, QuoteKind, Statement
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.quote_filter import QuoteFilter, parse_filter
from idlib_tui.tui.widgets.row_source import QuerySource, RowSource
from idlib_tui.tui.workers import IsCancelled

if TYPE_CHECKING:
    from idlib_tui.library import Library


@dataclass(frozen=True, slots=True)
class Counted:
    """What is known before any quote is fetched."""

    actors: Sequence[ActorSummary] = ()
    total: int = 0
    """Quotes of everyone, without any filter."""
    counts: Sequence[int] = ()
    """Quotes that fit, of each actor asked for."""
    asked: QuoteFilter = field(default_factory=QuoteFilter)
    """The filter with the source's id completed."""


@dataclass(frozen=True, slots=True)
class QuotesQuery:
    """Which quotes to list, whoever's they are."""

    typed: str = ""
    """The filter as typed."""
    kind: QuoteKind | None = None
    minimum: float = 0.0
    """Leaves out quotes whose speaker is less sure."""

    @property
    def filters(self) -> bool:
        """Whether anything is left out."""
        return bool(self.typed or self.kind or self.minimum)

    def facts(self) -> list[str]:
        """Say what is left out."""
        facts = [f"only {self.kind}"] if self.kind is not None else []
        if self.minimum:
            facts.append("only the sure")
        if self.typed:
            facts.append(f"“{one_line(self.typed)}”")
        return facts

    def count(
        self, library: Library, names: Sequence[str | None], cancelled: IsCancelled
    ) -> Counted:
        """Count what fits, for some actors or everyone (None); may take long, for a thread.

        Raises:
            UnknownArticleError: The filter names a source that is none.
        """
        asked = parse_filter(self.typed)
        asked = replace(asked, kind=asked.kind or self.kind)
        if asked.source is not None:
            asked = replace(asked, source=library.resolve_id(asked.source))
        actors = library.actors()
        if cancelled():
            return Counted()
        counts = [
            library.quote_count(
                actor=name,
                text=asked.text,
                source=asked.source,
                kind=asked.kind,
                since=asked.since,
                until=asked.until,
                minimum=self.minimum,
            )
            for name in names
        ]
        return Counted(actors, library.quote_count(), counts, asked)

    def source(
        self, library: Library, name: str | None, count: int, asked: QuoteFilter
    ) -> RowSource[Statement]:
        """Make the source of one actor's quotes, or everyone's."""

        def fetch(offset: int, limit: int) -> Sequence[Statement]:
            return library.quotes(
                actor=name,
                text=asked.text,
                source=asked.source,
                kind=asked.kind,
                since=asked.since,
                until=asked.until,
                minimum=self.minimum,
                offset=offset,
                limit=limit,
            )

        return QuerySource(lambda: count, fetch)


def words_at(library: Library, article: str, start: int, end: int) -> str:
    """Fetch the words of a span of an article."""
    return library.article(article).text[start:end]
