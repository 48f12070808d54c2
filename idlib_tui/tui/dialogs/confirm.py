"""A question before something is lost, with one key for each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult


class Confirm(ModalScreen[str | None]):
    """Asks a question. Dismissed with the key of the answer, or None for Escape."""

    CSS_PATH = "dialogs.tcss"

    def __init__(self, question: str, answers: Mapping[str, str]) -> None:
        """Keep what to ask.

        Args:
            question: One sentence.
            answers: Key -> what it does.
        """
        super().__init__()
        self._question = question
        self._answers = {**answers, "escape": "Do nothing"}

    def compose(self) -> ComposeResult:
        """The question, and the answers with their keys."""
        with Vertical(classes="dialog", id="confirm"):
            yield Static(Content(one_line(self._question)), id="confirm-question")
            for key, answer in self._answers.items():
                name = "Esc" if key == "escape" else key
                yield Static(
                    Content.assemble((f"{name:<4}", "$text-accent"), one_line(answer)).stylize(
                        Style.from_meta({"@click": f"screen.answer({key!r})"})
                    )
                )

    def on_mount(self) -> None:
        """Bind the answers' keys."""
        for key, answer in self._answers.items():
            self._bindings.bind(key, f"answer({key!r})", answer)

    def action_answer(self, key: str) -> None:
        """Give an answer."""
        self.dismiss(None if key == "escape" else key)
