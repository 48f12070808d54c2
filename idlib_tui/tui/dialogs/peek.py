"""A look at words in their paragraph, without leaving the list. Any key ends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from idlib_tui.safe_text import one_line, safe
from idlib_tui.tui.dialogs.glance import CLOSES, Glance

if TYPE_CHECKING:
    from textual.app import ComposeResult


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


class Peek(Glance):
    """Shows an excerpt until a key is pressed."""

    def __init__(self, excerpt: Excerpt) -> None:
        super().__init__()
        self._excerpt = excerpt

    def compose(self) -> ComposeResult:
        """The paragraph with the words marked, and below it the facts."""
        shown = self._excerpt
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(one_line(shown.title))
            dialog.border_subtitle = CLOSES
            # One character for one, so that the marked words stay where they are.
            text = Content(safe(shown.text)).stylize("bold $text-primary", *shown.words)
            yield Static(text, markup=False)
            if shown.facts:
                facts = Content("\n").join(Content(one_line(fact)) for fact in shown.facts)
                yield Static(facts, id="peek-facts", markup=False)
