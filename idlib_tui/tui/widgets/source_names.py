"""What an article is called in a list of what it says: its outlet, else its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from idlib_tui.safe_text import one_line
from idlib_tui.tui.widgets.paragraphs import whole_words

if TYPE_CHECKING:
    from idlib_tui.library import ArticleRow

_LONGEST = 28
"""Cells that a title takes as a name."""

_DATE_AHEAD = re.compile(r"^\d{4}-\d{2}(-\d{2})?[_-]")


def short_id(article: str) -> str:
    """Shorten an article's id to what people call it by: ``003_64197da7831f2480`` is ``003``."""
    name = article.rsplit("/", 1)[-1]
    # A date in front would be taken for that of what is listed.
    name = _DATE_AHEAD.sub("", name) or name
    return name.split("_", 1)[0]


class SourceNames:
    """The names of all articles' sources, by id."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self.otherwise: Callable[[str], str | None] = short_id
        """Names an article that is not among them; None where it cannot."""

    def take(self, articles: Iterable[ArticleRow]) -> None:
        """Name every article: by its outlet, else by its title, else by the start of its id."""
        self._names = {
            row.id: one_line(row.outlet or "")
            or whole_words(one_line(row.title), _LONGEST)
            or short_id(row.id)
            for row in articles
        }

    def name(self, article: str) -> str:
        """Name the source of an article."""
        return self._names.get(article) or one_line(self.otherwise(article) or short_id(article))
