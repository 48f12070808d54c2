"""Searching all articles while typing, and going from hit to hit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.filters import Marks
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.workers import Latest

if TYPE_CHECKING:
    from textual.timer import Timer

    from idlib_tui.errors import IdlibError
    from idlib_tui.library import SearchResult
    from idlib_tui.tui.controllers.host import Host

PAUSE = 0.03
"""Seconds without a key before a query is asked, so that what is pasted is asked once."""

LIMIT = 100
"""Results shown; who needs more needs another word in the query."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What Escape restores."""

    pane: Pane
    cursor: int | None
    scroll: int


class Searching:
    """The search of the main host.

    Attributes:
        query: The query whose results are on show; "" without a search.
        result: Its results.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._latest = Latest(host.node, "search")
        self._timer: Timer | None = None
        self._before: _Before | None = None
        self._asked = ""
        self._open_best = False
        self._steps = 0
        """Hits to go on from the best, once it is open."""
        self.query = ""
        self.result: SearchResult | None = None

    @property
    def has_hits(self) -> bool:
        """Whether there is something found to step through."""
        return self.result is not None and bool(self.result.hits)

    @property
    def can_step(self) -> bool:
        """Whether there are hits to step through, or may be once the answer is there."""
        return self.has_hits or self._open_best

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._timer is not None or self._latest.running

    def begin(self) -> None:
        """Give the search bar the focus and remember what to come back to."""
        host = self._host
        host.leave_zen()
        if self._before is None:
            self._before = _Before(
                host.pane, host.panes.sources.cursor, int(host.panes.sources.scroll_offset.y)
            )
        # Not widget.focus(), which waits its turn: the first letters may be here already.
        host.set_focus(host.search_bar.query_input)
        # The next letter begins another query; an arrow key goes on with this one.
        host.search_bar.query_input.select_all()

    def run(self, query: str) -> None:
        """Search as if the query had been typed and Enter pressed."""
        self.begin()
        self._host.search_bar.replace_query(query)
        self.submit()

    def typed(self, query: str) -> None:
        """Ask for results once the typing pauses."""
        overtaken = query != self._host.search_bar.query_input.value
        if overtaken or (self._latest.running and query == self._asked):
            # Enter was quicker than the message of the letters before it.
            return
        self._stop_timer()
        if not query.strip():
            self._latest.drop()
            self._clear()
        elif query.strip() == self.query and self.result is not None:
            self._latest.drop()
            self._host.search_bar.show_outcome(self.tally(self.result), _sentence(self.result))
        else:
            self._timer = self._host.node.set_timer(PAUSE, lambda: self._ask(query))

    def submit(self) -> None:
        """Leave the search bar and open the best result, now or when it comes."""
        query = self._host.search_bar.query_input.value
        self._stop_timer()
        if not query.strip():
            self.cancel()
            return
        self.to_results()
        if query.strip() == self.query and self.result is not None:
            self._go_to_best()
        else:
            self._open_best, self._steps = True, 0
            self._ask(query)

    def cancel(self) -> None:
        """Drop the search; list, cursor and focus are as they were before."""
        self._stop_timer()
        self._latest.drop()
        self._host.search_bar.replace_query("")
        before, self._before = self._before, None
        # Before anything is read, so that a damaged catalog keeps nobody in the search bar. Without
        # a place to come back to, a click has begun the search.
        self._host.go_to_pane(before.pane if before is not None else self._host.pane)
        self._clear()
        if before is not None:
            self._host.panes.sources.restore(before.cursor, before.scroll)

    def to_results(self) -> None:
        """Give the focus to the results, and remember the query."""
        self._host.search_bar.remember(self._host.search_bar.query_input.value)
        self._host.go_to_pane(Pane.SOURCES)

    def older(self) -> None:
        """Put the query before into the search bar."""
        self._host.search_bar.older()

    def newer(self) -> None:
        """Put the query after into the search bar; after the last, go to the results."""
        if not self._host.search_bar.newer():
            self.to_results()

    def again(self) -> None:
        """Ask the same query anew, after the articles have changed."""
        if self.query:
            self._ask(self.query)

    def hits_in(self, article_id: str) -> tuple[tuple[int, int], ...]:
        """The hits of the search in one article."""
        for hit in self.result.hits if self.result else ():
            if hit.article.id == article_id:
                return hit.hits
        return ()

    def step(self, direction: int) -> None:
        """Go to the next hit (1) or the one before (-1), on into the next article found."""
        if self._open_best:
            self._steps += direction
            return
        if self.result is None or not self.result.hits:
            return
        reading = self._host.reading
        ids = [hit.article.id for hit in self.result.hits]
        here = reading.article.id if reading.article else None
        if here in ids and reading.step_hit(direction):
            return
        place = ids.index(here) + direction if here in ids else 0
        hit = self.result.hits[place % len(ids)]
        first = hit.hits[0 if direction > 0 else -1] if hit.hits else (0, 0)
        reading.open(hit.article.id, *first)

    def _ask(self, query: str) -> None:
        self._stop_timer()
        library = self._host.readable
        if library is None:
            return
        self._asked = query
        desk = self._host.desk

        def marks() -> Marks:
            return Marks() if desk is None else desk.marks

        def search(_: object) -> SearchResult:
            return library.search(query, limit=LIMIT, partial=True, marks=marks)

        self._latest.start(search, self._found, self._refused)

    def _found(self, result: SearchResult) -> None:
        host = self._host
        self.query, self.result = result.query.strip(), result
        if result.hits:
            host.panes.sources.show_hits(result.hits)
        else:
            host.panes.sources.show_hits((), empty=f"Nothing found for “{self.query}”.")
        if host.focused is host.search_bar.query_input:
            # Results that nobody is typing for, such as those of a reload, move nothing.
            host.show_pane(Pane.SOURCES)
        host.search_bar.show_outcome(self.tally(result), _sentence(result))
        host.reading.mark_hits()
        host.refresh_bindings()
        if self._open_best:
            self._go_to_best()

    def _refused(self, error: IdlibError) -> None:
        # The last results stay: a query is often impossible only until its last quotation mark.
        self._open_best = False
        self._host.search_bar.show_outcome(message=str(error), error=True)

    def _go_to_best(self) -> None:
        self._open_best = False
        if self.result is None or not self.result.hits:
            return
        best = self.result.hits[0]
        start, end = best.hits[0] if best.hits else (0, 0)
        self._host.panes.sources.restore(0, 0)
        # Who has gone on to another pane meanwhile is not called back.
        self._host.reading.open(best.article.id, start, end, focus=self._host.pane is Pane.SOURCES)
        steps, self._steps = self._steps, 0
        for _ in range(abs(steps)):
            self.step(1 if steps > 0 else -1)

    def _clear(self) -> None:
        self.query, self.result, self._open_best = "", None, False
        self._host.search_bar.show_outcome()
        self._host.show_sources()
        self._host.reading.mark_hits()
        self._host.refresh_bindings()

    def tally(self, result: SearchResult) -> str:
        """Count the results, in a few words."""
        return _tally(result)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


_COUNTED = 25
"""Articles up to which their hits are counted: to count them, each text is looked through."""


def _tally(result: SearchResult) -> str:
    """Count the results: "3 articles, 17 hits"."""
    shown = len(result.hits)
    if shown < result.total:
        return f"best {shown:,} of {result.total:,} articles"
    if shown > _COUNTED:
        return f"{shown:,} articles"
    if not shown:
        return "nothing found"
    hits = sum(len(hit.hits) for hit in result.hits)
    counted = f", {hits:,} hit{'' if hits == 1 else 's'}" if hits else ""
    return f"{shown:,} article{'' if shown == 1 else 's'}{counted}"


def _sentence(result: SearchResult) -> str:
    """What there is to say about the results, if anything."""
    sentences = list(result.notices)
    if result.suggestion:
        sentences.append(f"Did you mean: {result.suggestion}")
    return " ".join(sentences)
