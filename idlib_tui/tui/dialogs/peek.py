"""A look at words in their paragraph, without leaving the list. Any key ends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from idlib_tui.safe_text import one_line, safe

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Click, Key


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of an article.

    Attributes:
        title: Where it stands.
        text: One paragraph or more.
        words: Offsets into the text of the words that are meant; empty where all are.
        facts: What is known of them, a sentence each.
    """

    title: str
    text: str
    words: tuple[int, int]
    facts: tuple[str, ...]


class Peek(ModalScreen[None]):
    """Shows an excerpt until a key is pressed."""

    CSS_PATH = "dialogs.tcss"

    def __init__(self, excerpt: Excerpt) -> None:
        super().__init__()
        self._excerpt = excerpt

    def compose(self) -> ComposeResult:
        """The paragraph with the words marked, and below it the facts."""
        shown = self._excerpt
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(one_line(shown.title))
            dialog.border_subtitle = "any key closes"
            # One character for one, so that the marked words stay where they are.
            text = Content(safe(shown.text)).stylize("bold $text-primary", *shown.words)
            yield Static(text, markup=False)
            if shown.facts:
                facts = Content("\n").join(Content(one_line(fact)) for fact in shown.facts)
                yield Static(facts, id="peek-facts", markup=False)

    def on_key(self, event: Key) -> None:
        """End it; the key does nothing else."""
        event.stop()
        event.prevent_default()
        self.dismiss(None)

    def on_click(self, event: Click) -> None:
        """End it."""
        event.stop()
        self.dismiss(None)
