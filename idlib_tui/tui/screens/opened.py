"""What the screens of a story and of an archive have open."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from idlib_tui.tui.screens.frame import Frame

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from idlib_tui.library import Library
    from idlib_tui.tui.readable import Readable
    from idlib_tui.tui.reader_app import ReaderApp
    from idlib_tui.tui.widgets.pane_widgets import PaneWidgets


class Opened(Frame):
    """A frame with something to read in it."""

    def __init__(self) -> None:
        super().__init__()
        self.library: Library | None = None
        self.article_count = 0

    @property
    def panes(self) -> PaneWidgets:
        """The panes, which are there from shortly after the first paint."""
        if self.pane_widgets is None:
            raise RuntimeError("The panes are not there yet.")
        return self.pane_widgets

    @property
    def open_library(self) -> Library:
        """The library, for what can only be asked of an open one."""
        if self.library is None:
            raise RuntimeError("The library is not open yet.")
        return self.library

    @property
    def readable(self) -> Readable | None:
        """What the panes show: the library, unless a subclass has something else."""
        return self.library

    @property
    def open_readable(self) -> Readable:
        """What the panes show, for what can only be asked of something open."""
        if (readable := self.readable) is None:
            raise RuntimeError("Nothing is open yet.")
        return readable

    @property
    def reader_app(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    @property
    def node(self) -> DOMNode:
        """The node whose message loop receives the answers of threads: the screen itself."""
        return self

    @property
    def can_search(self) -> bool:
        """Whether a search can be begun: once something is open, and while no query is typed."""
        return self.readable is not None and not self.search_bar.query_input.has_focus

    @property
    def has_articles(self) -> bool:
        """Whether there is anything to read."""
        return self.readable is not None and self.article_count > 0
