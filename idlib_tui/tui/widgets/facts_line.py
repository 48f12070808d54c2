"""The line above a list that says what is listed, or why nothing can be."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import cell_len

_BETWEEN = "  ·  "
_BETWEEN_CLOSE = " · "


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
        self._facts: tuple[str, ...] = ()
        self._row_facts: tuple[str, ...] = ("",)
        self._shown = ""

    def show_facts(self, *facts: str) -> None:
        """Show some facts, the most important first."""
        self._facts = facts
        self._show()

    def show_row_fact(self, *forms: str) -> None:
        """Show behind the others what is known of the row under the cursor.

        Args:
            forms: The fact in full and in short, for a line without room; "" for nothing.
        """
        self._row_facts = forms
        if not self.has_class("-error"):
            self._show()

    def _show(self) -> None:
        failed = self.has_class("-error")
        self.set_class(False, "-error")
        line = self._line()
        if failed or line != self._shown:
            self._shown = line
            # The line keeps its height: a row's fact, which changes at every key, moves nothing.
            self.update(Content(line), layout=failed)

    def _line(self) -> str:
        """Write the line; a row's fact that does not fit in any form is left to the peek."""
        width = self.content_size.width
        # A count gives way, which the frame says too; a filter or an order never does.
        kept = [fact for fact in self._facts if not fact[:1].isdigit()]
        with_row = ([*self._facts, form] for form in self._row_facts)
        for facts in (*with_row, self._facts, kept):
            for between in (_BETWEEN, _BETWEEN_CLOSE):
                line = between.join(filter(None, facts))
                if cell_len(line) <= width or width == 0:
                    return line
        return _BETWEEN_CLOSE.join(kept)

    def on_resize(self) -> None:
        """Say as much of the row as the new width allows."""
        if not self.has_class("-error"):
            self._show()

    def fail(self, error: IdlibError) -> None:
        """Show what went wrong instead."""
        self.set_class(True, "-error")
        self.update(Content(one_line(str(error))))
