"""The line above a list that says what is listed, or why nothing can be."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import one_line


class FactsLine(Static):
    """Some facts on one line; a failure takes as many lines as it needs to be read."""

    DEFAULT_CSS = """
    FactsLine {
        height: 1;
        padding: 0 2;
        color: $text-muted;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &.-error {
            height: auto;
            max-height: 8;
            color: $text-error;
            text-wrap: wrap;
            text-overflow: fold;
        }
    }
    """

    def __init__(self, id: str) -> None:  # noqa: A002  # Textual's own name for it
        super().__init__(Content(""), id=id, markup=False)

    def show_facts(self, *facts: str) -> None:
        """Show some facts, the most important first."""
        self.set_class(False, "-error")
        self.update(Content("  ·  ".join(facts)))

    def fail(self, error: IdlibError) -> None:
        """Show what went wrong instead."""
        self.set_class(True, "-error")
        self.update(Content(one_line(str(error))))
