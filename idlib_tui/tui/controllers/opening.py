"""Opening the library behind the first paint, and keeping it up to date with the files."""

from __future__ import annotations

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
        """Reload if a file has changed. Called when the window regains the focus."""
        library, desk = self._host.library, self._host.desk
        if library is None or desk is None or self._latest.running:
            return

        def ask(_cancelled: IsCancelled) -> bool:
            desk.look()
            return library.stale()

        def answered(stale: bool) -> None:
            self._host.show_desk()
            if stale:
                self.reload()

        self._latest.start(ask, answered, self._failed)

    def progressed(self, progress: SyncProgress) -> None:
        """Show how far the sync has come; articles appear as soon as there are any."""
        if self._latest.running:
            stage = _STAGES.get(progress.stage, progress.stage)
            many = progress.total > 1
            counted = f" {progress.done:,} of {progress.total:,}" if many else "…"
            self._host.status.working = stage + counted

    def _open(self, _cancelled: IsCancelled) -> tuple[Library, ReadersDesk]:
        # The data rooms are imported in the thread: the frame is on the screen by now.
        from idlib_tui.library import Library  # noqa: PLC0415
        from idlib_tui.tui.readers_desk import ReadersDesk  # noqa: PLC0415

        self._host.resuming.load()
        desk = ReadersDesk(self._host.workspace.briefs / "desk.yaml")
        # A large one takes a moment to read; what it says is kept.
        desk.content()
        return Library.open(self._host.workspace), desk

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
        return library.sync(progress=progress, cancelled=cancelled)

    def _synced(self, report: SyncReport, *, asked: bool) -> None:
        self._host.status.working = ""
        self._host.clear_problem()
        for notice in report.notices:
            self._host.show_notice(notice)
        if self._found_work or report.removed or self._host.article_count == 0:
            self._host.refresh_library()
        elif asked:
            self._host.show_notice("Nothing has changed.")

    def _failed(self, error: IdlibError) -> None:
        self._host.status.working = ""
        self._host.show_problem(error)
