"""Locating the matches of a query in the articles found: on demand, one article at a time.

An article has far more text than a row of a list, and a list more rows than a screen, so a text is
read and searched only when its row is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from idlib_tui.library.rows import Spans
from idlib_tui.library.search.matches import Finder, merged
from idlib_tui.library.search.snippets import make_snippet

_ENOUGH = 64
"""Matches from the start of a text among which the densest place is chosen."""


class Location:
    """The matches of one query in one article."""

    def __init__(
        self,
        finder: Finder,
        spoken: Sequence[tuple[Finder | None, Spans]],
        fetch: Callable[[], str],
    ) -> None:
        """Nothing is looked up yet.

        Args:
            finder: Finds the words that may stand anywhere.
            spoken: Quotes in the article, each time with what finds the words that are asked for
                in them; with None where the quotes themselves are what was found.
            fetch: Fetches the text; "" if it is not there any more.
        """
        self._finder = finder
        self._spoken = spoken
        self._fetch = fetch

    @cached_property
    def hits(self) -> Spans:
        """All matching spans of the text."""
        first, whole, _ = self._seen
        if whole:
            return first
        text = self._fetch()
        return merged([*self._finder.find(text), *self._in_quotes(text)])

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
        first, whole = self._finder.find_some(text, _ENOUGH)
        if not self._spoken:
            return first, whole, make_snippet(text, first)
        said = self._in_quotes(text)
        # A whole quote is longer than an extract: its start is shown.
        shown = said[:1] if any(finder is None for finder, _ in self._spoken) else said or first
        return merged([*first, *said]), whole, make_snippet(text, shown)

    def _in_quotes(self, text: str) -> Spans:
        found: list[tuple[int, int]] = []
        for finder, quotes in self._spoken:
            if finder is None:
                found.extend(quotes)
                continue
            for start, end in quotes:
                within = finder.find(text[start:end])
                found.extend((start + first, start + last) for first, last in within)
        return merged(found)
