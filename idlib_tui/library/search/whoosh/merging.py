"""Writing the words of a segment: those of new articles, and of older segments merged into it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import merge
from itertools import groupby
from operator import itemgetter

from idlib_tui.library.search.whoosh.fields import WORD_FIELDS
from idlib_tui.library.search.whoosh.postings import Postings, encode

Item = tuple[str, bytes, int, float, bytes]
"""Field, word, article, count, and differences between positions, as Whoosh passes them."""

_Part = tuple[list[int], list[int], "array[int]"]
_Lists = Iterator[tuple[tuple[str, bytes], _Part]]


class Pool:
    """The words of new articles, sorted by word; a "pool of postings" in Whoosh."""

    def __init__(self) -> None:
        self.fieldnames = set(WORD_FIELDS)
        self._found: defaultdict[tuple[str, bytes], list[int | float | bytes]] = defaultdict(list)

    def add(self, item: Item) -> None:
        """Add one word of one article; articles come in order."""
        field, word, article, count, distances = item
        if field in self.fieldnames:
            self._found[field, word] += (article, count, distances)

    def lists(self) -> _Lists:
        """List the words in order, each once, and empty the pool."""
        for key in sorted(self._found):
            flat = self._found.pop(key)
            distances = array("I", b"".join(flat[2::3]))  # type: ignore[arg-type]
            yield key, (flat[::3], list(map(int, flat[1::3])), distances)  # type: ignore[misc]

    def cleanup(self) -> None:
        """Empty the pool."""
        self._found.clear()


def moved(
    lists: Iterable[tuple[str, bytes, Postings]], first: int, places: Mapping[int, int] | None
) -> _Lists:
    """Renumber the articles of an older segment for the new one.

    Args:
        lists: Its words.
        first: The new number of its first article.
        places: The new number of each article that is kept; None if all are.
    """
    for field, word, postings in lists:
        ids: list[int] = []
        counts: list[int] = []
        distances = array("I")
        for which, old in enumerate(postings.ids):
            new = first + old if places is None else places.get(old)
            if new is not None:
                ids.append(new)
                counts.append(postings.counts[which])
                # One by one, because an array takes only arrays of its own width.
                distances.extend(iter(postings.distances(which)))
        if ids:
            yield (field, word), (ids, counts, distances)


def joined(sources: Iterable[_Lists]) -> Iterator[tuple[str, bytes, int, bytes]]:
    """Join the words of several sources, each of which has later articles than the one before."""
    for (field, word), same in groupby(merge(*sources, key=itemgetter(0)), itemgetter(0)):
        ids: list[int] = []
        counts: list[int] = []
        distances = array("I")
        for _, (more_ids, more_counts, more_distances) in same:
            ids += more_ids
            counts += more_counts
            distances.extend(more_distances)
        yield field, word, len(ids), encode(ids, counts, distances)
