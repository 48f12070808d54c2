"""Keeping what is found: pins, notes, read marks and copies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import safe_lines
from idlib_tui.tui import citation, clipboard
from idlib_tui.tui.commands import BY_ID
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.workers import InOrder, Latest

if TYPE_CHECKING:
    from collections.abc import Callable

    from idlib_tui.brief import Pin
    from idlib_tui.library import ArticleRow, Library
    from idlib_tui.model import Article
    from idlib_tui.model.corrections import Correction
    from idlib_tui.tui.controllers.host import Host
    from idlib_tui.tui.passage import Passage


_PATIENCE = 15.0
"""Seconds to wait, when the program is left, for what is still being written."""


class Collecting:
    """What the reader keeps, on the desk or on the clipboard.

    The desk is written in a thread, since another program may hold it; what the screen says and
    shows comes after, so that it is on disk.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._copying = Latest(host.node, "copy")
        self._keeping = InOrder(host.node, "desk")
        self._unmarked = ""

    def passage(self) -> Passage | None:
        """The words under the cursor of the focused pane."""
        passage: Passage | None = getattr(self._host.focused_pane(), "passage", None)
        return passage

    def pin_for(self, passage: Passage) -> Pin:
        """Make the pin that would keep a passage."""
        from idlib_tui.brief import Pin  # noqa: PLC0415 - the brief room loads after first paint

        article = self._host.open_library.article(passage.article)
        return Pin(passage.kind, article.content_hash, article.id, passage.start, passage.text)

    def toggle_pin(self) -> None:
        """Pin what is under the cursor, or unpin it."""
        desk, passage = self._host.desk, self.passage()
        if desk is None or passage is None:
            return
        pin = self.pin_for(passage)

        def toggle() -> str:
            note = desk.note(pin)
            if desk.toggle(pin):
                return f"Pinned: {_few(passage)}"
            done = "Unpinned, its note too" if note else "Unpinned"
            return f"{done}; press {self._undo_key()} to undo: {_few(passage)}"

        self.keep(toggle)

    def note(self) -> str:
        """The note on what is under the cursor."""
        desk, passage = self._host.desk, self.passage()
        if desk is None or passage is None:
            return ""
        return desk.note(self.pin_for(passage))

    def set_note(self, passage: Passage, note: str) -> None:
        """Write a note on a passage; it is pinned if it was not."""
        if (desk := self._host.desk) is None:
            return
        pin = self.pin_for(passage)

        def write() -> str:
            lost = desk.note(pin) and not note
            desk.set_note(pin, note)
            if lost:
                return f"The note is gone; press {self._undo_key()} to undo."
            return "Noted, and pinned for the brief."

        self.keep(write)

    def save_search(self, name: str, query: str) -> None:
        """Save a search under a name, or with an empty query forget it."""
        if (desk := self._host.desk) is None:
            return

        def save() -> str:
            desk.save_search(name, query)
            if query:
                return f"Saved as “{name}”."
            return f"Forgot “{name}”; press {self._undo_key()} to undo."

        self.keep(save)

    def correct(self, make: Callable[[Library], Correction]) -> None:
        """Keep a correction, and show everything as corrected.

        Args:
            make: Makes it, in a thread.
        """
        desk, library = self._host.desk, self._host.library
        if desk is None or library is None:
            return

        def write() -> str:
            from idlib_tui.brief.desk_corrections import in_words  # noqa: PLC0415

            correction = make(library)
            desk.correct(correction)
            return f"You {in_words(correction)}; press {self._undo_key()} to undo."

        self._keep_and_apply(library, write)

    def undo(self) -> None:
        """Take back the last change of the desk."""
        desk, library = self._host.desk, self._host.library
        if desk is not None and library is not None:
            self._keep_and_apply(
                library, lambda: f"Undone: you had {done}." if (done := desk.undo()) else ""
            )

    def _keep_and_apply(self, library: Library, write: Callable[[], str]) -> None:
        """Change the desk in a thread, and the index too if corrections have changed."""

        def work() -> tuple[str, bool]:
            from idlib_tui.library.lock import LockedError  # noqa: PLC0415 - loads after first paint

            said = write()
            try:
                notices = library.correct()
            except LockedError:
                # The sync that is running applies them at its end.
                return f"{said} It shows once the articles have been read.", False
            return " ".join([said, *(notices or ())]), notices is not None

        def done(answer: tuple[str, bool]) -> None:
            notice, changed = answer
            if changed:
                self._host.refresh_library()
            self._kept(notice)

        self._keeping.start(work, done, self._not_kept)

    def keep(self, write: Callable[[], str], then: Callable[[], None] = lambda: None) -> None:
        """Change the desk in a thread, then show the sentence that the change returns.

        Args:
            write: Makes the change.
            then: Is called after that, and after a failure too.
        """

        def kept(notice: str) -> None:
            self._kept(notice)
            then()

        def failed(error: IdlibError) -> None:
            self._not_kept(error)
            then()

        self._keeping.start(write, kept, failed)

    def finish(self) -> None:
        """Wait until all that was to be kept is on disk."""
        self._keeping.finish(_PATIENCE)

    def article_meant(self) -> ArticleRow | Article | None:
        """The article under the cursor of the list, else the one on show."""
        host = self._host
        if host.pane is Pane.SOURCES and host.has_articles:
            row = host.panes.sources.current_row
            return row.article if row is not None else None
        return host.reading.article

    def toggle_read(self) -> None:
        """Mark an article as read, or as unread."""
        desk, meant = self._host.desk, self.article_meant()
        if desk is not None and meant is not None:
            mark = meant.content_hash

            def toggle() -> str:
                read = not desk.is_read(mark)
                desk.mark_read(mark, read, undoable=True)
                return f"Marked as {'read' if read else 'unread'}."

            self.keep(toggle)

    def toggle_star(self) -> None:
        """Give an article a star, or take it away."""
        desk, meant = self._host.desk, self.article_meant()
        if desk is not None and meant is not None:
            mark = meant.content_hash

            def toggle() -> str:
                starred = mark not in desk.marks.starred
                desk.mark_starred(mark, starred)
                return "Starred." if starred else "The star is gone."

            self.keep(toggle)

    def toggle_tag(self, content_hash: str, name: str) -> None:
        """Give an article a tag, or take it away."""
        if (desk := self._host.desk) is None:
            return

        def toggle() -> str:
            tagged = content_hash not in desk.marks.tags.get(name, ())
            desk.tag(content_hash, name, tagged)
            return f"Tagged “{name}”." if tagged else f"No longer tagged “{name}”."

        self.keep(toggle)

    def mark_read(self, content_hash: str) -> None:
        """Mark an article as read, of itself: ``undo`` leaves the mark alone."""
        if (desk := self._host.desk) is not None and not desk.is_read(content_hash):
            self._keeping.start(
                lambda: desk.mark_read(content_hash), self._marked, self._not_marked
            )

    def copy(self, *, citation: bool) -> None:
        """Copy what is under the cursor, and show which clipboard received it."""
        if (passage := self.passage()) is not None:
            words = self._words(passage, cited=citation)
            self.copy_text(words)

    def copy_text(self, text: str) -> None:
        """Copy a text and show which clipboard received it; in a thread, since tools may hang."""
        sent: list[str] = []
        # The clipboards of the machine that serves a browser are not the user's.
        environment = {} if self._host.reader_app.is_web else os.environ
        # What is copied may be pasted into a terminal.
        harmless = safe_lines(text)
        self._copying.start(
            lambda _: clipboard.copy(harmless, environment, sent.append),
            lambda where: self._copied(where, sent),
            lambda error: self._host.show_notice(str(error), error=True),
        )

    def _undo_key(self) -> str:
        return self._host.reader_app.get_key_display(BY_ID["undo"].binding())

    def _not_kept(self, error: IdlibError) -> None:
        self._host.show_notice(str(error), error=True)

    def _kept(self, notice: str) -> None:
        if notice:
            self._host.show_notice(notice)
        self._host.show_desk()
        self._host.refresh_bindings()

    def _marked(self, _done: None) -> None:
        self._unmarked = ""
        self._host.panes.sources.refresh()
        self._host.refresh_bindings()

    def _not_marked(self, error: IdlibError) -> None:
        # Every opening of an article marks it: the same failure is worth saying once.
        if str(error) != self._unmarked:
            self._host.show_notice(str(error), error=True)
        self._unmarked = str(error)

    def _words(self, passage: Passage, *, cited: bool) -> str:
        article = self._host.open_readable.article(passage.article)
        if cited:
            return citation.cite(article, passage)
        return passage.text or article.text

    def _copied(self, where: str, sent: list[str]) -> None:
        for text in sent:
            self._host.reader_app.send_to_terminal_clipboard(text)
        self._host.show_notice(f"Copied to {where}.")


def _few(passage: Passage) -> str:
    """The first words of a passage, enough to recognise it."""
    if not passage.text:
        return "the whole article"
    words = passage.text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
