"""Locating the matches of a query in the articles found: on demand, one article at a time.

An article has far more text than a row of a list, and a list more rows than a screen, so a text is
read and searched only when its row is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from idlib_tui.library.rows import Spans
from idlib_tui.library.search.matches import Finder
from idlib_tui.library.search.snippets import make_snippet

_ENOUGH = 64
"""Matches from the start of a text among which the densest place is chosen."""


class Location:
    """The matches of one query in one article."""

    def __init__(self, finder: Finder, said: Spans, fetch: Callable[[], str]) -> None:
        """Prepare; nothing is located yet.

        Args:
            finder: Finds the words of the query.
            said: The quotes in the article, if the query consists of ``said:`` filters only.
            fetch: Returns the text; "" if it is no longer available.
        """
        self._finder = finder
        self._said = said
        self._fetch = fetch

    @cached_property
    def hits(self) -> Spans:
        """All matching spans of the text."""
        first, whole, _ = self._seen
        return first if whole else self._finder.find(self._fetch())

    @property
    def extract(self) -> tuple[str, Spans]:
        """A one-line extract around the densest matches, and the spans of matches in it."""
        return self._seen[2]

    def look(self) -> None:
        """Locate the extract now."""
        _ = self._seen

    @cached_property
    def _seen(self) -> tuple[Spans, bool, tuple[str, Spans]]:
        """The first matches, whether they are all, and the extract; the text is read once."""
        text = self._fetch()
        if not text:
            return (), True, ("", ())
        if self._said:
            return self._said, True, make_snippet(text, self._said[:1])
        first, whole = self._finder.find_some(text, _ENOUGH)
        return first, whole, make_snippet(text, first)
