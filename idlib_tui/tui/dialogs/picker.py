"""Choosing one of many by typing a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import getters, on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from idlib_tui.names import fold
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.dialogs import PICKER, ForgetChoice
from idlib_tui.tui.terminal.lines import LONGEST_LINE
from idlib_tui.tui.widgets.cells import cell_len, fit
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.tui.widgets.line_input import LineInput
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """Something that can be chosen.

    Attributes:
        label: Its name, which typing narrows down.
        detail: A few words at the end of its line.
        search: Further words that find it.
    """

    label: str
    value: Value
    detail: str = ""
    search: str = ""


class ChoiceList(VirtualList[Choice[Value]], can_focus=False):
    """Draws each choice on a line."""

    def render_row(self, row: Choice[Value], index: int, width: int) -> Sequence[Content]:
        """The name at the left, the detail at the right."""
        del index
        detail = one_line(row.detail)
        room = max(width - cell_len(detail) - 2, width // 2)
        name = fit(one_line(row.label), room)
        rest = fit(detail, width - room - 1, right=True)
        return [Content(name) + Content(rest).stylize(self.part_style("virtual-list--dim"))]


class PickerInput(LineInput):
    """The line to type into, with the keys of a picker; the screen carries them out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*PICKER),
        *bindings(ForgetChoice),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer forgetting only where the picker can forget."""
        if action == "forget":
            return isinstance(self.screen, Picker) and self.screen.can_forget
        return super().check_action(action, parameters)

    async def action_accept(self) -> None:
        """Take the choice under the cursor."""
        await self.run_action("screen.accept")

    async def action_cancel(self) -> None:
        """Leave without choosing."""
        await self.run_action("screen.cancel")

    async def action_next(self) -> None:
        """Go to the next choice."""
        await self.run_action("screen.next")

    async def action_previous(self) -> None:
        """Go to the choice before."""
        await self.run_action("screen.previous")

    async def action_forget(self) -> None:
        """Forget the choice under the cursor."""
        await self.run_action("screen.forget")


class Picker(ModalScreen[Value | None], Generic[Value]):
    """Asks for one of several choices. Dismissed with its value, or None if cancelled."""

    CSS_PATH = "dialogs.tcss"

    entry = getters.query_one(PickerInput)

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[Value]],
        *,
        placeholder: str = "Type a part of the name",
        typed: Callable[[str], Choice[Value] | None] | None = None,
        typed_last: bool = False,
        forget: Callable[[Value], Sequence[Choice[Value]]] | None = None,
    ) -> None:
        """Keep what to choose from.

        Args:
            title: What is chosen.
            choices: All choices, best first.
            placeholder: What typing does, shown while nothing is typed.
            typed: Makes a choice of what is typed, offered first; None offers none.
            typed_last: Whether that choice is offered last.
            forget: Forgets a choice and returns those that are left.
        """
        super().__init__()
        self._title = title
        self._choices = choices
        self._placeholder = placeholder
        self._typed_choice = typed
        self._typed_last = typed_last
        self._forget = forget
        self._offered_for = ""

    @property
    def can_forget(self) -> bool:
        """Whether choices can be forgotten here."""
        return self._forget is not None

    @property
    def choice_list(self) -> ChoiceList[Value]:
        """The list of choices."""
        return self.query_one(ChoiceList)

    def compose(self) -> ComposeResult:
        """The line to type into, above the choices."""
        with Vertical(classes="dialog", id="picker") as dialog:
            dialog.border_title = Content(one_line(self._title))
            yield PickerInput(placeholder=self._placeholder, compact=True, max_length=LONGEST_LINE)
            yield ChoiceList[Value](empty="Nothing goes by that name.")
        yield KeyHints()

    def on_mount(self) -> None:
        """Offer everything at first."""
        self._offer("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._catch_up()

    def _catch_up(self) -> None:
        """Offer what fits the line now, if its message has not come yet."""
        if self.entry.value != self._offered_for:
            self._offer(self.entry.value)

    def _offer(self, typed: str) -> None:
        self._offered_for = typed
        wanted = fold(typed).split()
        found = [
            choice
            for choice in self._choices
            if all(word in fold(f"{choice.label} {choice.search}") for word in wanted)
        ]
        if self._typed_choice is not None and (own := self._typed_choice(typed)) is not None:
            found.insert(len(found) if self._typed_last else 0, own)
        self.choice_list.show(ListSource(found))

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Take the choice under the cursor."""
        self._catch_up()
        choice = self.choice_list.current_row
        if choice is not None:
            self.dismiss(choice.value)

    def action_cancel(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

    def action_next(self) -> None:
        """Go to the next choice."""
        self._catch_up()
        self.choice_list.action_cursor_down()

    def action_previous(self) -> None:
        """Go to the choice before."""
        self._catch_up()
        self.choice_list.action_cursor_up()

    def action_forget(self) -> None:
        """Forget the choice under the cursor."""
        choice = self.choice_list.current_row
        if self._forget is not None and choice is not None:
            self._choices = self._forget(choice.value)
            self._offer(self.entry.value)
