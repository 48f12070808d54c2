"""Removing lines of a web page that are not part of the article: litter, and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.facts.address import is_address
from idlib_tui.ingest.lines import Line, is_rule, lines, looks_like_heading
from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.ingest.draft import Draft

SHORT_LINE = 100
"""Characters; an entry that ends in * applies to lines up to here, never to a paragraph."""
MAX_TEASERS = 3
"""Headlines of other articles before trailing litter; more would be a list in the article."""
MAX_LISTED = 8
"""Headlines below a label of other articles."""
MAX_PATTERN_CHARS = 500
"""Characters; no pattern matches a longer line, which is a paragraph."""
_NAME = r"[\w.’'-]{1,30}(?: [\w.’'-]{1,30}){0,4}"
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]?|[-*•·])\s+")
_CAPTION_LABEL = re.compile(
    r"(?:image|media|video|photo|picture) (?:caption|source|credit) ?[,:]|caption ?:", re.IGNORECASE
)
MAX_CAPTION = 300
"""Characters of a caption below its label."""
_AROUND = " \t.,:;!?…|»«›‹>•·*-–—_=+~()[]{}“”\"'‘’#"


class _Match(Enum):
    """Why a line is removed."""

    LISTED = auto()
    """It is in the list of litter."""
    LIKELY = auto()
    """It looks like litter, or like a headline next to litter."""
    CAPTION = auto()

    @property
    def kind(self) -> RepairKind:
        """How the removal is recorded."""
        return RepairKind.CAPTION if self is _Match.CAPTION else RepairKind.LITTER


def remove_litter(draft: Draft, extra: Sequence[str] = ()) -> None:
    """Remove litter and captions, and headlines of other articles that adjoin litter at the end.

    Captions are removed because they are about other days and people than the text around them.

    Args:
        draft: The text.
        extra: More entries, in the notation of ``data/litter.txt``.
    """
    patterns = [_usual(), _Patterns.of(extra)]
    listed = list(lines(draft.text))
    matches = [_match(line.text, patterns) for line in listed]
    _mark_captions(listed, matches)
    _mark_announcements(listed, matches)
    _mark_beside(listed, matches)
    _mark_teasers(listed, matches)
    _mark_lists(listed, matches)
    # A line is removed with the white space after it; tidy_layout handles the last one.
    draft.apply(
        Edit(line.start, _next_words(draft.text, line.end), "", match.kind)
        for line, match in zip(listed, matches, strict=True)
        if match is not None
    )


def _match(line: str, patterns: Sequence[_Patterns]) -> _Match | None:
    if any(pattern.match(line) for pattern in patterns):
        return _Match.LISTED
    if is_rule(line) or is_address(line):
        return _Match.LIKELY
    if len(line) > MAX_PATTERN_CHARS:
        return None
    if _compiled("litter_patterns").fullmatch(line):
        return _Match.LIKELY
    # A caption with a quotation stays: readers look for quotations.
    quotes = any(mark in line for mark in '“”"')
    return _Match.CAPTION if not quotes and _compiled("caption_patterns").fullmatch(line) else None


@cache
def _compiled(name: str) -> re.Pattern[str]:
    each = (f"(?:{entry.replace('{name}', _NAME)})" for entry in entries(name))
    return re.compile("|".join(each), re.IGNORECASE)


def _mark_teasers(listed: Sequence[Line], matches: list[_Match | None]) -> None:
    """Mark headline-like lines directly before the litter at the end of a text."""
    if not listed or _Match.LISTED not in matches[_tail_start(matches) :]:
        return
    last = _tail_start(matches) - 1
    first = last
    while first >= 0 and looks_like_heading(listed[first].text):
        first -= 1
    # Nothing but headings before the litter is an article of notes, not of teasers.
    if first >= 0 and 0 < last - first <= MAX_TEASERS:
        matches[first + 1 : last + 1] = [_Match.LIKELY] * (last - first)


def _mark_captions(listed: Sequence[Line], matches: list[_Match | None]) -> None:
    """Mark the line below "Image caption," and the like."""
    for at, line in enumerate(listed[:-1]):
        below = listed[at + 1].text
        if (
            _CAPTION_LABEL.fullmatch(line.text)
            and matches[at + 1] is None
            and len(below) <= MAX_CAPTION
            and not any(mark in below for mark in '“”"')
        ):
            matches[at] = matches[at + 1] = _Match.CAPTION


def _mark_announcements(listed: Sequence[Line], matches: list[_Match | None]) -> None:
    """Mark what announces another article, below the first line of the text."""
    first = True
    for at, line in enumerate(listed):
        if matches[at] is not None or len(line.text) > MAX_PATTERN_CHARS:
            continue
        if not first and _compiled("announcement_patterns").fullmatch(line.text):
            matches[at] = _Match.LIKELY
        first = False


def _mark_beside(listed: Sequence[Line], matches: list[_Match | None]) -> None:
    """Mark numbers and signs that follow litter, or stand before it."""
    order = range(len(listed))
    for step, numbers in ((1, order), (-1, reversed(order))):
        for at in numbers:
            beside = at - step
            if (
                matches[at] is None
                and 0 <= beside < len(listed)
                and matches[beside] is not None
                and matches[beside] is not _Match.CAPTION
                and _compiled("beside_litter_patterns").fullmatch(listed[at].text)
            ):
                matches[at] = _Match.LIKELY


def _mark_lists(listed: Sequence[Line], matches: list[_Match | None]) -> None:
    """Mark the headlines below "Related stories" and the like, wherever it is.

    They end at the next paragraph. If they are too many, they are a list of the article's own.
    """
    for at, line in enumerate(listed):
        if matches[at] is None or _bare(line.text) not in _teaser_labels():
            continue
        end = at + 1
        while end < min(len(listed), at + MAX_LISTED + 2) and (
            matches[end] is not None or _is_teaser(listed[end].text)
        ):
            end += 1
        if 0 < end - at - 1 <= MAX_LISTED:
            matches[at + 1 : end] = [known or _Match.LIKELY for known in matches[at + 1 : end]]


def _is_teaser(text: str) -> bool:
    words = _NUMBERED.sub("", text)
    return bool(words) and len(words.split()) > 1 and looks_like_heading(words)


@cache
def _teaser_labels() -> frozenset[str]:
    return frozenset(entries("teaser_labels"))


def _tail_start(matches: Sequence[_Match | None]) -> int:
    """Find the start of the litter at the end."""
    start = len(matches)
    while start and matches[start - 1] is not None:
        start -= 1
    return start


def _next_words(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Entries of a litter list, prepared for comparison."""

    whole: frozenset[str]
    starts: tuple[str, ...]

    @classmethod
    def of(cls, listed: Sequence[str]) -> _Patterns:
        return cls(
            frozenset(_bare(entry) for entry in listed if not entry.endswith("*")),
            tuple(entry[:-1].strip().casefold() for entry in listed if entry.endswith("*")),
        )

    def match(self, line: str) -> bool:
        """Check whether a line is litter."""
        bare = _bare(line)
        return bare in self.whole or (
            len(line) <= SHORT_LINE
            # One call suffices for nearly all lines, which begin like none of them.
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
