"""One line to fill in at the bottom of the screen: a filter, a date, a note, a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.dialogs import PROMPT
from idlib_tui.tui.terminal.lines import LONGEST_LINE
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.tui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


class PromptInput(LineInput):
    """The line, with the keys of a prompt."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*PROMPT)

    def action_accept(self) -> None:
        """Take what is written."""
        self.post_message(self.Submitted(self, self.value))

    def action_cancel(self) -> None:
        """Leave the prompt."""
        self.screen.dismiss(None)


class Prompt(ModalScreen[str | None]):
    """Asks for one line. Dismissed with the line, or None if cancelled."""

    CSS_PATH = "dialogs.tcss"

    entry = getters.query_one(PromptInput)
    complaint = getters.query_one("#complaint", Static)

    def __init__(
        self,
        question: str,
        *,
        value: str = "",
        placeholder: str = "",
        live: Callable[[str], None] | None = None,
        check: Callable[[str], str] | None = None,
    ) -> None:
        """Keep what to ask.

        Args:
            question: A word or two before the line.
            value: What the line holds at first.
            placeholder: An example, shown while the line is empty.
            live: Called with the line after every change.
            check: Says what is wrong with a line, or ""; a wrong line cannot be taken.
        """
        super().__init__()
        self._question = question
        self._value = value
        self._placeholder = placeholder
        self._live = live
        self._check = check

    def compose(self) -> ComposeResult:
        """The line, a place for a complaint, and the keys."""
        with Vertical(id="prompt-box"):
            yield Static("", id="complaint", markup=False)
            with Horizontal():
                yield Static(Content(one_line(self._question)), id="question", markup=False)
                yield PromptInput(
                    self._value,
                    placeholder=self._placeholder,
                    compact=True,
                    select_on_focus=False,
                    max_length=LONGEST_LINE,
                )
            yield KeyHints()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.complaint.display = False
        if self._live is not None:
            self._live(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        problem = self._check(event.value) if self._check else ""
        if problem:
            self.complaint.update(Content(one_line(problem)))
            self.complaint.display = True
        else:
            self.dismiss(event.value)
