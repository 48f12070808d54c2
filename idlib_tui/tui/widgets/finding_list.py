"""What the check finds in a draft, a line each."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual.content import Content

from idlib_tui.check import Finding
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.cells import fit
from idlib_tui.tui.widgets.virtual_list import VirtualList

_LINE = 6
_SUBJECT = 10
_VERDICT = 18


class FindingList(VirtualList[Finding]):
    """Draws a finding on a line: where, of what, how it is, and the draft's words."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"findings--problem", "findings--right"}

    DEFAULT_CSS = """
    FindingList {
        & > .findings--problem { color: $text-error; }
        & > .findings--right { color: $text-success; }
    }
    """

    def row_key(self, row: Finding) -> Hashable:
        """A finding is known by what it is about, and by its words."""
        return (row.subject, row.text, row.start)

    def render_row(self, row: Finding, index: int, width: int) -> Sequence[Content]:
        """Draw it."""
        del index
        style = "findings--problem" if row.verdict.is_problem else "findings--right"
        head = f"{row.line:>{_LINE - 2}}  {fit(row.subject.value, _SUBJECT)} "
        words = fit(f" {one_line(row.text)}", max(width - len(head) - _VERDICT, 0))
        return [
            Content(head).stylize(self.part_style("virtual-list--dim"))
            + Content(fit(row.verdict.value, _VERDICT)).stylize(self.part_style(style))
            + Content(words)
        ]
