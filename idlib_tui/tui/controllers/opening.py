"""Opening the library behind the first paint, and keeping it up to date with the files."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from idlib_tui.errors import IdlibError
    from idlib_tui.library import Library, SyncProgress, SyncReport
    from idlib_tui.tui.controllers.host import Host
    from idlib_tui.tui.readers_desk import ReadersDesk

_SHOWN_EVERY = 2.0
"""Seconds between two looks at what a sync has read so far."""

_STAGES = {
    "scan": "Looking for changes",
    "read": "Reading articles",
    "annotate": "Finding quotes and dates",
    "merge": "Joining the articles",
}


class Opening:
    """Opens the library, syncs it in a thread, and shows the progress."""

    @dataclass
    class Progressed(Message):
        """The sync has come a step further."""

        progress: SyncProgress

        def can_replace(self, message: Message) -> bool:
            """Only the last of several queued steps matters."""
            return isinstance(message, Opening.Progressed)

    def __init__(self, host: Host) -> None:
        self._host = host
        self._latest = Latest(host.node, "library")
        self._found_work = False
        self._shown_at = 0.0
        self._look_again = False
        self._whole = False

    def begin(self) -> None:
        """Open the library."""
        self._host.status.working = "Opening…"
        self._latest.start(self._open, self._opened, self._host.show_problem)

    def reload(self, *, asked: bool = False) -> None:
        """Bring the library up to date with the files, or open it if that failed before.

        Args:
            asked: Whether the user asked for it, who then hears of it when nothing has changed.
        """
        if self._host.library is None:
            self.begin()
        else:
            self._host.status.working = "Looking for changes…"
            self._latest.start(self._sync, partial(self._synced, asked=asked), self._failed)

    def look(self) -> None:
        """Reload if a file has changed: the folder is watched, or the window regains the focus."""
        library, desk = self._host.library, self._host.desk
        if library is None or desk is None:
            return
        if self._latest.running:
            # What is running may have passed the changed file.
            self._look_again = True
            return
        self._look_again = False

        def ask(_cancelled: IsCancelled) -> bool:
            desk.look()
            return library.stale()

        def answered(stale: bool) -> None:
            self._host.show_desk()
            if stale:
                self.reload()
            elif self._look_again:
                self.look()

        self._latest.start(ask, answered, self._failed)

    def progressed(self, progress: SyncProgress) -> None:
        """Show how far the sync has come; articles appear as soon as there are any."""
        if self._latest.running:
            stage = _STAGES.get(progress.stage, progress.stage)
            many = progress.total > 1
            counted = f" {progress.done:,} of {progress.total:,}" if many else "…"
            self._host.status.working = stage + counted
            if self._found_work:
                self._show_what_is_there()

    def _show_what_is_there(self) -> None:
        """Show the articles read so far: the first ones at once, more every few seconds."""
        now = time.monotonic()
        if self._host.article_count == 0 or now - self._shown_at >= _SHOWN_EVERY:
            self._shown_at = now
            self._host.refresh_library()

    def _open(self, _cancelled: IsCancelled) -> tuple[Library, ReadersDesk]:
        # The data rooms are imported in the thread: the frame is on the screen by now.
        from idlib_tui.brief.corrections import corrections_of  # noqa: PLC0415
        from idlib_tui.library import Library  # noqa: PLC0415
        from idlib_tui.tui.readers_desk import ReadersDesk  # noqa: PLC0415

        self._host.resuming.load()
        file = self._host.workspace.briefs / "desk.yaml"
        desk = ReadersDesk(file)
        # A large one takes a moment to read; what it says is kept.
        desk.content()
        return Library.open(self._host.workspace, corrections_of(file)), desk

    def _opened(self, opened: tuple[Library, ReadersDesk]) -> None:
        self._host.attach(*opened)
        self.reload()

    def _sync(self, cancelled: IsCancelled) -> SyncReport:
        library = self._host.library
        if library is None:
            raise RuntimeError("There is no library to sync.")

        def progress(step: SyncProgress) -> None:
            # Not only files make work: with the story, every article is read anew.
            self._found_work |= step.stage != "scan" and step.total > 0
            self._host.node.post_message(self.Progressed(step))

        self._found_work = False
        if self._host.desk is not None:
            self._host.desk.look()
        report = library.sync(progress=progress, cancelled=cancelled)
        # Those that were made while it was running.
        self._found_work |= library.correct() is not None
        return report

    def _synced(self, report: SyncReport, *, asked: bool) -> None:
        self._host.status.working = ""
        self._host.clear_problem()
        for notice in report.notices:
            self._host.show_notice(notice)
        others = self._host.panes.sources.others != report.others
        self._host.panes.sources.others = report.others
        if self._whole:
            self._host.status.added += report.added
        self._whole = report.complete
        if self._found_work or report.removed or others or self._host.article_count == 0:
            self._host.refresh_library()
        elif asked:
            self._host.show_notice("Nothing has changed.")
        self._host.watching.begin()
        if self._look_again:
            self.look()

    def _failed(self, error: IdlibError) -> None:
        self._host.status.working = ""
        self._host.show_problem(error)
