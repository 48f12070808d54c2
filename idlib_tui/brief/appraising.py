"""Adding to the parts of a brief what they are worth: independent reports, grades, marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from idlib_tui.brief.cited import CitedEntry, CitedFigures, CitedQuote
from idlib_tui.brief.front_page import CitedPosition, FrontPage

if TYPE_CHECKING:
    from idlib_tui.claims.appraisal import Appraiser


class Appraising:
    """Appraises the parts of one brief."""

    def __init__(self, appraiser: Appraiser) -> None:
        self._appraiser = appraiser

    def entry(self, cited: CitedEntry) -> CitedEntry:
        """Appraise an entry of the chronology."""
        return replace(cited, appraisal=self._appraiser.entry(cited.entry))

    def quote(self, cited: CitedQuote) -> CitedQuote:
        """Appraise a statement."""
        return replace(cited, appraisal=self._appraiser.statement(cited.statement))

    def figures(self, cited: CitedFigures) -> CitedFigures:
        """Appraise each of the figures that differ."""
        found = (self._appraiser.figure(cited.group, each) for each in cited.group.reports)
        return replace(cited, appraisals=tuple(found))

    def front(self, page: FrontPage) -> FrontPage:
        """Appraise what stands on the first page; what rests on one report is counted anew."""
        entries = tuple(map(self.entry, page.entries))
        single = sum(each.appraisal is None or each.appraisal.independent <= 1 for each in entries)
        return replace(
            page,
            entries=entries,
            positions=tuple(map(self._position, page.positions)),
            figures=tuple(map(self.figures, page.figures)),
            gaps=replace(page.gaps, single=single),
        )

    def _position(self, cited: CitedPosition) -> CitedPosition:
        return replace(
            cited,
            reported=self.quote(cited.reported) if cited.reported else None,
            quoted=self.quote(cited.quoted) if cited.quoted else None,
        )
