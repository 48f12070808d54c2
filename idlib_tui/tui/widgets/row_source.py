"""Where a long list gets its rows from: one window at a time."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from textual.cache import LRUCache

Row = TypeVar("Row")
Row_co = TypeVar("Row_co", covariant=True)


class RowSource(Protocol[Row_co]):
    """Rows in a fixed order that can be counted and fetched in windows."""

    def count(self) -> int:
        """Count the rows."""
        ...

    def fetch(self, offset: int, limit: int) -> Sequence[Row_co]:
        """Fetch at most ``limit`` rows from ``offset`` on."""
        ...


class ListSource(Generic[Row]):
    """Rows that are in memory already."""

    def __init__(self, rows: Sequence[Row] = ()) -> None:
        self.rows = rows

    def count(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def fetch(self, offset: int, limit: int) -> Sequence[Row]:
        """Slice the rows."""
        return self.rows[offset : offset + limit]


class QuerySource(Generic[Row]):
    """Rows that a pair of functions counts and fetches, such as two methods of the library."""

    def __init__(
        self, count: Callable[[], int], fetch: Callable[[int, int], Sequence[Row]]
    ) -> None:
        self._count = count
        self._fetch = fetch

    def count(self) -> int:
        """Count the rows."""
        return self._count()

    def fetch(self, offset: int, limit: int) -> Sequence[Row]:
        """Fetch a window."""
        return self._fetch(offset, limit)


class PageCache(Generic[Row]):
    """The last few pages of a source, so that a repaint does not ask again.

    Attributes:
        size: Rows in a page.
    """

    def __init__(
        self,
        source: RowSource[Row],
        *,
        size: int = 64,
        keep: int = 8,
        later: Callable[[int], None] | None = None,
    ) -> None:
        """Fetch nothing yet.

        Args:
            source: Where the rows are.
            size: Rows in a page.
            keep: Pages kept.
            later: Is asked for a page by its number, to ``put`` it here when it has come; without
                it, pages are fetched at once.
        """
        self.source = source
        self.size = size
        self._later = later
        self._pages: LRUCache[int, Sequence[Row]] = LRUCache(keep)

    def get(self, index: int) -> Row | None:
        """Get one row; None if it has not come yet, or the source has fewer than it said."""
        number, place = divmod(index, self.size)
        page = self._pages.get(number)
        if page is None:
            if self._later is not None:
                self._later(number)
                return None
            page = self.fetch(number)
            self.put(number, page)
        return page[place] if place < len(page) else None

    def fetch(self, number: int) -> Sequence[Row]:
        """Fetch a page from the source."""
        return self.source.fetch(number * self.size, self.size)

    def put(self, number: int, page: Sequence[Row]) -> None:
        """Take a page that was fetched."""
        self._pages[number] = page

    def find(self, key: Callable[[Row], Hashable], wanted: Hashable, near: int) -> int | None:
        """Look for a row by its key on the page of ``near`` and the pages beside it."""
        number = near // self.size
        for page in (number, number - 1, number + 1):
            if page < 0:
                continue
            for index in range(page * self.size, (page + 1) * self.size):
                row = self.get(index)
                if row is None:
                    break
                if key(row) == wanted:
                    return index
        return None
