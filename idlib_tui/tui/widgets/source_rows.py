"""The rows of the source list, and the orders that they can stand in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from textual.content import Content
from textual.style import Style

from idlib_tui import dates
from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.line_map import Group
from idlib_tui.tui.widgets.paragraphs import lines_of

if TYPE_CHECKING:
    from idlib_tui.filters import Marks
    from idlib_tui.library.rows import ArticleRow, Hit, SourceRow
    from idlib_tui.model import Problem

_UNDATED = "No date"
_NO_OUTLET = "Outlet unknown"
_NO_ARTICLE = "Not an article, or not readable"


class Arrangement(StrEnum):
    """An order of the sources, named as the user reads it."""

    NEWEST = "newest first"
    OLDEST = "oldest first"
    DAY = "by day"
    OUTLET = "by outlet"
    UNREAD = "unread first"

    def step(self, steps: int) -> Arrangement:
        """The arrangement some places further, round and round."""
        every = list(Arrangement)
        return every[(every.index(self) + steps) % len(every)]


@dataclass(frozen=True, slots=True)
class Source:
    """One row: an article, perhaps as a search hit, a file with a problem, or a last remark."""

    article: ArticleRow | None
    problem: Problem | None = None
    hit: Hit | None = None
    remark: str = ""
    is_version: bool = False
    """Whether it stands below another version of the article."""


class AllSources:
    """All articles in windows, then what is no article. A ``RowSource``."""

    def __init__(
        self,
        count: int,
        window: Callable[[int, int], Sequence[SourceRow]],
        last: Sequence[Source],
    ) -> None:
        self._articles = count
        self._window = window
        self._last = last

    def count(self) -> int:
        """Count all rows."""
        return self._articles + len(self._last)

    def fetch(self, offset: int, limit: int) -> Sequence[Source]:
        """Fetch a window over all rows."""
        wanted = min(limit, self._articles - offset)
        found = self._window(offset, wanted) if wanted > 0 else []
        rows = [Source(row.article, is_version=row.is_version) for row in found]
        first = max(offset - self._articles, 0)
        last = max(offset + limit - self._articles, 0)
        return [*rows, *self._last[first:last]]


def fold_versions(articles: Sequence[ArticleRow], unfolded: Collection[str]) -> list[Source]:
    """Leave out other versions of an article, or list them below it where they are unfolded.

    Args:
        articles: In any order.
        unfolded: The groups whose versions are listed.
    """
    others: dict[str, list[ArticleRow]] = defaultdict(list)
    for row in articles:
        if row.group is not None and row.group != row.id:
            others[row.group].append(row)
    found = []
    for row in articles:
        if row.group is None or row.group == row.id:
            found.append(Source(row))
            if row.group in unfolded:
                found += [Source(each, is_version=True) for each in others[row.id]]
    return found


def arrange(
    sources: Iterable[Source], how: Arrangement, marks: Marks, last: Sequence[Source] = ()
) -> tuple[list[Source], list[Group]]:
    """Put sources into an order, under headings where it has any.

    Args:
        sources: Articles, newest first, each followed by its versions.
        how: The order.
        marks: What was read.
        last: What is no article.
    """
    blocks: list[list[Source]] = []
    for each in sources:
        if each.is_version and blocks:
            blocks[-1].append(each)
        else:
            blocks.append([each])
    title_of, key = _keys(how, blocks, marks)
    blocks.sort(key=key)
    rows = [each for block in blocks for each in block]
    groups = []
    if title_of is not None:
        for title, run in groupby(blocks, key=title_of):
            groups.append(Group(title, sum(len(block) for block in run)))
        groups.append(Group(_NO_ARTICLE, len(last)))
    return [*rows, *last], groups


def _keys(
    how: Arrangement, blocks: Sequence[list[Source]], marks: Marks
) -> tuple[Callable[[list[Source]], str] | None, Callable[[list[Source]], tuple[object, ...]]]:
    """Make what titles a block, if anything does, and what it is sorted by."""
    outlets = Counter(_outlet(block) for block in blocks)

    def by_outlet(block: list[Source]) -> tuple[object, ...]:
        outlet = _outlet(block)
        return (outlet == _NO_OUTLET, -outlets[outlet], outlet)

    def is_read(block: list[Source]) -> bool:
        article = block[0].article
        return article is not None and article.content_hash in marks.read

    match how:
        case Arrangement.OLDEST:
            return None, lambda block: (_day(block) or date.max,)
        case Arrangement.DAY:
            return _day_title, lambda _: ()
        case Arrangement.OUTLET:
            return _outlet, by_outlet
        case Arrangement.UNREAD:
            return lambda block: "Read" if is_read(block) else "Unread", lambda b: (is_read(b),)
    return None, lambda _: ()


def _day(block: list[Source]) -> date | None:
    article = block[0].article
    return article.published.day if article is not None else None


def _day_title(block: list[Source]) -> str:
    day = _day(block)
    return dates.period_text(day.isoformat()) if day is not None else _UNDATED


def _outlet(block: list[Source]) -> str:
    article = block[0].article
    return one_line((article.outlet if article is not None else None) or _NO_OUTLET)


def two_lines(text: str, width: int, style: Style) -> list[Content]:
    """Wrap text to two indented lines, with an ellipsis where there is more."""
    lines = lines_of(text, max(width - 3, 1), 2)
    return [Content("  ") + Content(line).stylize(style) for line in lines]
