"""The list of sources: every article, newest first, and the files that could not be read, last."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.content import Content
from textual.style import Style

from idlib_tui import wording
from idlib_tui.errors import FilterError
from idlib_tui.filters import Marks
from idlib_tui.safe_text import one_line
from idlib_tui.tui.commands.command import bindings
from idlib_tui.tui.commands.in_panes import SOURCES
from idlib_tui.tui.commands.moving import GROUPS
from idlib_tui.tui.panes import Pane
from idlib_tui.tui.passage import Passage
from idlib_tui.tui.widgets.cells import cell_len, fit, fit_to
from idlib_tui.tui.widgets.pane_messages import OpenRequested
from idlib_tui.tui.widgets.paragraphs import facts_line, whole_words
from idlib_tui.tui.widgets.row_source import ListSource
from idlib_tui.tui.widgets.source_filter import (
    SOURCES_EXAMPLE,
    SourceFilter,
    read_source_filter,
)
from idlib_tui.tui.widgets.source_rows import (
    AllSources,
    Arrangement,
    Source,
    arrange,
    fold_versions,
    two_lines,
)
from idlib_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from idlib_tui.library import Library
    from idlib_tui.library.rows import ArticleRow, Hit, SourceRow
    from idlib_tui.model import Problem
    from idlib_tui.tui.widgets.line_map import Group

_INDENT = "  "
_NOTHING_YET = """\
Nothing to read yet.

Put articles into {seeds}

Texts, web pages, PDF, Word, e-books, mails, feeds and exports of databases, in subfolders too. \
They are read as they come.

From the shell: idlib-tui add FILE, or a pipe into idlib-tui add -
"""
_STAR = "★"
SNIPPET_LINES = 2
"""Lines of extract under a search result."""


class SourceList(VirtualList[Source]):
    """Draws each source as its title above its facts; a hit has its extract below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "source-list--title",
        "source-list--new",
        "source-list--unread",
        "source-list--hit",
        "source-list--problem",
        "source-list--open",
    }

    DEFAULT_CSS = """
    SourceList {
        & > .source-list--title { color: $foreground; }
        & > .source-list--new { text-style: bold; }
        & > .source-list--open { color: $text-primary; }
        & > .source-list--unread { color: $text-accent; text-style: bold; }
        & > .source-list--hit { color: $text-warning; text-style: bold; }
        & > .source-list--problem { color: $text-error; }
    }
    """

    BINDINGS = bindings(*SOURCES, *GROUPS)

    row_height = 3

    filter_example = SOURCES_EXAMPLE

    def __init__(self) -> None:
        super().__init__(id=Pane.SOURCES.value)
        self.marks: Callable[[], Marks] = Marks
        """What was done with the articles."""
        self.opened: str | None = None
        """The id of the article on show."""
        self.filter_text = ""
        """The filter as typed; "" shows all."""
        self.arrangement = Arrangement.NEWEST
        """The order of the sources; what a search finds has its own."""
        self.others = ""
        """The files that are no articles, in words."""
        self._library: Library | None = None
        self._reading = False
        self._folds = True
        """Whether versions of an article are folded under it."""
        self._on_versions = False
        self._unfolded: set[str] = set()
        """The groups of versions that are listed in full."""

    def show_all(self, library: Library, *, reading: bool | None = None) -> None:
        """List all sources that the filter lets through, staying on the same article.

        Args:
            library: The library.
            reading: Whether files are being read in, so that an empty list may fill; None for as
                before.
        """
        self._library = library
        self._reading = self._reading if reading is None else reading
        self._folds = not self.filter_text
        last = [Source(None, problem) for problem in library.problems()]
        if self.others:
            last.append(Source(None, remark=self.others))
        if self.filter_text:
            self.empty = "No source is like that. Escape shows all."
            wanted, marks = self._filter(), self.marks()
            rows = filter(lambda row: wanted.lets_through(row, marks), library.articles())
            last = [
                each
                for each in last
                if each.problem is not None and wanted.lets_through_file(each.problem.file)
            ]
            self._show_arranged([Source(row) for row in rows], last)
            return
        self.empty = (
            f"Reading in what is in {library.workspace.seeds}…"
            if self._reading
            else _NOTHING_YET.format(seeds=library.workspace.seeds)
        )
        unfolded = frozenset(self._unfolded)
        if self.arrangement is not Arrangement.NEWEST:
            self._show_arranged(fold_versions(library.articles(), unfolded), last)
            return

        def window(offset: int, limit: int) -> Sequence[SourceRow]:
            return library.sources(unfolded=unfolded, offset=offset, limit=limit)

        articles = library.source_count(unfolded)
        self.show(AllSources(articles, window, last), keep_cursor=True)

    def _show_arranged(self, found: Sequence[Source], last: Sequence[Source]) -> None:
        rows, groups = arrange(found, self.arrangement, self.marks(), last)
        self.show(ListSource(rows), groups=groups, keep_cursor=True)

    def put_in_order(self, how: Arrangement) -> None:
        """Put the sources into another order, staying on the same article."""
        if how is not self.arrangement:
            self.arrangement = how
            if self._library is not None:
                self.show_all(self._library)

    def action_arrange(self, steps: int) -> None:
        """Take the order some places further."""
        self.put_in_order(self.arrangement.step(steps))

    @property
    def listed(self) -> list[ArticleRow] | None:
        """The articles in the order shown; None while that is the library's own."""
        if not isinstance(self.source, ListSource):
            return None
        return [row.article for row in self._in_memory if row.article is not None]

    @property
    def list_facts(self) -> str:
        """What the frame says of the list: its order unless that is the usual, and its filter."""
        if any(row.hit for row in self._in_memory):
            return ""
        order = "" if self.arrangement is Arrangement.NEWEST else self.arrangement.value
        words = f"“{one_line(self.filter_text)}”" if self.filter_text else ""
        return " · ".join(filter(None, (order, words)))

    def render_heading(self, group: Group, first: int, width: int) -> Content:
        """Draw the heading of a day or an outlet, with the number of its articles."""
        del first
        count = f" {group.count:,}"
        title = Content(fit(whole_words(group.title, width - len(count)), width - len(count)))
        return title + Content(count).stylize(self.part_style("virtual-list--dim"))

    def show_hits(self, hits: Sequence[Hit], *, empty: str = "") -> None:
        """List what a search found, best first, each with an extract."""
        self.empty = empty
        self._folds = False
        self.show(ListSource([Source(hit.article, hit=hit) for hit in hits]))
        for index in range(self.count):
            self.open_row(index, SNIPPET_LINES + 1)

    def _filter(self) -> SourceFilter:
        try:
            return read_source_filter(self.filter_text)
        except FilterError:
            # While it is still being typed; the prompt says what is wrong.
            return SourceFilter()

    @staticmethod
    def filter_problem(text: str) -> str:
        """Say what is wrong with a filter as typed; "" if nothing is."""
        try:
            read_source_filter(text)
        except FilterError as error:
            return str(error)
        return ""

    def set_filter(self, text: str) -> None:
        """List only the sources that are like that; "" lists all."""
        self.filter_text = text.strip()
        if self._library is not None:
            self.show_all(self._library)

    def action_toggle_versions(self) -> None:
        """List the other versions of the article under the cursor below it, or fold them away."""
        row = self.current_row
        group = row.article.group if row and row.article else None
        if row is None or row.article is None or group is None or self._library is None:
            return
        if not self._folds:
            return
        article = row.article.id
        self._unfolded ^= {group}
        self.show_all(self._library)
        self.cursor = self._place_of(article)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the versions where there are some."""
        if action == "toggle_versions":
            row = self.current_row
            return bool(self._folds and row and row.article and row.article.group)
        if action == "arrange":
            return self._library is not None and self.count > 0
        return super().check_action(action, parameters)

    def watch_cursor(self, old: int | None, new: int | None) -> None:
        """Move the cursor, and offer the versions if the row has some."""
        super().watch_cursor(old, new)
        row = self.current_row
        grouped = bool(row and row.article and row.article.group)
        if grouped != self._on_versions:
            self._on_versions = grouped
            self.refresh_bindings()

    def follow(self, article: str) -> None:
        """Put the cursor on the article that was opened, or the row that it is folded under."""
        self.opened = article
        row = self.current_row
        if row is not None and row.article is not None and row.article.id == article:
            return
        place = self._place_of(article)
        if place is not None and place < self.count:
            self.cursor = place

    def _place_of(self, article: str) -> int | None:
        """Find the row of an article, or the one that it is folded under."""
        if isinstance(self.source, AllSources) and self._library is not None:
            return self._library.source_place(article, self._unfolded)
        ids = [row.article.id if row.article else "" for row in self._in_memory]
        if article not in ids and self._library is not None:
            every = self._library.articles()
            article = next((row.group or "" for row in every if row.id == article), "")
        return ids.index(article) if article and article in ids else None

    @property
    def _in_memory(self) -> Sequence[Source]:
        return self.source.rows if isinstance(self.source, ListSource) else ()

    def restore(self, cursor: int | None, scroll: int) -> None:
        """Put the cursor on a row and the list to a line."""
        if cursor is not None and self.count:
            self.cursor = cursor
            self.scroll_to(y=scroll, animate=False, immediate=True, force=True)

    @property
    def passage(self) -> Passage | None:
        """The article under the cursor, as a whole."""
        from idlib_tui.brief.desk import PinKind  # noqa: PLC0415 - brings the YAML library along

        row = self.current_row
        if row is None or row.article is None:
            return None
        return Passage(PinKind.ARTICLE, row.article.id, 0, 0, "")

    @on(VirtualList.Selected)
    def _selected(self, event: VirtualList.Selected) -> None:
        event.stop()
        if event.row.article is not None:
            self.post_message(OpenRequested(event.row.article.id, 0, 0))

    def row_key(self, row: Source) -> Hashable:
        """An article is known by its id, a problem by its file."""
        if row.article is not None:
            return row.article.id
        return row.problem.file if row.problem else row.remark

    def render_row(self, row: Source, index: int, width: int) -> Sequence[Content]:
        """Draw the title, and below it the facts."""
        del index
        if row.problem is not None:
            return self._problem_lines(row.problem, width)
        if row.article is None:
            return two_lines(row.remark, width, self.part_style("virtual-list--dim"))
        room = width - len(_INDENT) if row.is_version else width
        first, second = self._title(row.article, room)
        facts = self._facts(row, row.article, room)
        # The facts follow the title; what it leaves free stands between two rows.
        lines = [first, second, facts] if second.plain.strip() else [first, facts, second]
        return [Content(_INDENT) + line for line in lines] if row.is_version else lines

    def render_extra(self, row: Source, index: int, width: int) -> Sequence[Content]:
        """Draw the extract of a hit with its words marked."""
        del index
        if row.hit is None:
            return []
        # The extract is one safe line, so that the offsets of the marks stay good.
        text = row.hit.snippet.replace("\n", " ")
        extract = Content(text).stylize(self.part_style("virtual-list--dim"))
        mark = self.part_style("source-list--hit")
        for start, end in row.hit.marks:
            extract = extract.stylize(mark, start, end)
        lines = extract.wrap(max(width - 3, 1))
        shown = [Content("  ") + line.rstrip() for line in lines[:SNIPPET_LINES]]
        if len(lines) > SNIPPET_LINES:
            shown[-1] += Content("…").stylize(self.part_style("virtual-list--dim"))
        return shown

    def _facts(self, row: Source, article: ArticleRow, width: int) -> Content:
        """Date and outlet or place, dim; behind them the hits, marks and versions."""
        dim = self.part_style("virtual-list--dim")
        tail = fit_to("  ".join(self._ends(row, article)), width * 2 // 3)
        room = max(width - 2 - (cell_len(tail) + 2 if tail else 1), 0)
        under = self.arrangement if self.line_map.groups else Arrangement.NEWEST
        date = "" if under is Arrangement.DAY else wording.published(article.published)
        outlet = "" if under is Arrangement.OUTLET else article.outlet
        origin = one_line(outlet or article.place or "")
        others = "another version" if row.is_version else ""
        middle = fit(facts_line((date, origin, others), room), room)
        end_style = self.part_style("source-list--hit") if row.hit else dim
        end = Content(("  " + tail) if tail else "").stylize(end_style)
        if tail.endswith(_STAR):
            end = end.stylize(self.part_style("source-list--unread"), len(end.plain) - 1)
        return Content("  ") + Content(middle).stylize(dim) + end

    def _ends(self, row: Source, article: ArticleRow) -> list[str]:
        """The number of hits, and the marks and the other versions of an article."""
        ends = []
        if row.hit is not None:
            # None where one letter was typed, which is looked for but not marked.
            hits = len(row.hit.hits)
            ends += [f"{hits} hit{'' if hits == 1 else 's'}"] if hits else []
        if article.versions > 1 and not row.is_version:
            ends.append(f"also in {article.versions - 1}")
        marks = self.marks()
        ends += [
            f"#{one_line(tag)}"
            for tag, articles in marks.tags.items()
            if article.content_hash in articles
        ]
        if article.content_hash in marks.pinned:
            ends.append("pinned")
        if article.content_hash in marks.starred:
            ends.append(_STAR)
        return ends

    def _title(self, article: ArticleRow, width: int) -> list[Content]:
        style = self.part_style("source-list--title")
        first, *more = two_lines(article.title, width, self._title_style(article, style))
        if not self._is_read(article):
            mark = Content.styled("• ", self.part_style("source-list--unread"))
            first = mark + first[2:]
        return [first, *more]

    def _is_read(self, article: ArticleRow) -> bool:
        return article.content_hash in self.marks().read

    def _title_style(self, article: ArticleRow, style: Style) -> Style:
        """Bold while unread, and in the colour of the focus while open."""
        if not self._is_read(article):
            style += self.part_style("source-list--new")
        if article.id == self.opened:
            style += self.part_style("source-list--open")
        return style

    def _problem_lines(self, problem: Problem, width: int) -> list[Content]:
        style = self.part_style("source-list--problem")
        file = Content(fit("! " + one_line(problem.file), width)).stylize(style)
        return [file, *two_lines(problem.reason, width, self.part_style("virtual-list--dim"))]
