"""The rows of the chronology: when, what, and who reports it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import ClassVar

from textual.content import Content

from idlib_tui import dates, wording
from idlib_tui.model import Entry, Precision, Relation, Report
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.moving import GROUPS
from idlib_tui.tui.widgets.cells import fit
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.paragraphs import clip, facts_line, lines_of, whole_words
from idlib_tui.tui.widgets.periods import Zoom
from idlib_tui.tui.widgets.reader_layout import wrap
from idlib_tui.tui.widgets.variants import changed_words, marked
from idlib_tui.tui.widgets.virtual_list import VirtualList

_COARSE = {Precision.YEAR, Precision.DECADE, Precision.SEASON, Precision.QUARTER}
_WHEN = 15
"""Columns for the date: "11–13 Sept 2020", or "28 Sept 2019" over "– 28 Feb 2020"."""
_SOURCES = 14
"""Columns for the sources."""
_ROOMY = 64
"""Columns from which two lines are enough for the words, beside a column for the sources."""
_REPORT_LINES = 3
"""Lines of text shown of each report of an entry that is opened up."""


class ChronologyList(VirtualList[Entry]):
    """Lists entries under headings; an entry opens up to show each of its reports."""

    BINDINGS = bindings(*GROUPS)

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "chronology--when",
        "chronology--report",
        "chronology--changed",
    }

    DEFAULT_CSS = """
    ChronologyList {
        & > .chronology--when { color: $text-primary; }
        & > .chronology--report { text-style: bold; }
        & > .chronology--changed { text-style: underline; color: $text-warning; }
        &:ansi > .chronology--when { color: ansi_cyan; }
        &:ansi > .chronology--changed { color: ansi_yellow; }
    }
    """

    row_height = 3

    def __init__(self, *, source_name: Callable[[str], str], empty: str) -> None:
        super().__init__(empty=empty)
        self.source_name = source_name
        """Gives the short name of an article."""
        self.zoom = Zoom.MONTH
        """What the headings are."""
        self.report: int | None = None
        """The report of the entry under the cursor that Enter opens; None for the best."""

    def row_key(self, row: Entry) -> Hashable:
        """An entry is known by its date and its words."""
        return (row.value, row.relation, row.text)

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Leave the reports of the entry that the cursor leaves."""
        self.report = None
        super().watch_cursor(old, new)

    @property
    def chosen_report(self) -> Report | None:
        """The report that Enter opens."""
        entry = self.current_row
        return entry.reports[self.report or 0] if entry is not None and entry.reports else None

    def on_resize(self) -> None:
        """Give the words a third line where the lines are short."""
        height = 2 if self.row_width >= _ROOMY else 3
        if height != self.row_height:
            self.row_height = height
            self.regroup()

    # Painting.

    def render_heading(self, group: Group, first: int, width: int) -> Content:
        """Draw the heading of a period with the number of entries in it."""
        count = str(group.count)
        number = self.line_map.group_of(first)
        title = fit(self._heading(number) if number is not None else "", width - len(count) - 1)
        return Content(f"{title} {count}").stylize(
            self.part_style("virtual-list--dim"), len(title), len(title) + len(count) + 1
        )

    def _heading(self, number: int) -> str:
        """Write the heading of a period; what is known less exactly keeps its own precision."""
        group, row = self.line_map.groups[number], self.line_map.first_row(number)
        label, first, last = group.title, self.row_at(row), self.row_at(row + group.count - 1)
        if first is None or last is None or first.value != last.value:
            return dates.period_text(label)
        coarse = first.precision in _COARSE
        if self.zoom is Zoom.DAY and first.precision is Precision.MONTH:
            return dates.period_text(first.value[:7])
        if coarse or (self.zoom is Zoom.DAY and first.precision is Precision.INTERVAL):
            title = wording.stretch(
                first.first, first.last, first.precision, first.value, Relation.ON
            )
            return title[:1].upper() + title[1:]
        return dates.period_text(label)

    def when(self, entry: Entry) -> str:
        """Write the date of an entry as short as its heading allows."""
        reported = entry.relation is Relation.REPORTED
        if entry.precision is Precision.DAY and self.zoom is not Zoom.YEAR:
            day = dates.weekday_text(entry.first) if self.zoom is Zoom.MONTH else ""
            if reported:
                return f"≈ {day or 'reported'}"
            if entry.relation is Relation.ON:
                return day
        text = wording.stretch(
            entry.first, entry.last, entry.precision, entry.value, entry.relation
        )
        return f"≈ {text}" if reported else text

    def render_row(self, row: Entry, index: int, width: int) -> Sequence[Content]:
        """Draw an entry: its date, two lines of its words, its sources."""
        roomy = width >= _ROOMY
        column = _WHEN
        room = width - column - 1 - (_SOURCES + 1 if roomy else 0)
        sources = self._sources(row, _SOURCES) if roomy else []
        when, repeated = self._when_beside(row, index)
        dates = date_lines(when, column)
        dated = len(dates)
        # Between a change of width and of row height, a row may have more lines than it needs.
        blank = [""] * self.row_height
        if not roomy:
            dates.append(self._sources_in_line(row, column))
        beside = [*dates, *blank]
        sources = [*sources, *blank]
        style = self.part_style("virtual-list--dim" if repeated else "chronology--when")
        dim = self.part_style("virtual-list--dim")
        lines = []
        for number, words in enumerate(lines_of(row.text, room, self.row_height)):
            line = Content(f"{fit(beside[number], column)} ")
            line = line.stylize(style if number < dated else dim)
            line += Content(fit(words, room))
            if roomy:
                line += Content(f" {fit(sources[number], _SOURCES, right=True)}").stylize(dim)
            lines.append(line)
        return lines

    def _when_beside(self, entry: Entry, index: int) -> tuple[str, bool]:
        """Write the date, or nothing where the heading says it; and whether it was said above."""
        when = self.when(entry)
        if self.line_map.heading_above(index):
            group = self.line_map.group_of(index)
            title = self._heading(group) if group is not None else ""
            return ("" if when.casefold() == title.casefold() else when), False
        before = self.row_at(index - 1)
        return when, before is not None and self.when(before) == when

    def _sources(self, entry: Entry, width: int) -> tuple[str, str]:
        """Name the best report's article, and count the others that report it too."""
        articles = list(dict.fromkeys(report.article for report in entry.reports))
        name = self.source_name(articles[0]) if articles else ""
        more = f"+{len(articles) - 1}" if len(articles) > 1 else ""
        return whole_words(one_line(name), width), more

    def _sources_in_line(self, entry: Entry, width: int) -> str:
        """The same in one line, where the name is cut before the count is."""
        _, more = self._sources(entry, width)
        name, _ = self._sources(entry, width - len(more) - 1 if more else width)
        return f"{name} {more}".strip()

    def render_extra(self, row: Entry, index: int, width: int) -> Sequence[Content]:
        """Draw the reports of an entry, the one that Enter opens marked."""
        lines = []
        for number, report in enumerate(row.reports):
            chosen = index == self.cursor and number == (self.report or 0)
            lines += self._report_lines(row, report, width, chosen=chosen)
        return lines

    def report_at(self, entry: Entry, part: int) -> int:
        """Find which report is drawn on a line of an entry that is opened up."""
        width = self.row_width
        for number, report in enumerate(entry.reports):
            part -= len(self._report_lines(entry, report, width, chosen=False))
            if part < 0:
                return number
        return 0

    def _report_lines(
        self, entry: Entry, report: Report, width: int, *, chosen: bool
    ) -> list[Content]:
        """Draw who reports it when, and the words, those marked that the entry does not have."""
        indent = _WHEN + 1
        facts = [one_line(self.source_name(report.article))]
        if report.published is not None:
            facts.append(dates.day_text(report.published))
        if report.expression:
            facts.append(f"“{one_line(report.expression)}”")
        if report.corrected:
            facts.insert(0, "dated by you")
        mark = "▸ " if chosen else "  "
        head = Content(fit(" " * (indent - 2) + mark + facts_line(facts, width - indent), width))
        head = head.stylize(
            self.part_style("chronology--report" if chosen else "virtual-list--dim")
        )
        room = max(width - indent, 1)
        text = one_line(report.text)
        changed = changed_words(entry.text, text)
        style = self.part_style("chronology--changed")
        starts = [start for start, _ in wrap(text, 0, len(text), room)]
        shown = zip(clip(text, room, _REPORT_LINES), starts, strict=False)
        return [
            head,
            *(
                Content(" " * indent) + marked(Content(line), start, changed, style)
                for line, start in shown
            ),
        ]


def date_lines(when: str, width: int) -> list[str]:
    """Write a date on a line, and a long one on two, none of its days torn apart."""
    if not when:
        return []
    if len(when) <= width:
        return [when]
    first, dash, last = when.partition(" – ")
    if dash:
        return [first, f"– {last}"]
    first, _, last = when.partition(" ")
    return [first, last]
