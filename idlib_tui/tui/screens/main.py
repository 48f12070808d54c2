"""The main screen: what is open, and the wires between widgets and controllers."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual import on

from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands import BY_ID, MAIN_COMMANDS, MainCommand, bindings
from idlib_tui.tui.filtering import Filterable, HasFilters
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.screens.contents import Contents, import_contents
from idlib_tui.tui.screens.opened import Opened
from idlib_tui.tui.screens.silent_keys import why_nothing
from idlib_tui.tui.screens.type_ahead import TypeAhead
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.search_bar import SearchBar
from idlib_tui.tui.widgets.status_bar import counted
from idlib_tui.tui.workers import IsCancelled, Latest

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.events import Key

    from idlib_tui.library import ArticleRow, Library
    from idlib_tui.tui.controllers.asking import Asking
    from idlib_tui.tui.controllers.collecting import Collecting
    from idlib_tui.tui.controllers.exporting import Exporting
    from idlib_tui.tui.controllers.judging import Judging
    from idlib_tui.tui.controllers.opening import Opening
    from idlib_tui.tui.controllers.outside import Outside
    from idlib_tui.tui.controllers.pulling import Pulling
    from idlib_tui.tui.controllers.reading import Reading
    from idlib_tui.tui.controllers.resuming import Resuming
    from idlib_tui.tui.controllers.searching import Searching
    from idlib_tui.tui.controllers.watching import Watching
    from idlib_tui.tui.readers_desk import ReadersDesk
    from idlib_tui.workspace import Workspace


class MainScreen(Opened):
    """Holds the open library and desk, runs commands, and hands messages to the controllers."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*MAIN_COMMANDS)
    AUTO_FOCUS = ""

    # The controllers are made with the panes, after the first paint; no key works before that.
    opening: Opening
    searching: Searching
    reading: Reading
    collecting: Collecting
    exporting: Exporting
    resuming: Resuming
    watching: Watching

    def __init__(self, workspace: Workspace, notice: str | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.desk: ReadersDesk | None = None
        self._notice = notice
        self.pulling: Pulling | None = None
        self._type_ahead: TypeAhead | None = None
        self._naming = Latest(self, "names")

    def on_mount(self) -> None:
        """Fill the frame once it has been painted."""
        super().on_mount()
        self.call_after_refresh(self._fetch_contents)

    def _fetch_contents(self) -> None:
        gc.enable()
        Latest(self, "panes").start(import_contents, self._fill, self.show_problem)

    async def _fill(self, contents: Contents) -> None:
        await self.search_bar.complete()
        self.opening, self.searching = contents.opening(self), contents.searching(self)
        self.reading, self.collecting = contents.reading(self), contents.collecting(self)
        self.exporting, self.resuming = contents.exporting(self), contents.resuming(self)
        self.watching = contents.watching(self)
        pane_widgets = contents.pane_widgets()
        await pane_widgets.move_into(self)
        self.pane_widgets = pane_widgets
        # A widget is hidden until it has been laid out, and a hidden one loses the focus.
        self.call_after_refresh(lambda: self.go_to_pane(self.pane))
        self.opening.begin()
        if self._notice:
            self.show_notice(self._notice)

    def on_unmount(self) -> None:
        """Keep what is on show for the next time."""
        if self.pane_widgets is not None:
            self.watching.end()
        self.keep_place()

    def keep_place(self) -> None:
        """Write down what is on show."""
        if self.pane_widgets is not None:
            self.resuming.keep()
            self.collecting.finish()

    def close(self) -> None:
        """Close the library, unless some work that was not waited for is still at it."""
        from idlib_tui.tui.workers import idle  # noqa: PLC0415

        if self.library is not None and idle():
            self.library.close()

    @cached_property
    def asking(self) -> Asking:
        """The dialogs; they and their widgets are imported when the first one is asked for."""
        from idlib_tui.tui.controllers.asking import Asking  # noqa: PLC0415

        return Asking(self)

    @cached_property
    def judging(self) -> Judging:
        """What the reader thinks of sources and facts."""
        from idlib_tui.tui.controllers.judging import Judging  # noqa: PLC0415

        return Judging(self)

    @cached_property
    def outside(self) -> Outside:
        """The pager and the editor."""
        from idlib_tui.tui.controllers.outside import Outside  # noqa: PLC0415

        return Outside(self)

    # What is open.

    def attach(self, library: Library, desk: ReadersDesk) -> None:
        """Take a library and a desk that have been opened, and show what they hold already."""
        self.library = library
        self.desk = desk
        self.panes.appraise(library, desk)
        self.panes.attach(library, lambda: desk.marks)
        if desk.problem:
            self.show_notice(desk.problem, error=True)
        self.refresh_library()
        self._give_back_keys()

    def show_again(self) -> None:
        """Ask anew for what the sources and the panes list."""
        if self.searching.query:
            self.searching.again()
        else:
            self.show_sources()
        self.panes.reload()
        self.refresh_bindings()

    def refresh_library(self) -> None:
        """Show what the library holds now, without moving anything under the user."""
        try:
            self.article_count = self.open_library.article_count()
            problems = len(self.open_library.problems())
        except IdlibError as error:
            self.show_problem(error)
            return
        self.status.corpus = counted(self.article_count, problems)
        self._naming.start(self._read_names, self._show_names, self.show_problem)
        self.show_again()
        self.reading.catch_up()
        if self.reading.article is None and self.article_count:
            self.resuming.resume()

    def _read_names(self, _cancelled: IsCancelled) -> tuple[str, list[ArticleRow]]:
        """Read the titles of the story and its sources; the sync reports an invalid story file."""
        try:
            title = self.workspace.story().title
        except IdlibError:
            title = ""
        return title or self.workspace.root.resolve().name, self.open_library.articles()

    def _show_names(self, read: tuple[str, list[ArticleRow]]) -> None:
        title, articles = read
        # What was imported and mounted stays for good. A collection that looks at all of it takes
        # 70 ms and more, in the middle of a key; those of young objects take next to nothing.
        gc.freeze()
        gc.set_threshold(5_000, 10, 50)
        self.status.story = title
        self.reader_app.name_terminal(one_line(title))
        self.panes.show_names(articles)

    def look_for_changes(self) -> None:
        """Reload if a file has changed since."""
        if self.pane_widgets is not None:
            self.opening.look()

    def show_sources(self) -> None:
        """List all sources."""
        if self.library is not None:
            self.panes.sources.show_all(self.library, reading=bool(self.status.working))

    def show_desk(self) -> None:
        """Show what is pinned and read in every pane."""
        if self.desk is not None:
            self.panes.show_desk(self.reading.article, self.desk)

    def choose_actor(self, name: str | None) -> None:
        """Show one actor's quotes, and the chronology about that actor; None for everybody."""
        self.panes.quotes.set_actor(name)
        self.panes.chronology.set_actor(name)
        self.go_to_pane(Pane.QUOTES)

    def next_theme(self) -> None:
        """Take the next theme and remember it."""
        self.reader_app.next_theme()
        self.show_notice(f"Theme: {self.reader_app.theme}")

    def switch_archive(self) -> None:
        """Show an archive in place of the story, or the story again."""
        self.reader_app.switch_archive()

    def leave(self) -> None:
        """Leave the program."""
        self.app.exit(0)

    # Notices.

    def show_notice(self, text: str, *, error: bool = False) -> None:
        """Show a sentence for a few seconds, in place of the one before."""
        if not error:
            # Several would stand over the text, each for its own time.
            self.app.clear_notifications()
        self.notify(one_line(text), severity="error" if error else "information", markup=False)

    def show_problem(self, error: IdlibError) -> None:
        """Show what went wrong and the way out; what can be read stays readable."""
        key = self.app.get_key_display(BY_ID["reload"].binding())
        self.problem.show_error(error, key)
        self._give_back_keys()
        self.status.working = ""
        self.add_class("-problem")
        self.set_class(not self.has_articles, "-nothing-to-read")

    def clear_problem(self) -> None:
        """Take the problem away."""
        if self.has_class("-problem"):
            self.remove_class("-problem", "-nothing-to-read")
            self.call_after_refresh(self.go_to_pane, self.pane)

    # Commands.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the commands that make sense now."""
        if action != "command":
            return super().check_action(action, parameters)
        command = BY_ID[str(parameters[0])]
        ready = self.is_mounted and self.pane_widgets is not None
        return ready and issubclass(command, MainCommand) and self._is_available(command)

    def _is_available(self, command: type[MainCommand]) -> bool:
        """Return whether a command applies now; not if its check fails."""
        try:
            return command.available(self)
        except Exception as error:  # noqa: BLE001 - the key hints ask at every repaint
            self.reader_app.survive(error, command.label, harmless=True)
            return False

    def keep_key(self, event: Key) -> bool:
        """Keep a key for when something is open. Returns False once it is, or cannot be."""
        if self.readable is not None or self.has_class("-problem"):
            return False
        if self._type_ahead is None:
            self._type_ahead = TypeAhead(self.reader_app.settings.keymap)
        ready = self.pane_widgets is not None
        return self._type_ahead.keep(event, lambda each: ready and self._is_available(each))

    def _give_back_keys(self) -> None:
        if self._type_ahead is not None:
            self._type_ahead.give_back(self.reader_app)

    def explain_key(self, key: str) -> None:
        """Say why a key does nothing here, if it is the key of a command."""
        ready = self.pane_widgets is not None
        if ready and (why := why_nothing(self, key, self._is_available)):
            self.show_notice(why)

    def action_command(self, name: str) -> None:
        """Carry a command out."""
        command = BY_ID[name]
        if issubclass(command, MainCommand):
            self._attempt(command.label, partial(command.run, self))
            self.refresh_bindings()

    def _attempt(self, task: str, step: Callable[[], None]) -> None:
        """Take a step; a failure is shown and ends nothing but the step."""
        try:
            step()
        except Exception as error:  # noqa: BLE001 - shown, see UnexpectedError
            self.reader_app.survive(error, task)

    @property
    def in_article(self) -> bool:
        """Whether the article has the focus, and there is one."""
        return self.pane is Pane.ARTICLE and self.reading.article is not None

    @property
    def can_correct(self) -> bool:
        """Whether a quote or an entry of the chronology is under the cursor."""
        if self.in_article:
            return self.panes.reader.quote is not None
        in_list = self.pane in {Pane.QUOTES, Pane.CHRONOLOGY}
        return in_list and self.collecting.passage() is not None

    @property
    def filterable(self) -> Filterable | None:
        """The focused pane, if its rows can be filtered now."""
        pane: object = self.focused_pane()
        if not self.has_articles or not isinstance(pane, Filterable):
            return None
        # The results of a search are narrowed by the query itself.
        return None if pane is self.panes.sources and self.searching.query else pane

    def way_out(self) -> Callable[[], None] | None:
        """What Escape does next: undo the innermost thing that was begun."""
        if (unfilter := self._unfilter()) is not None:
            return unfilter
        begun: tuple[tuple[bool, Callable[[], None]], ...] = (
            (bool(self.reading.finding), partial(self.reading.find, "")),
            (self.zen, self.leave_zen),
            (self.reading.article is not None and self.panes.reader.raw, self.reading.toggle_raw),
            (bool(self.searching.query), self.searching.cancel),
            (self.pane is not Pane.SOURCES, partial(self.go_to_pane, Pane.SOURCES)),
        )
        return next((step for is_begun, step in begun if is_begun), None)

    def _unfilter(self) -> Callable[[], None] | None:
        """What shows the rows that a filter of the focused pane leaves out."""
        pane = self.filterable
        if pane is not None and pane.filter_text:
            return partial(pane.set_filter, "")
        focused: object = self.focused_pane()
        if isinstance(focused, HasFilters) and focused.filtered:
            return focused.clear_filters
        return None

    # Messages.

    @on(SearchBar.Typed)
    def _typed(self, event: SearchBar.Typed) -> None:
        self.searching.typed(event.query)

    @on(OpenRequested)
    def _open_requested(self, event: OpenRequested) -> None:
        self._attempt("Open", partial(self.reading.open, event.article, event.start, event.end))

    # Messages of modules that are imported after the first paint are caught by name.

    def on_opening_progressed(self, event: Opening.Progressed) -> None:
        """Show how far the sync has come."""
        self.opening.progressed(event.progress)

    def on_watching_changed(self) -> None:
        """Look which files have changed."""
        self.opening.look()

    def on_reader_cursor_moved(self) -> None:
        """Find what stands under the cursor."""
        self.reading.show_place()
        self.refresh_bindings()

    def on_reader_hit_changed(self) -> None:
        """Show which hit it is."""
        self.reading.show_place()

    def on_reader_scrolled(self) -> None:
        """Show how far the reader is."""
        self.reading.show_place()
