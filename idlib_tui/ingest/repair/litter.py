"""Lines of a web page that are not part of the article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.lines import Line, lines, looks_like_heading
from idlib_tui.ingest.wordlists import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.ingest.draft import Draft

SHORT_LINE = 100
"""Characters; an entry that ends in * speaks of lines up to here, never of a paragraph."""
MAX_TEASERS = 3
"""Headlines of other articles before trailing litter; more would be a list in the article."""
_AROUND = " \t.,:;!?…|»«›‹>•·*-–—_=+~()[]{}“”\"'‘’#"


def remove_litter(draft: Draft, extra: Sequence[str] = ()) -> None:
    """Remove litter lines, and headlines of other articles that adjoin them at the end.

    Args:
        draft: The text.
        extra: More entries, in the notation of ``data/litter.txt``.
    """
    patterns = [_usual(), _Patterns.of(extra)]
    listed = list(lines(draft.text))
    litter = [any(pattern.match(line.text) for pattern in patterns) for line in listed]
    _mark_teasers(listed, litter)
    marked = [line for line, is_litter in zip(listed, litter, strict=True) if is_litter]
    # A line goes together with the white space after it; tidy_layout sees to the last one.
    draft.apply(
        Edit(line.start, _next_words(draft.text, line.end), "", "litter") for line in marked
    )


def _mark_teasers(listed: Sequence[Line], litter: list[bool]) -> None:
    """Mark headline-like lines directly before the litter at the end of a text."""
    if not listed or not litter[-1]:
        return
    last = len(listed) - 1
    while last >= 0 and litter[last]:
        last -= 1
    first = last
    while first >= 0 and looks_like_heading(listed[first].text):
        first -= 1
    # Nothing but headings before the litter is an article of notes, not of teasers.
    if first >= 0 and 0 < last - first <= MAX_TEASERS:
        litter[first + 1 : last + 1] = [True] * (last - first)


def _next_words(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Entries of a litter list, ready to compare."""

    whole: frozenset[str]
    starts: tuple[str, ...]

    @classmethod
    def of(cls, listed: Sequence[str]) -> _Patterns:
        return cls(
            frozenset(_bare(entry) for entry in listed if not entry.endswith("*")),
            tuple(entry[:-1].strip().casefold() for entry in listed if entry.endswith("*")),
        )

    def match(self, line: str) -> bool:
        """Tell whether a line is litter."""
        bare = _bare(line)
        return bare in self.whole or (
            len(line) <= SHORT_LINE
            # One call tells for nearly every line that it begins like none of them.
            and bare.startswith(self.starts)
            and any(_begins(bare, start) for start in self.starts)
        )


@cache
def _usual() -> _Patterns:
    return _Patterns.of(entries("litter"))


def _bare(line: str) -> str:
    return line.strip(_AROUND).casefold()


def _begins(line: str, start: str) -> bool:
    return line.startswith(start) and not line[len(start) : len(start) + 1].isalnum()
