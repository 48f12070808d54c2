"""The list of sources: every article, newest first, and the files that could not be read, last."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.style import Style

from idlib_tui import wording
from idlib_tui.model import Problem, PublishedFrom
from idlib_tui.tui.widgets.row_source import RowSource
from idlib_tui.tui.widgets.safe_text import cell_len, crop_cells, fit, one_line
from idlib_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from idlib_tui.library.rows import ArticleRow, Hit

SNIPPET_LINES = 2
"""Lines of extract under a search result."""

_DATE_WIDTH = 14
"""Cells of "≈ 18 Sept 2020"."""


@dataclass(frozen=True, slots=True)
class Source:
    """One row: an article, perhaps as a search hit, or a file with a problem."""

    article: ArticleRow | None
    problem: Problem | None = None
    hit: Hit | None = None


class AllSources:
    """All articles in windows, then the problems. A ``RowSource``."""

    def __init__(
        self,
        count: int,
        window: Callable[[int, int], Sequence[ArticleRow]],
        problems: Sequence[Problem],
    ) -> None:
        self._articles = count
        self._window = window
        self._problems = problems

    def count(self) -> int:
        """Count articles and problems."""
        return self._articles + len(self._problems)

    def fetch(self, offset: int, limit: int) -> Sequence[Source]:
        """Fetch a window over both."""
        wanted = min(limit, self._articles - offset)
        rows = [Source(row) for row in self._window(offset, wanted)] if wanted > 0 else []
        first = max(offset - self._articles, 0)
        last = max(offset + limit - self._articles, 0)
        return [*rows, *(Source(None, problem) for problem in self._problems[first:last])]


class SourceList(VirtualList[Source]):
    """Draws each source as a line of facts and two lines of title; a hit has its extract below."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "source-list--title",
        "source-list--unread",
        "source-list--inferred",
        "source-list--hit",
        "source-list--problem",
        "source-list--open",
    }

    row_height = 3

    def __init__(self) -> None:
        super().__init__(id="sources")
        self.is_read: Callable[[ArticleRow], bool] = lambda _: False
        """Tells whether an article was read."""
        self.is_pinned: Callable[[ArticleRow], bool] = lambda _: False
        """Tells whether something of an article is pinned."""
        self.opened: str | None = None
        """The id of the article on show."""

    def show_sources(
        self, source: RowSource[Source], *, keep_cursor: bool = False, extracts: bool = False
    ) -> None:
        """Show rows.

        Args:
            source: The rows.
            keep_cursor: Stay on the same article.
            extracts: Leave room for the extract below each row.
        """
        self.show(source, keep_cursor=keep_cursor)
        if extracts:
            for index in range(self.count):
                self.open_row(index, SNIPPET_LINES + 1)

    def row_key(self, row: Source) -> Hashable:
        """An article is known by its id, a problem by its file."""
        if row.article is not None:
            return row.article.id
        return row.problem.file if row.problem else None

    def render_row(self, row: Source, index: int, width: int) -> Sequence[Content]:
        """Draw the line of facts and the title."""
        del index
        if row.problem is not None:
            return self._problem_lines(row.problem, width)
        if row.article is None:
            return []
        return [self._facts(row, row.article, width), *self._title(row.article, width)]

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
        lines = extract.wrap(max(width - 3, 1))[:SNIPPET_LINES]
        return [Content("  ") + line.rstrip() for line in lines]

    def _facts(self, row: Source, article: ArticleRow, width: int) -> Content:
        """Read mark, date, outlet or place; at the right the pin and the number of hits."""
        dim = self.part_style("virtual-list--dim")
        mark = (
            Content("  ")
            if self.is_read(article)
            else Content.styled("• ", self.part_style("source-list--unread"))
        )
        ends = []
        if row.hit is not None:
            hits = len(row.hit.hits)
            ends.append(f"{hits} hit{'' if hits == 1 else 's'}")
        if self.is_pinned(article):
            ends.append("pinned")
        tail = "  ".join(ends)
        room = max(width - 2 - (cell_len(tail) + 2 if tail else 1), 0)
        date = fit(wording.published(article.published), min(_DATE_WIDTH, room))
        origin = crop_cells(
            one_line(article.outlet or article.place or ""), max(room - cell_len(date) - 2, 0)
        )
        middle = fit(f"{date}  {origin}" if origin else date, room)
        style = dim
        if article.published.known_from is PublishedFrom.INFERRED:
            style = dim + self.part_style("source-list--inferred")
        facts = Content(middle).stylize(dim).stylize(style, 0, len(date))
        end_style = self.part_style("source-list--hit") if row.hit else dim
        return mark + facts + Content(("  " + tail) if tail else "").stylize(end_style)

    def _title(self, article: ArticleRow, width: int) -> list[Content]:
        style = self.part_style("source-list--title")
        if article.id == self.opened:
            style += self.part_style("source-list--open")
        return two_lines(article.title, width, style)

    def _problem_lines(self, problem: Problem, width: int) -> list[Content]:
        style = self.part_style("source-list--problem")
        file = Content(fit("! " + one_line(problem.file), width)).stylize(style)
        return [file, *two_lines(problem.reason, width, self.part_style("virtual-list--dim"))]


def two_lines(text: str, width: int, style: Style) -> list[Content]:
    """Wrap text to two indented lines, with an ellipsis where there is more."""
    room = max(width - 3, 1)
    lines = Content(one_line(text[: room * 8])).wrap(room)
    first = lines[0].plain.rstrip() if lines else ""
    rest = " ".join(line.plain.strip() for line in lines[1:])
    second = fit(rest, room) if cell_len(rest) > room else rest
    return [Content("  ") + Content(line).stylize(style) for line in (first, second)]
