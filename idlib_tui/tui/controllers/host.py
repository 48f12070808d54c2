"""What a controller may ask of the main screen, and of the other controllers.

The screen and the controllers fit these protocols without naming them: a controller imports
neither the screen nor another controller.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from idlib_tui.tui.commands.target import (
    CollectingCommands,
    ReadingCommands,
    SearchingCommands,
    Target,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import ActiveBinding
    from textual.dom import DOMNode
    from textual.widget import Widget

    from idlib_tui.errors import IdlibError
    from idlib_tui.library import Library, SearchResult
    from idlib_tui.model.corrections import Correction
    from idlib_tui.tui.controllers.export_formats import Format
    from idlib_tui.tui.panes import ColumnShape, Pane
    from idlib_tui.tui.passage import Passage
    from idlib_tui.tui.readable import Readable
    from idlib_tui.tui.reader_app import ReaderApp
    from idlib_tui.tui.readers_desk import ReadersDesk
    from idlib_tui.tui.widgets.pane_widgets import PaneWidgets
    from idlib_tui.tui.widgets.search_bar import SearchBar
    from idlib_tui.tui.widgets.status_bar import StatusBar
    from idlib_tui.workspace import Workspace


class SearchingController(SearchingCommands, Protocol):
    """The search, as the other controllers use it."""

    result: SearchResult | None

    def run(self, query: str) -> None:
        """Search for a query that was not typed."""

    def hits_in(self, article_id: str) -> tuple[tuple[int, int], ...]:
        """The hits of the search in one article, as spans of its text."""


class ReadingController(ReadingCommands, Protocol):
    """The article on show, as the other controllers use it."""

    def open(self, article_id: str, start: int = 0, end: int = 0, *, focus: bool = True) -> None:
        """Open an article, at a span of its text if there is one."""

    def find(self, words: str) -> None:
        """Mark words in the article on show."""

    def resume(self, article_id: str, paragraph: int, top: int) -> bool:
        """Show an article as an earlier run left it; False where it is gone."""

    def mark_hits(self) -> None:
        """Mark the hits of the search in the article on show."""

    def step_hit(self, direction: int) -> bool:
        """Go to the next hit in this article; False where there is none."""


class CollectingController(CollectingCommands, Protocol):
    """Pins, marks and copies, as the other controllers use them."""

    def note(self) -> str:
        """The note on the words under the cursor."""

    def set_note(self, passage: Passage, note: str) -> None:
        """Write a note on a passage."""

    def save_search(self, name: str, query: str) -> None:
        """Save a search under a name; an empty query deletes it."""

    def correct(self, make: Callable[[Library], Correction]) -> None:
        """Keep a correction, and show everything as corrected."""

    def toggle_tag(self, content_hash: str, name: str) -> None:
        """Give an article a tag, or take it away."""

    def mark_read(self, content_hash: str) -> None:
        """Mark an article as read."""

    def keep(self, write: Callable[[], str], then: Callable[[], None] = ...) -> None:
        """Change the desk in a thread, then show the sentence that the change returns."""

    def copy_text(self, text: str) -> None:
        """Copy a text."""


class ExportingController(Protocol):
    """Exports, as the dialogs use them."""

    def export(self, chosen: Format | None) -> None:
        """Write the chronology in a format."""


class ResumingController(Protocol):
    """The session, as the opening of the library uses it."""

    def load(self) -> None:
        """Read the session's file."""


class WatchingController(Protocol):
    """The watch over the folder, as the opening of the library uses it."""

    def begin(self) -> None:
        """Begin to watch, unless that was begun before."""


class Host(Target, Protocol):
    """The main screen, as the controllers see it."""

    workspace: Workspace
    article_count: int

    @property
    def node(self) -> DOMNode:
        """The node whose message loop receives the answers of threads."""

    @property
    def reader_app(self) -> ReaderApp:
        """The app."""

    @property
    def library(self) -> Library | None:
        """The library; None before it is open."""

    @property
    def open_library(self) -> Library:
        """The library, for what can only be asked of an open one."""

    @property
    def readable(self) -> Readable | None:
        """What the panes show: the library, or an archive; None before it is open."""

    @property
    def open_readable(self) -> Readable:
        """What the panes show, for what can only be asked of something open."""

    @property
    def panes(self) -> PaneWidgets:
        """The panes."""

    shapes: dict[str, ColumnShape]

    def take_shapes(self, shapes: Mapping[str, ColumnShape]) -> None:
        """Lay the columns out as the user wants them."""

    @property
    def search_bar(self) -> SearchBar:
        """The search bar."""

    @property
    def status(self) -> StatusBar:
        """The status line."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now."""

    @property
    def focused(self) -> Widget | None:
        """The widget that has the focus."""

    @property
    def pane(self) -> Pane:
        """The pane that has, or last had, the focus."""

    @property
    def searching(self) -> SearchingController:
        """The search of all articles."""

    @property
    def reading(self) -> ReadingController:
        """The article on show."""

    @property
    def collecting(self) -> CollectingController:
        """Pins, read marks and copies."""

    @property
    def exporting(self) -> ExportingController:
        """Exports."""

    @property
    def resuming(self) -> ResumingController:
        """The session."""

    @property
    def watching(self) -> WatchingController:
        """The watch over the folder."""

    def attach(self, library: Library, desk: ReadersDesk) -> None:
        """Take an opened library and desk."""

    def refresh_library(self) -> None:
        """Show what the library holds now."""

    def show_sources(self) -> None:
        """List all sources."""

    def show_desk(self) -> None:
        """Show what is pinned and read in every pane."""

    def count_in(self, pane: Pane, text: str) -> None:
        """Write a few words into the frame of a pane, such as "hit 1 of 7"."""

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane on the screen without moving the focus."""

    def focused_pane(self) -> Widget | None:
        """The widget of the pane that has the focus."""

    def set_focus(self, widget: Widget | None) -> None:
        """Give a widget the focus at once."""

    def refresh_bindings(self) -> None:
        """Look again which commands are available."""

    def action_command(self, name: str) -> None:
        """Run a command by its id."""

    def choose_actor(self, name: str | None) -> None:
        """Show one actor's quotes and events; None for everybody."""

    def leave_zen(self) -> None:
        """Show everything again."""

    def show_notice(self, text: str, *, error: bool = False) -> None:
        """Show a sentence for a few seconds."""

    def show_problem(self, error: IdlibError) -> None:
        """Show what went wrong and the way out."""

    def clear_problem(self) -> None:
        """Take the problem away."""
