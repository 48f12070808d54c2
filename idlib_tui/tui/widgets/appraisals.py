"""Appraisals of the rows of the panes, as the desk's grades and marks are at that moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.claims.appraisal import Appraiser
from idlib_tui.model import Entry, Statement
from idlib_tui.tui.widgets.figure_list import FigureRow

if TYPE_CHECKING:
    from typing import TypeAlias

    from idlib_tui.brief import Desk
    from idlib_tui.claims.appraisal import Appraisal
    from idlib_tui.library import Library
    from idlib_tui.model import Reliability

    Row: TypeAlias = Entry | Statement | FigureRow


class Appraisals:
    """Appraises rows; what was read of the articles is kept until ``renew``."""

    def __init__(self, library: Library, desk: Desk) -> None:
        self._library = library
        self._desk = desk
        self._appraiser = Appraiser(library, desk.content)
        self._seen = self._judged()

    def _judged(self) -> object:
        content = self._desk.content()
        return content.graded, content.facts

    def changed(self) -> bool:
        """Whether the reader has graded or marked anything since this was last asked."""
        before, self._seen = self._seen, self._judged()
        return before != self._seen

    def renew(self) -> None:
        """Forget what was read: the articles have changed."""
        self._appraiser = Appraiser(self._library, self._desk.content)

    def grade_of(self, article: str) -> Reliability | None:
        """The grade of an article's source, if it has one."""
        return self._appraiser.grade_of(article)

    def of(self, row: Row) -> Appraisal:
        """Appraise an entry, a statement, or a figure."""
        match row:
            case Entry():
                return self._appraiser.entry(row)
            case Statement():
                return self._appraiser.statement(row)
        return self._appraiser.figure(row.group, row.report)

    def in_short(self, row: Row) -> tuple[str, str]:
        """Say what a row is worth in a few words, and in fewer: without the number of reports."""
        found = self.of(row)
        return found.in_short, found.status.value if found.status else found.code


def in_full(appraisal: Appraisal) -> str:
    """Say what a row is worth: "B1, confirmed by independent sources: 2 independent reports …"."""
    code, credibility = appraisal.code, appraisal.credibility.meaning
    marked = f" You marked it as {appraisal.status}." if appraisal.status else ""
    origins = f" From {', '.join(appraisal.origins)}." if appraisal.origins else ""
    return f"{code}, {credibility}: {appraisal.reason}{origins}{marked}"
