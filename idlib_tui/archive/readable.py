"""An archive as the reader's panes ask a library: under the same names, a window at a time.

An article is known here by the key of its document, since two workspaces may give the same id to
different articles.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from threading import Lock
from typing import Any, TypeVar

from idlib_tui.annotate.pipeline import annotate
from idlib_tui.archive.archive import Archive
from idlib_tui.archive.documents import document_id
from idlib_tui.archive.searching import MOST_HITS
from idlib_tui.archive.views import Days, Happening
from idlib_tui.errors import FilterError, UnknownArticleError
from idlib_tui.filters import (
    EVERY_ENTRY,
    EVERY_FIGURE,
    EVERY_QUOTE,
    EntryFilter,
    FigureFilter,
    Marks,
    QuoteFilter,
)
from idlib_tui.library import ArticleRow, SearchResult
from idlib_tui.library.query.parser import parse
from idlib_tui.library.query.visiting import rewritten
from idlib_tui.library.rows import SourceRow
from idlib_tui.library.search.matches import Finder
from idlib_tui.library.search.searcher import without_speaker
from idlib_tui.merge.precision import precision_of
from idlib_tui.model import (
    ActorSummary,
    Annotations,
    Article,
    Entry,
    FigureGroup,
    Report,
    Statement,
)

Filter = TypeVar("Filter", QuoteFilter, EntryFilter)

_KEPT = 50
"""Articles that are kept after they have been fetched, for the way back."""


class ReadableArchive:
    """Reads an archive for the panes.

    ``look``, ``fetch``, ``search`` and whatever takes a filter or an offset ask the cluster, at
    most for the seconds that the settings allow, and raise ``ArchiveError`` if it cannot be asked.
    The other methods answer at once from what has been asked before. Thread-safe.
    """

    def __init__(self, archive: Archive) -> None:
        """Prepare; nothing is asked yet."""
        self.archive = archive
        self._total = 0
        self._speakers: dict[str, int] = {}
        self._days: dict[QuoteFilter | EntryFilter, Days] = {}
        self._outlets: dict[str, str] = {}
        self._fetched: OrderedDict[str, tuple[Article, Annotations]] = OrderedDict()
        self._guard = Lock()

    @property
    def name(self) -> str:
        """What the user calls it."""
        return self.archive.settings.name

    def look(self) -> None:
        """Count the articles and the quotes of each speaker anew."""
        self._total = self.archive.search("", limit=0).total
        self._speakers = self.archive.speakers()
        self._days = {}

    # What is known already.

    def article_count(self) -> int:
        """Return how many articles there were at the last look."""
        return self._total

    def actors(self) -> list[ActorSummary]:
        """List those who were quoted most at the last look, with the number of their quotes."""
        return [
            ActorSummary(name, (), (), quotes, mentions=0, articles=0, from_story=False)
            for name, quotes in self._speakers.items()
        ]

    def articles(self) -> list[ArticleRow]:
        """List nothing: an archive is too large to be listed whole; see ``sources``."""
        return []

    def outlet(self, article_id: str) -> str | None:
        """Name the outlet of an article that some list has shown; None if that is not known."""
        return self._outlets.get(article_id)

    def article(self, article_id: str) -> Article:
        """Return an article that was fetched.

        Raises:
            UnknownArticleError: It was not, or too long ago.
        """
        return self._known(article_id)[0]

    def annotations(self, article_id: str) -> Annotations:
        """Return what was found in an article that was fetched; errors are as for ``article``."""
        return self._known(article_id)[1]

    def is_fetched(self, article_id: str) -> bool:
        """Return whether an article is at hand."""
        return article_id in self._fetched

    def find_in_text(
        self, query: str, text: str, *, partial: bool = False
    ) -> tuple[tuple[int, int], ...]:
        """Find the matches of a query in one text, as ``Library.find_in_text`` does."""
        tree = rewritten(parse(query, partial=partial), without_speaker)
        return Finder(tree).find(text)

    # What the cluster is asked for.

    def fetch(self, article_id: str) -> None:
        """Fetch an article, with what was found in it.

        Raises:
            UnknownArticleError: The archive does not have it any more.
        """
        found = self.archive.document(article_id)
        if found is None:
            raise UnknownArticleError("The archive does not have this article any more.")
        # The rest is not kept in an archive.
        own = annotate(found.article.text, found.article.published.day).found
        annotations = replace(own, quotes=found.quotes, events=found.events)
        article = replace(found.article, id=article_id, content_hash=article_id)
        with self._guard:
            self._fetched[article_id] = article, annotations
            self._fetched.move_to_end(article_id)
            while len(self._fetched) > _KEPT:
                self._fetched.popitem(last=False)

    def source_count(self) -> int:
        """Count the rows of ``sources``."""
        return min(self._total, MOST_HITS)

    def sources(self, *, offset: int = 0, limit: int = 100) -> list[SourceRow]:
        """List the newest articles; those beyond ``source_count`` are found by a search only."""
        found = self.archive.search("", offset=offset, limit=limit, sort="newest")
        return [SourceRow(self._named(hit.article), is_version=False) for hit in found.hits]

    def search(
        self,
        query: str,
        *,
        limit: int = 100,
        partial: bool = False,
        marks: Callable[[], Marks] = Marks,
    ) -> SearchResult:
        """Find articles, with all their hits located, as ``Library.search`` does."""
        found = self.archive.search(query, limit=limit, partial=partial, marks=marks)
        hits = [hit.renamed(self._named(hit.article)) for hit in found.hits]
        for hit in hits:
            _ = hit.hits
        return replace(found, hits=tuple(hits))

    def quote_count(self, wanted: QuoteFilter = EVERY_QUOTE) -> int:
        """Count quotes."""
        return self._days_of(_known_filter(wanted), self.archive.quote_days).total

    def quotes(
        self, wanted: QuoteFilter = EVERY_QUOTE, *, offset: int = 0, limit: int = 100
    ) -> list[Statement]:
        """List quotes, in order of the day they were said."""
        wanted = _known_filter(wanted)
        days = self._days_of(wanted, self.archive.quote_days)
        return self.archive.quotes_from(wanted, days, offset, limit, named=self._learn)

    def chronology_starts(self, wanted: EntryFilter = EVERY_ENTRY) -> Sequence[tuple[str, int]]:
        """Count events by their first day."""
        if wanted.minimum:
            raise FilterError("In an archive, reports are not weighed; pull them into a story.")
        return self._days_of(wanted, self.archive.event_days).counts

    def chronology_histogram(
        self, wanted: EntryFilter = EVERY_ENTRY, *, by: str = "day"
    ) -> Sequence[tuple[str, int]]:
        """Count events by the ``day`` or ``month`` on which they begin."""
        counts: dict[str, int] = {}
        for day, count in self.chronology_starts(wanted):
            period = day[: len("2020-02")] if by == "month" else day
            counts[period] = counts.get(period, 0) + count
        return list(counts.items())

    def chronology(
        self, wanted: EntryFilter = EVERY_ENTRY, *, offset: int = 0, limit: int = 100
    ) -> list[Entry]:
        """List what single articles report, in order of its first day."""
        days = self._days_of(wanted, self.archive.event_days)
        found = self.archive.events_from(wanted, days, offset, limit, named=self._learn)
        return [_entry(one) for one in found]

    def figure_sizes(self, wanted: FigureFilter = EVERY_FIGURE) -> list[tuple[int, bool]]:
        """List nothing: figures are compared within a story."""
        del wanted
        return []

    def figures(
        self, wanted: FigureFilter = EVERY_FIGURE, *, offset: int = 0, limit: int | None = None
    ) -> list[FigureGroup]:
        """List nothing, as ``figure_sizes``."""
        del wanted, offset, limit
        return []

    def _known(self, article_id: str) -> tuple[Article, Annotations]:
        with self._guard:
            if article_id in self._fetched:
                self._fetched.move_to_end(article_id)
                return self._fetched[article_id]
        raise UnknownArticleError("Open the article first.")

    def _named(self, row: ArticleRow) -> ArticleRow:
        key = document_id(row)
        self._outlets[key] = row.outlet or row.title
        return replace(row, id=key, content_hash=key)

    def _learn(self, found: Mapping[str, Any]) -> str:
        key = str(found["key"])
        # Where no outlet is known, this is the id.
        self._outlets.setdefault(key, str(found["source"]))
        return key

    def _days_of(self, wanted: Filter, count: Callable[[Filter], Days]) -> Days:
        days = self._days.get(wanted)
        if days is None:
            days = self._days[wanted] = count(wanted)
        return days


def _known_filter(wanted: QuoteFilter) -> QuoteFilter:
    """Check that an archive knows what a filter asks for.

    Raises:
        FilterError: It does not.
    """
    if wanted.minimum or wanted.source:
        raise FilterError(
            "An archive's quotes cannot be chosen by their source or by how sure the speaker is; "
            "pull the articles into a story."
        )
    return wanted


def _entry(one: Happening) -> Entry:
    """Make an entry of the chronology with one report."""
    event = one.event
    report = Report(
        one.article, event.start, event.end, event.text, "", event.relation, value=event.value
    )
    return Entry(
        event.value,
        event.first,
        event.last,
        precision_of(event.value, event.first, event.last),
        event.relation,
        event.text,
        event.names,
        (report,),
        importance=1.0,
    )
