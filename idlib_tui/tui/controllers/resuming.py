"""Going on where the last run ended."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from idlib_tui.tui.panes import Pane
from idlib_tui.tui.session import Session, session_file
from idlib_tui.tui.widgets.source_rows import Arrangement

if TYPE_CHECKING:
    from pathlib import Path

    from idlib_tui.tui.controllers.host import Host


class Resuming:
    """Brings the last session back once there is something to read, and keeps this one."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._file: Path | None = None
        self._last = Session()
        self._resumed = False

    def load(self) -> None:
        """Read the session's file. Called in the thread that opens the library."""
        self._file = session_file(self._host.workspace)
        self._last = Session.load(self._file)

    def resume(self) -> None:
        """Show what was on show, as far as it is still there; at a first visit, the newest."""
        host = self._host
        if not self._resumed:
            self._resumed = True
            if not host.reader_app.settings.toured:
                host.asking.tour()
            try:
                if self._bring_back(self._last):
                    return
            except Exception as error:  # noqa: BLE001 - a place that cannot be shown is no loss
                host.reader_app.survive(error, "resume")
        host.reading.open(host.open_library.articles(limit=1)[0].id, focus=False)

    def _bring_back(self, last: Session) -> bool:
        """Show what was on show. Returns whether its article is still there."""
        host = self._host
        typing = host.search_bar.query_input
        if last.query and not typing.value and host.focused is not typing:
            host.search_bar.remember(last.query)
            host.search_bar.replace_query(last.query)
        host.take_shapes({**host.shapes, **last.columns})
        with suppress(ValueError):
            host.panes.sources.put_in_order(Arrangement(last.order or Arrangement.NEWEST))
        if last.actor:
            host.panes.quotes.set_actor(last.actor)
            host.panes.chronology.set_actor(last.actor)
        host.panes.chronology.start_at(last.day)
        if not host.reading.resume(last.article, last.paragraph, last.top):
            return False
        # Whoever has begun to do something already is not led away from it.
        if host.pane is Pane.SOURCES and host.focused is not typing:
            host.go_to_pane(last.pane)
        return True

    def keep(self) -> None:
        """Write down what is on show. Nothing is, where the library was never there."""
        if not self._resumed or self._file is None:
            return
        host = self._host
        reading, reader = host.reading, host.panes.reader
        Session(
            article=reading.article.id if reading.article else "",
            paragraph=reader.cursor,
            top=reader.top_offset,
            pane=host.pane,
            query=host.searching.query,
            actor=host.panes.quotes.actor or "",
            day=host.panes.chronology.day,
            order=host.panes.sources.arrangement.value,
            columns=host.shapes,
        ).save(self._file)
