"""Where the words of a query stand in the articles that were found: on demand, article by article.

An article has far more text than a row of a list shows, and a list more rows than a screen; so a
text is read and looked through only when somebody looks at its row.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from idlib_tui.library.rows import Spans
from idlib_tui.library.search.matches import Finder
from idlib_tui.library.search.snippets import make_snippet

_ENOUGH = 64
"""Hits from the start of a text among which the densest place is chosen."""


class Location:
    """Where one query stands in one article."""

    def __init__(self, finder: Finder, said: Spans, fetch: Callable[[], str]) -> None:
        """Nothing is looked up yet.

        Args:
            finder: Finds the words of the query.
            said: What the article quotes, where the query names nothing but who said it.
            fetch: Fetches the text; "" if it is not there any more.
        """
        self._finder = finder
        self._said = said
        self._fetch = fetch

    @cached_property
    def hits(self) -> Spans:
        """All stretches of the text that match."""
        first, whole, _ = self._seen
        return first if whole else self._finder.find(self._fetch())

    @property
    def extract(self) -> tuple[str, Spans]:
        """One line around the densest of them, and where they are in it."""
        return self._seen[2]

    def look(self) -> None:
        """Look the extract up now."""
        _ = self._seen

    @cached_property
    def _seen(self) -> tuple[Spans, bool, tuple[str, Spans]]:
        """The first hits, whether they are all, and the extract; the text is read once for it."""
        text = self._fetch()
        if not text:
            return (), True, ("", ())
        if self._said:
            return self._said, True, make_snippet(text, self._said[:1])
        first, whole = self._finder.find_some(text, _ENOUGH)
        return first, whole, make_snippet(text, first)
