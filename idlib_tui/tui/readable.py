"""What the panes ask for what they show: a library, or anything that answers like one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from idlib_tui.filters import EntryFilter, FigureFilter, Marks, QuoteFilter
    from idlib_tui.library import ArticleRow, SearchResult
    from idlib_tui.model import ActorSummary, Annotations, Article, Entry, FigureGroup, Statement


class Readable(Protocol):
    """Articles and what was found in them; each method is as ``Library``'s of that name."""

    def article_count(self) -> int:
        """Count the articles."""

    def articles(self) -> list[ArticleRow]:
        """List the articles; none where they are too many to be listed whole."""

    def article(self, article_id: str) -> Article:
        """Return an article with its text."""

    def annotations(self, article_id: str) -> Annotations:
        """Return what was found in one article."""

    def actors(self) -> list[ActorSummary]:
        """List the speakers."""

    def search(
        self, query: str, *, limit: int, partial: bool, marks: Callable[[], Marks]
    ) -> SearchResult:
        """Find articles. For a thread."""

    def find_in_text(self, query: str, text: str, *, partial: bool) -> tuple[tuple[int, int], ...]:
        """Find the matches of a query in one text."""

    def quotes(self, wanted: QuoteFilter, *, offset: int, limit: int) -> list[Statement]:
        """List a window of statements."""

    def quote_count(self, wanted: QuoteFilter = ...) -> int:
        """Count statements. For a thread."""

    def chronology(self, wanted: EntryFilter, *, offset: int, limit: int) -> list[Entry]:
        """List a window of the chronology."""

    def chronology_starts(self, wanted: EntryFilter) -> Sequence[tuple[str, int]]:
        """Count entries by their first day. For a thread."""

    def chronology_histogram(self, wanted: EntryFilter, *, by: str) -> Sequence[tuple[str, int]]:
        """Count entries by day or month. For a thread."""

    def figures(self, wanted: FigureFilter, *, offset: int, limit: int) -> list[FigureGroup]:
        """List a window of groups of figures."""

    def figure_sizes(self, wanted: FigureFilter) -> list[tuple[int, bool]]:
        """Return the number of reports of each group of figures. For a thread."""
