"""Reading articles of an archive, which are fetched first, and searching it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.tui.controllers.reading import Reading
from idlib_tui.tui.controllers.searching import Searching
from idlib_tui.tui.workers import Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from idlib_tui.errors import IdlibError
    from idlib_tui.library import SearchResult
    from idlib_tui.tui.controllers.archive_host import ArchiveHost
    from idlib_tui.tui.places import ReadingPosition


class ArchiveReading(Reading):
    """The article on show; another one is shown as soon as it has come."""

    def __init__(self, host: ArchiveHost) -> None:
        super().__init__(host)
        self._screen = host
        self._fetching = Latest(host.node, "article")

    def open(self, article_id: str, start: int = 0, end: int = 0, *, focus: bool = True) -> None:
        """Open an article once it is there."""
        self._when_there(article_id, partial(super().open, article_id, start, end, focus=focus))

    def _return_to(self, place: ReadingPosition | None) -> None:
        if place is not None:
            self._when_there(place.article, partial(super()._return_to, place))

    def catch_up(self) -> None:
        """Leave the article as it is: one of an archive never changes."""

    def _when_there(self, article_id: str, then: Callable[[], None]) -> None:
        archive, status = self._screen.archive, self._screen.status
        if archive is None:
            return
        if archive.is_fetched(article_id):
            self._fetching.drop()
            then()
            return

        def fetched(_: None) -> None:
            status.working = ""
            then()

        def failed(error: IdlibError) -> None:
            status.working = ""
            self._screen.show_notice(str(error), error=True)

        status.working = "Fetching the article…"
        self._fetching.start(lambda _: archive.fetch(article_id), fetched, failed)


class ArchiveSearching(Searching):
    """The search of an archive, which says of how many articles these are the best."""

    def __init__(self, host: ArchiveHost) -> None:
        super().__init__(host)
        self._screen = host

    def tally(self, result: SearchResult) -> str:
        """Count the results: "best 100 of 3,412 of about 2.1 million"."""
        shown = len(result.hits)
        best = f"best {shown:,} of " if shown < result.total else ""
        return f"{best}{result.total:,} of {wording.about(self._screen.article_count)}"
