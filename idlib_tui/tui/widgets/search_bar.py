"""The search bar: a line to type into, what came of it, and a sentence when something is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.searching import SEARCH_BAR
from idlib_tui.tui.terminal.lines import LONGEST_LINE
from idlib_tui.tui.widgets.line_input import LineInput

PLACEHOLDER = "Search all articles"
"""What stands in an empty bar."""


class QueryInput(LineInput):
    """The line itself, with the keys of the search bar."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*SEARCH_BAR)


class SearchBar(Widget):
    """The input for queries. It posts them as messages and shows the outcome it is given."""

    query_input = getters.query_one(QueryInput)
    tally = getters.query_one("#tally", Static)
    message = getters.query_one("#message", Static)

    @dataclass
    class Typed(Message):
        """The query has changed."""

        query: str

    def __init__(self) -> None:
        super().__init__(id="search-bar")
        self.history: list[str] = []
        """Earlier queries, the latest last."""
        self._at = 0
        """Where in the history the arrow keys have gone; its length stands for the new query."""
        self._draft = ""

    def compose(self) -> ComposeResult:
        """What the bar looks like while it is empty; ``complete`` adds what takes a query."""
        with Horizontal(id="search-line"):
            yield Static("/", id="prompt", markup=False)
            yield Static(PLACEHOLDER, id="placeholder", markup=False)

    async def complete(self) -> None:
        """Mount the input and the result tally, once the frame is painted."""
        line = self.query_one("#search-line")
        query = QueryInput(placeholder=PLACEHOLDER, select_on_focus=False, max_length=LONGEST_LINE)
        with self.app.batch_update():
            await self.query_one("#placeholder").remove()
            await line.mount(query, Static("", id="tally", markup=False))
            await self.mount(Static("", id="message", markup=False))

    def show_outcome(self, tally: str = "", message: str = "", *, error: bool = False) -> None:
        """Show what came of the query.

        Args:
            tally: A few words at the end of the line.
            message: A sentence below it; "" shows none.
            error: Whether the sentence says what is wrong.
        """
        self.tally.update(Content(one_line(tally)))
        self.message.update(Content(one_line(message)))
        self.message.display = bool(message)
        self.message.set_class(error, "-error")

    def replace_query(self, query: str) -> None:
        """Put a query into the line as if it had been typed."""
        self.query_input.value = query
        self.query_input.cursor_position = len(query)

    def remember(self, query: str) -> None:
        """Add a query to the history."""
        query = query.strip()
        if query:
            self.history = [kept for kept in self.history if kept != query] + [query]
        self._at = len(self.history)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    def older(self) -> None:
        """Bring back the query before."""
        self._recall(-1)

    def newer(self) -> bool:
        """Bring back the query after. Returns False where there is none."""
        if self._at >= len(self.history):
            return False
        self._recall(1)
        return True

    def _recall(self, step: int) -> None:
        if self._at == len(self.history):
            self._draft = self.query_input.value
            if step < 0 and self.history[-1:] == [self._draft]:
                # The query that is shown already is none before.
                self._at -= 1
        self._at = min(max(self._at + step, 0), len(self.history))
        recalled = self.history[self._at] if self._at < len(self.history) else self._draft
        self.replace_query(recalled)
