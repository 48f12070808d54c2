"""Keeping what is found: pins, notes, read marks and copies."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from idlib_tui.errors import IdlibError
from idlib_tui.tui import citation, clipboard
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.workers import Latest

if TYPE_CHECKING:
    from idlib_tui.brief import Pin
    from idlib_tui.library import ArticleRow
    from idlib_tui.model import Article
    from idlib_tui.tui.passage import Passage
    from idlib_tui.tui.screens.main import MainScreen


class Collecting:
    """What the reader keeps, on the desk or on the clipboard."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._copying = Latest(screen, "copy")
        self._unmarked = ""

    def passage(self) -> Passage | None:
        """The words under the cursor of the focused pane."""
        passage: Passage | None = getattr(self._screen.focused_pane(), "passage", None)
        return passage

    def pin_for(self, passage: Passage) -> Pin:
        """Make the pin that would keep a passage."""
        from idlib_tui.brief import Pin  # noqa: PLC0415 - the brief room loads after first paint

        article = self._screen.open_library.article(passage.article)
        return Pin(passage.kind, article.content_hash, article.id, passage.start, passage.text)

    def toggle_pin(self) -> None:
        """Pin what is under the cursor, or unpin it."""
        desk, passage = self._screen.desk, self.passage()
        if desk is None or passage is None:
            return
        try:
            pinned = desk.toggle(self.pin_for(passage))
        except IdlibError as error:
            self._screen.tell(str(error), error=True)
            return
        self._screen.tell(f"{'Pinned' if pinned else 'Unpinned'}: {_few(passage)}")
        self._screen.show_desk()

    def note(self) -> str:
        """The note on what is under the cursor."""
        desk, passage = self._screen.desk, self.passage()
        if desk is None or passage is None:
            return ""
        key = self.pin_for(passage).key
        return next((pin.note for pin in desk.pins if pin.key == key), "")

    def set_note(self, passage: Passage, note: str) -> None:
        """Write a note on a passage; it is pinned if it was not."""
        if (desk := self._screen.desk) is not None:
            try:
                desk.set_note(self.pin_for(passage), note)
            except IdlibError as error:
                self._screen.tell(str(error), error=True)
                return
            self._screen.tell("Noted, and pinned for the brief.")
            self._screen.show_desk()

    def article_meant(self) -> ArticleRow | Article | None:
        """The article under the cursor of the list, else the one on show."""
        screen = self._screen
        if screen.pane is Pane.SOURCES and screen.has_articles:
            row = screen.panes.sources.current_row
            return row.article if row is not None else None
        return screen.reading.article

    def toggle_read(self) -> None:
        """Mark an article as read, or as unread."""
        desk, meant = self._screen.desk, self.article_meant()
        if desk is not None and meant is not None:
            self.mark_read(meant.content_hash, read=not desk.is_read(meant.content_hash))

    def mark_read(self, content_hash: str, *, read: bool = True) -> None:
        """Set or clear a read mark."""
        if (desk := self._screen.desk) is None:
            return
        try:
            desk.mark_read(content_hash, read)
        except IdlibError as error:
            # Every opening of an article marks it: the same failure is worth saying once.
            if str(error) != self._unmarked:
                self._screen.tell(str(error), error=True)
            self._unmarked = str(error)
        else:
            self._unmarked = ""
        self._screen.panes.sources.refresh()
        self._screen.refresh_bindings()

    def copy(self, *, citation: bool) -> None:
        """Copy what is under the cursor, and tell where it went."""
        if (passage := self.passage()) is not None:
            words = self._words(passage, cited=citation)
            self.copy_text(words)

    def copy_text(self, text: str) -> None:
        """Copy any text, and tell where it went. The tools are run in a thread: they may hang."""
        sent: list[str] = []
        self._copying.start(
            lambda _: clipboard.copy(text, os.environ, sent.append),
            lambda where: self._copied(where, sent),
            lambda error: self._screen.tell(str(error), error=True),
        )

    def _words(self, passage: Passage, *, cited: bool) -> str:
        article = self._screen.open_library.article(passage.article)
        if cited:
            return citation.cite(article, passage)
        return passage.text or article.text

    def _copied(self, where: str, sent: list[str]) -> None:
        for text in sent:
            self._screen.reader_app.send_to_terminal_clipboard(text)
        self._screen.tell(f"Copied to {where}.")


def _few(passage: Passage) -> str:
    """The first words of a passage, to tell which one was meant."""
    if not passage.text:
        return "the whole article"
    words = passage.text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
