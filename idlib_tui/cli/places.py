"""Places in articles as the command line names them: ``000:988-1052``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from idlib_tui.errors import QueryError
from idlib_tui.model import Span

if TYPE_CHECKING:
    from idlib_tui.library import Library
    from idlib_tui.model import Article

PLACE = "ID[:START-END]"
"""How it is written, for the help."""

_PLACE = re.compile(r"(.+):(\d{1,9})-(\d{1,9})", re.DOTALL)


def names_words(written: str) -> bool:
    """Return whether something on the command line names words of an article."""
    return _PLACE.fullmatch(written) is not None


def article_and_span(library: Library, written: str) -> tuple[Article, Span | None]:
    """Read the name of an article, or of words of it by their offsets.

    Raises:
        UnknownArticleError: No article has that id.
        QueryError: The offsets lie outside its text.
    """
    place = _PLACE.fullmatch(written)
    article = library.article(place[1] if place else written)
    if place is None:
        return article, None
    span = Span(int(place[2]), int(place[3]))
    if not article.text[slice(*span)].strip() or span.end > len(article.text):
        raise QueryError(f"{article.id} has no words from {span.start} to {span.end}.")
    return article, span
