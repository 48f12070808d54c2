"""The filter of the source list: words, and what was done with the articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.errors import FilterError
from idlib_tui.names import fold

if TYPE_CHECKING:
    from idlib_tui.filters import Marks
    from idlib_tui.library.rows import ArticleRow

SOURCES_EXAMPLE = "words to look for, is:unread is:starred is:pinned tag:"
"""What can be typed to filter sources."""

_STATES = ("read", "unread", "starred", "pinned")
_FIELD = re.compile(r'(?<!\S)(is|tag):(?:["“”]([^"“”]*)["“”]?|(\S*))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFilter:
    """What an article must be to be listed; all of it.

    Attributes:
        words: Folded words of its title, outlet, place or file.
        states: Of "read", "unread", "starred" and "pinned".
        tags: Folded names of tags; one behind which a ``*`` stood is only their beginning.
    """

    words: tuple[str, ...] = ()
    states: frozenset[str] = frozenset()
    tags: tuple[str, ...] = ()

    def lets_through(self, row: ArticleRow, marks: Marks) -> bool:
        """Return whether an article is to be listed."""
        text = fold(" ".join(filter(None, (row.title, row.outlet, row.place, row.file))))
        mark = row.content_hash
        known = {
            "read": mark in marks.read,
            "unread": mark not in marks.read,
            "starred": mark in marks.starred,
            "pinned": mark in marks.pinned,
        }
        return (
            all(word in text for word in self.words)
            and all(known[state] for state in self.states)
            and all(
                any(mark in marks.tags[name] and _fits(tag, fold(name)) for name in marks.tags)
                for tag in self.tags
            )
        )

    def lets_through_file(self, name: str) -> bool:
        """Return whether a file that could not be read is to be listed."""
        return not self.states and not self.tags and all(word in fold(name) for word in self.words)


def read_source_filter(typed: str) -> SourceFilter:
    """Read a filter as typed; a field without a value yet counts for nothing.

    Raises:
        FilterError: ``is:`` is followed by something else than it takes.
    """
    states, tags = set(), []
    for found in _FIELD.finditer(typed):
        value = fold((found[2] or found[3] or "").strip())
        if not value:
            continue
        if found[1].lower() == "tag":
            tags.append(value)
        elif value in _STATES:
            states.add(value)
        else:
            raise FilterError(f"is: is one of {', '.join(_STATES)}, not “{value}”.")
    words = tuple(fold(_FIELD.sub(" ", typed)).split())
    return SourceFilter(words, frozenset(states), tuple(tags))


def _fits(tag: str, name: str) -> bool:
    return name.startswith(tag[:-1]) if tag.endswith("*") else name == tag
