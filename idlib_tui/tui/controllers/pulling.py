"""Copying articles of an archive into the story."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from idlib_tui import wording
from idlib_tui.tui.commands import BY_ID
from idlib_tui.tui.controllers.archive_opening import pulled_from
from idlib_tui.tui.dialogs.confirm import Confirm
from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from idlib_tui.archive import Archive
    from idlib_tui.archive.pulling import PulledArticle
    from idlib_tui.errors import IdlibError
    from idlib_tui.tui.controllers.archive_host import ArchiveHost

MANY = 200
"""Articles above which the user is asked before they are copied."""


class Pulling:
    """Pulls in a thread, one pull at a time, and shows how far it has come."""

    @dataclass
    class Progressed(Message):
        """Some articles more have been copied."""

        done: int
        total: int

        def can_replace(self, message: Message) -> bool:
            """Only the last of several queued steps matters."""
            return isinstance(message, Pulling.Progressed)

    def __init__(self, host: ArchiveHost) -> None:
        self._host = host
        self._latest = Latest(host.node, "pull")

    def pull_article(self) -> None:
        """Pull the article under the cursor, or on show."""
        meant = self._host.collecting.article_meant()
        if meant is not None:
            key, workspace = meant.id, self._host.workspace
            self._start(1, lambda archive: [archive.pull_one(key, workspace)])

    def pull_found(self) -> None:
        """Pull all that the search finds; where it is much, ask before."""
        result = self._host.searching.result
        if result is None:
            return
        query, total, workspace = result.query, result.total, self._host.workspace

        def start() -> None:
            self._start(total, lambda archive: archive.pull(query, workspace, partial=True))

        if total <= MANY:
            start()
            return
        question = f"Copy {wording.counted(total, 'article')} into the story?"
        self._host.reader_app.push_screen(
            Confirm(question, {"y": "Copy them"}), lambda answer: start() if answer else None
        )

    def progressed(self, done: int, total: int) -> None:
        """Show how far the pull has come."""
        if self._latest.running:
            self._host.status.working = f"Copying {done:,} of {total:,}"

    def _start(self, total: int, pull: Callable[[Archive], Iterable[PulledArticle]]) -> None:
        host, opened = self._host, self._host.archive
        if opened is None:
            return
        if self._latest.running:
            host.show_notice("Articles are being copied; wait until that is done.")
            return

        def work(_cancelled: IsCancelled) -> tuple[int, int, frozenset[str]]:
            done = new = 0
            for one in pull(opened.archive):
                done, new = done + 1, new + one.new
                host.node.post_message(self.Progressed(done, total))
            return done, new, pulled_from(host.settings, host.workspace)

        host.status.working = "Copying…"
        self._latest.start(work, self._pulled, self._failed)

    def _pulled(self, pulled: tuple[int, int, frozenset[str]]) -> None:
        done, new, keys = pulled
        host = self._host
        host.status.working = ""
        key = host.reader_app.get_key_display(BY_ID["switch-archive"].binding())
        if new:
            host.show_notice(f"{wording.counted(new, 'article')} copied; {key} shows the story.")
        else:
            host.show_notice(
                "The story has it already." if done == 1 else "The story has them all already."
            )
        host.show_pulled(keys)
        host.reader_app.look_for_changes()

    def _failed(self, error: IdlibError) -> None:
        # What had been copied by then is in the story.
        self._host.status.working = ""
        self._host.show_notice(str(error), error=True)
        self._host.reader_app.look_for_changes()
