"""A page over the main screen: a title, text to scroll through, and the keys that work on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.dialogs import Close
from idlib_tui.tui.commands.moving import MOVING
from idlib_tui.tui.widgets.key_hints import KeyHints

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class Scrolling:
    """Gives a screen with a scrolling page the moving keys' actions."""

    scroll: VerticalScroll

    def action_cursor_down(self) -> None:
        """Scroll a line on."""
        self.scroll.scroll_down(animate=False)

    def action_cursor_up(self) -> None:
        """Scroll a line back."""
        self.scroll.scroll_up(animate=False)

    def action_page_down(self) -> None:
        """Scroll a page on."""
        self.scroll.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll a page back."""
        self.scroll.scroll_page_up(animate=False)

    def action_half_page_down(self) -> None:
        """Scroll half a page on."""
        self.scroll.scroll_relative(y=self.scroll.size.height // 2, animate=False)

    def action_half_page_up(self) -> None:
        """Scroll half a page back."""
        self.scroll.scroll_relative(y=-(self.scroll.size.height // 2), animate=False)

    def action_cursor_top(self) -> None:
        """Go to the beginning."""
        self.scroll.scroll_home(animate=False)

    def action_cursor_bottom(self) -> None:
        """Go to the end."""
        self.scroll.scroll_end(animate=False)


class Page(Scrolling, ModalScreen[None]):
    """Shows some text until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Close, *MOVING)
    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = "#page-scroll"

    scroll = getters.query_one("#page-scroll", VerticalScroll)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.page_title = title

    def text(self) -> Content:
        """What the page says, from safe text."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """A framed page in the middle, the keys at the bottom."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(one_line(self.page_title))
            with VerticalScroll(id="page-scroll"):
                yield Static(self.text(), id="page-text", markup=False)
        yield KeyHints()

    def action_close(self) -> None:
        """Close the page."""
        self.dismiss(None)
