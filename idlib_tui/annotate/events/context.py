"""The context of a statement: the names in and before it, and whether it is quoted speech."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.text.wordlists import words
from idlib_tui.model import Category

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.annotate.events.tokens import Tokens
    from idlib_tui.model import Mention, Quote

_NAMED = frozenset({Category.PERSON, Category.ORGANISATION, Category.PLACE, Category.THING})
_MARKS = "\"“”'‘’«»"


class Names:
    """The names that the mentions of a document resolve to, looked up by span."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = [m for m in mentions if m.name and _is_name(m.name, m.category)]
        self._starts = [mention.start for mention in self._mentions]

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """List the names in a span, each once, in order."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(dict.fromkeys(m.name for m in self._mentions[low:high] if m.name))


def _is_name(name: str, category: Category) -> bool:
    """Distinguish a name from a description: "the spokesman" does not count as a name."""
    return name[:1].isupper() and category in _NAMED


class Speech:
    """The quotes of a document, to look up whether a position is in one."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        spans = sorted((q.start, q.end) for q in quotes if q.text[:1] in _MARKS)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def covers(self, at: int) -> bool:
        """Check whether ``at`` is within quotation marks."""
        index = bisect_left(self._starts, at + 1) - 1
        return index >= 0 and at < self._ends[index]


@dataclass(frozen=True, slots=True)
class Setting:
    """The names around one sentence.

    Attributes:
        names: Those in it, by their fullest form in the article.
        context: The capitalised words before it, if it has none itself.
        named: Whether it has a name of its own.
    """

    names: tuple[str, ...]
    context: tuple[str, ...]
    named: bool


def capitals(tokens: Tokens) -> tuple[str, ...]:
    """List the capitalised words of a sentence after its first, each once, without dates."""
    dates = words("event_words", "dates")
    found = [
        written
        for written, word in zip(tokens.written[1:], tokens.words[1:], strict=True)
        if written != word and written[0].isupper() and word not in dates
    ]
    return tuple(dict.fromkeys(found))
