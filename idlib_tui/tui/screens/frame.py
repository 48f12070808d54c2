"""The frame of the main screen: its columns, which of them are on show, and which has the focus."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.screen import Screen

from idlib_tui.tui.panes import SIDE_PANES, ColumnShape, Pane, column_of
from idlib_tui.tui.widgets.column import Column
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.tui.widgets.pane_tabs import PaneTabs
from idlib_tui.tui.widgets.problem_banner import ProblemBanner
from idlib_tui.tui.widgets.search_bar import SearchBar
from idlib_tui.tui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.events import DescendantFocus, Resize, ScreenResume
    from textual.widget import Widget

    from idlib_tui.tui.widgets.pane_widgets import PaneWidgets
    from idlib_tui.tui.widgets.virtual_list import VirtualList


class Frame(Screen[None]):
    """Three columns on a wide screen, two on a normal one, one on a narrow one.

    ``app.tcss`` gives the columns their widths by the breakpoints' classes (``-wide``, ``-normal``,
    ``-narrow``). Which columns are on show is set here, column by column: a class of the screen
    would have every widget styled anew at each change of the pane.
    """

    search_bar = getters.query_one(SearchBar)
    status = getters.query_one(StatusBar)

    pane: reactive[Pane] = reactive(Pane.SOURCES, bindings=True)
    """The pane that has, or last had, the focus."""

    zen: reactive[bool] = reactive(False, bindings=True)
    """Whether the article is shown alone."""

    def __init__(self) -> None:
        super().__init__()
        self.pane_widgets: PaneWidgets | None = None
        self.side = Pane.CHRONOLOGY
        """The pane on show in the right-hand column."""
        self._beside_sources = True
        self.shapes = {"sources": ColumnShape(), "side": ColumnShape()}
        """What the user made of the columns beside the article."""
        self._counts: dict[Pane, str] = {}
        self._resumed = False

    @property
    def problem(self) -> ProblemBanner:
        """The banner above the columns; it is mounted when there is something to say."""
        for banner in self.query(ProblemBanner):
            return banner
        banner = ProblemBanner()
        self.mount(banner, before="#body")
        return banner

    def compose(self) -> ComposeResult:
        """The frame alone: it is on the screen before anything heavy is imported."""
        yield SearchBar()
        yield PaneTabs(*Pane, id="all-tabs")
        with Horizontal(id="body"):
            # Lit from the start: the pane that the keys will go to.
            columns = (
                Column(Pane.SOURCES, id="sources-column", classes="-focused"),
                Column(Pane.ARTICLE, id="article-column"),
                Column(*SIDE_PANES, id="side-column"),
            )
            for column in columns:
                column.display = column.holds(self._panes_on_show())
            yield from columns
        yield StatusBar()
        yield KeyHints()

    def on_mount(self) -> None:
        """Lay the columns out for the first time."""
        self.arrange_columns()

    def go_to_pane(self, pane: Pane) -> None:
        """Show a pane and give it the focus."""
        self.show_pane(pane)
        if self.pane_widgets is not None:
            # Not widget.focus(), which waits its turn: the next key may be here already.
            self.set_focus(self.pane_widgets.keyboard(pane))

    def show_pane(self, pane: Pane) -> None:
        """Bring a pane on the screen without moving the focus."""
        self.zen = self.zen and pane is Pane.ARTICLE
        self.pane = pane

    def step_pane(self, step: int) -> None:
        """Go to the next pane, or the one before."""
        order = list(Pane)
        self.go_to_pane(order[(order.index(self.pane) + step) % len(order)])

    def toggle_zen(self) -> None:
        """Show the article alone, or everything again."""
        self.zen = not self.zen

    def leave_zen(self) -> None:
        """Show everything again."""
        self.zen = False

    @property
    def can_resize(self) -> bool:
        """Whether there is a column beside the article."""
        return len(self._panes_on_show()) > 1

    def resize_column(self, steps: int) -> None:
        """Widen the column that has the focus by some steps, or narrow it."""
        column = column_of(self.pane)
        if self.pane is Pane.ARTICLE:
            shown = {column_of(pane) for pane in self._panes_on_show()}
            column, steps = "side" if "side" in shown else "sources", -steps
        width = self.query_one(f"#{column}-column").outer_size.width
        share = round(width * 100 / max(self.size.width, 1))
        self.take_shapes({**self.shapes, column: self.shapes[column].widened(steps, share)})

    def hide_column(self) -> bool:
        """Hide the column that has the focus until it is gone to, or keep it on show again.

        Returns:
            Whether it is hidden now.
        """
        column = column_of(self.pane)
        hidden = not self.shapes[column].hidden
        self.take_shapes({**self.shapes, column: replace(self.shapes[column], hidden=hidden)})
        if hidden:
            self.go_to_pane(Pane.ARTICLE)
        return hidden

    def take_shapes(self, shapes: Mapping[str, ColumnShape]) -> None:
        """Lay the columns out as the user wants them."""
        self.shapes = dict(shapes)
        self._fit_columns()
        self.arrange_columns()

    def _fit_columns(self) -> None:
        """Give each column the width that the user wants, where the screen has several."""
        several = self._size_class(self.app.size.width) != "-narrow"
        for name, shape in self.shapes.items():
            styles = self.query_one(f"#{name}-column").styles
            if shape.share and several:
                styles.width = f"{shape.share}%"
                styles.min_width, styles.max_width = 0, "100%"
            else:
                for rule in ("width", "min_width", "max_width"):
                    styles.clear_rule(rule)

    def focused_pane(self) -> Widget | None:
        """The widget of the pane that has the focus; None while something else has it."""
        if self.pane_widgets is None or pane_of(self.focused) is None:
            return None
        return self.pane_widgets.widget(self.pane)

    def watch_pane(self, pane: Pane) -> None:
        """Let the side column and the companion of the article follow."""
        if pane in SIDE_PANES:
            self.side = pane
            if self.pane_widgets is not None:
                self.pane_widgets.side.current = pane.value
        if pane is not Pane.ARTICLE:
            self._beside_sources = pane is Pane.SOURCES
        self.arrange_columns()

    def watch_zen(self, zen: bool) -> None:
        """Show the article alone, or everything."""
        self.set_class(zen, "-zen")
        self.arrange_columns()
        if zen and self.pane is not Pane.ARTICLE:
            self.go_to_pane(Pane.ARTICLE)

    def arrange_columns(self) -> None:
        """Show the columns of the pane and of its neighbours, and update the tabs."""
        if not self.is_mounted:
            return
        shown = self._panes_on_show()
        tabs = self.query_one(PaneTabs)
        tabs.shown, tabs.focused_pane = shown, self.pane
        self.status.place_shown = Pane.ARTICLE in shown
        framed = self._size_class(self.app.size.width) != "-narrow"
        tabs.note = "" if framed else self._counts.get(self.pane, "")
        for each in self.query(Column):
            each.display = each.holds(shown)
            on_show = self.pane if self.pane in each.panes else self.side
            each.mark(on_show, focused=self.pane in each.panes)
            each.count(self._counts.get(on_show if on_show in each.panes else each.panes[0], ""))

    def take_width(self, width: int) -> None:
        """Lay out for a width before anything is mounted, so that the first paint is right."""
        self.add_class(self._size_class(width), update=False)

    def _size_class(self, width: int) -> str:
        names = [name for least, name in self.app.HORIZONTAL_BREAKPOINTS or [] if width >= least]
        return names[-1] if names else "-wide"

    def _panes_on_show(self) -> frozenset[Pane]:
        size = self._size_class(self.app.size.width)
        if self.zen:
            return frozenset({Pane.ARTICLE})
        if size == "-narrow":
            return frozenset({self.pane})
        beside = {Pane.SOURCES, self.side}
        if size == "-normal":
            beside = {Pane.SOURCES if self._beside_sources else self.side}
        kept = {
            pane for pane in beside if pane is self.pane or not self.shapes[column_of(pane)].hidden
        }
        return frozenset({Pane.ARTICLE, *kept})

    def on_resize(self, event: Resize) -> None:
        """Inform the tabs which panes a new width shows."""
        del event
        self._fit_columns()
        self.arrange_columns()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Bring the key hints back from under a dialog.

        At the first time nothing is styled again: the mounting has just done it.
        """
        event.refresh_styles = self._resumed
        self._resumed = True
        self.query_one(KeyHints).refresh()

    def on_screen_suspend(self) -> None:
        """Take the key hints away while a dialog has the keys."""
        self.query_one(KeyHints).refresh()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Follow the focus, wherever a key or a click has put it."""
        # It may have gone on since the message was sent.
        if event.widget is self.focused and (pane := pane_of(event.widget)) is not None:
            self.pane = pane

    def on_virtual_list_placed(self, event: VirtualList.Placed) -> None:
        """Write into the frame of a column where in its list the cursor is."""
        pane = pane_of(event.list)
        if pane is None or (self.pane_widgets and self.pane_widgets.keyboard(pane) != event.list):
            return
        where = placed(event.place, event.count)
        self.count_in(pane, " · ".join(filter(None, (where, event.list.list_facts))))

    def count_in(self, pane: Pane, text: str) -> None:
        """Write a few words into the frame of a pane, such as "hit 1 of 7"."""
        if self._counts.get(pane, "") != text:
            self._counts[pane] = text
            self.arrange_columns()

    @on(PaneTabs.Chosen)
    def _pane_chosen(self, event: PaneTabs.Chosen) -> None:
        self.go_to_pane(event.pane)


def placed(place: int | None, count: int) -> str:
    """Say where a cursor is in a list: "21 of 146"; "" in an empty one."""
    return "" if place is None else f"{place + 1:,} of {count:,}"


def pane_of(widget: Widget | None) -> Pane | None:
    """Find the pane that a widget belongs to."""
    if widget is not None:
        for node in widget.ancestors_with_self:
            if node.id in {pane.value for pane in Pane}:
                return Pane(node.id)
    return None
