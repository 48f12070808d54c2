"""Who claims what: actors and outlets by claims, and the words of the chosen cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idlib_tui import dates
from idlib_tui.safe_text import one_line, safe
from idlib_tui.tui.commands.claims import CLAIMS
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.widgets.key_hints import KeyHints
from idlib_tui.tui.widgets.matrix_list import MatrixList
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from idlib_tui.claims.matrix import Matrix
    from idlib_tui.claims.utterances import Utterance

_LONGEST = 400
"""Characters of the words that are shown."""
_LOW = 30
"""Lines of the terminal below which only the chosen claim is named, to leave room for the rows."""


class ClaimsScreen(ModalScreen["Utterance | None"]):
    """Shows a matrix. Dismissed with the words to open, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(*CLAIMS)
    CSS_PATH = "dialogs.tcss"
    AUTO_FOCUS = "MatrixList"

    rows = getters.query_one(MatrixList)
    words = getters.query_one("#claims-words", Static)

    def __init__(self, matrix: Matrix, answer: str, name_of: Callable[[str], str]) -> None:
        """Keep what to show.

        Args:
            matrix: Who says what.
            answer: The answer to a question, shown above; "" for none.
            name_of: Gives the name of an article by its id.
        """
        super().__init__()
        self._matrix = matrix
        self._answer = answer
        self._name_of = name_of
        self._number = 0

    def compose(self) -> ComposeResult:
        """The claims, the rows, the words of the chosen cell, and what was searched."""
        with Vertical(classes="dialog", id="claims") as dialog:
            dialog.border_title = "Who claims what"
            yield Static(self._head(), id="claims-head", markup=False)
            yield MatrixList(len(self._matrix.claims))
            yield Static("", id="claims-words", markup=False)
            yield Static(self._foot(), id="claims-foot", markup=False)
        yield KeyHints()

    def on_mount(self) -> None:
        """Show the rows."""
        self.set_class(self._is_low, "-low")
        self.rows.show(ListSource(self._matrix.rows))
        self._show_words()

    def _head(self) -> Content:
        """The answer, and the claims; numbered where there are several."""
        lines = [Content.styled(self._answer, "bold")] if self._answer else []
        many = len(self._matrix.claims) > 1
        total = f" of {len(self._matrix.claims)}" if self._is_low else ""
        for number, claim in enumerate(self._matrix.claims, 1):
            chosen = number == self._chosen + 1
            mark = "▸" if chosen else " "
            text = f"{mark} {number}{total}  {one_line(claim)}" if many else one_line(claim)
            if chosen or not self._is_low:
                style = "bold $text-primary" if chosen and many else ""
                lines.append(Content.styled(text, style))
        return Content("\n").join(lines)

    @property
    def _is_low(self) -> bool:
        return self.app.size.height < _LOW

    @property
    def _chosen(self) -> int:
        return self.rows.claim if self.is_mounted else 0

    def _foot(self) -> Content:
        silent = ", ".join(map(one_line, self._matrix.silent))
        parts = [f"Silent: {silent}." if silent else "", self._matrix.searched]
        return Content(" ".join(filter(None, parts)))

    @property
    def _utterances(self) -> tuple[Utterance, ...]:
        """The words of the chosen cell."""
        cell = self.rows.cell
        return cell.utterances if cell is not None else ()

    def _show_words(self) -> None:
        found = self._utterances
        self._number = min(self._number, max(len(found) - 1, 0))
        if not found:
            self.words.update(Content("Silent on this."))
        else:
            each = found[self._number]
            day = dates.day_text(each.day) if each.day else "undated"
            of = f"{self._number + 1} of {len(found)}" if len(found) > 1 else ""
            more = f"and {len(each.also_in)} more" if each.also_in else ""
            where = one_line(self._name_of(each.article))
            facts = " · ".join(filter(None, (of, each.attitude.value, day, where, more)))
            words = safe(" ".join(each.text[:_LONGEST].split()))
            self.words.update(Content.assemble(words, "\n", (facts, "$foreground 78%")))
        self.query_one("#claims-head", Static).update(self._head())
        self.rows.refresh()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done."""
        if not self.is_mounted:
            return True
        if action == "step_claim":
            return len(self._matrix.claims) > 1
        if action == "step_words":
            return len(self._utterances) > 1
        if action == "open":
            return bool(self._utterances)
        return super().check_action(action, parameters)

    @on(VirtualList.Highlighted)
    def _highlighted(self, event: VirtualList.Highlighted) -> None:
        event.stop()
        self._number = 0
        self._show_words()

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the words of the chosen cell."""
        if self._utterances:
            self.dismiss(self._utterances[self._number])

    def action_step_claim(self, step: int) -> None:
        """Go to the next claim, or the one before."""
        last = len(self._matrix.claims) - 1
        self.rows.claim = min(max(self.rows.claim + step, 0), last)
        self._number = 0
        self._show_words()

    def action_step_words(self, step: int) -> None:
        """Go to the next words of the cell, or those before."""
        self._number = min(max(self._number + step, 0), len(self._utterances) - 1)
        self._show_words()

    def action_close(self) -> None:
        """Close."""
        self.dismiss(None)
