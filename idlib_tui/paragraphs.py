"""Paragraphs: where one ends and the next begins, and which are headings.

One pass from left to right that looks at a bounded number of characters around each place, so that
it is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading, as a span without surrounding white space."""

    start: int
    end: int
    heading: bool = False


_LINE = re.compile(r"\S[^\n]*")
_MAX_WRAP = 120
"""The widest column, in characters, at which a text is still taken for hard-wrapped."""
_MIN_WRAP = 40
_HEADING_WORDS = 16
_TITLE_WORDS = 25
_ENDED = re.compile(r"[.,!?:…][\"'”’»)\]*]{0,3}$")
_CAPITAL = re.compile(r"[\"'“‘(]?[A-Z0-9]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_GOES_ON = re.compile(r"[a-z][.!?] [A-Z]")
_PLAIN_PROSE = re.compile(r"\b(?:the|an?|said|was|were|had)\b")
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [^\n—–-]{2,30})?(?: ?\([^)\n]{2,20}\))? ?(?:[—–]|--?) "
)
_TELLS_WHO_SAID = re.compile(r"\bsaid\b.*\.$")


def paragraphs(text: str) -> tuple[Block, ...]:
    """Split a text into paragraphs.

    A blank line always separates. A single line break does too, unless the text is hard-wrapped:
    then it separates only where the next word would still have fitted on the line.
    """
    lines = [(m.start(), m.start() + len(m.group().rstrip())) for m in _LINE.finditer(text)]
    spans = _join_wrapped(text, lines)
    first = _looks_like_title(text, spans)
    return tuple(
        Block(start, end, heading=index < first or _looks_like_heading(text, start, end))
        for index, (start, end) in enumerate(spans)
    )


def _join_wrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines that a hard wrap cut apart, where the text is hard-wrapped at all."""
    pairs = list(pairwise(lines))
    single = [pair for pair in pairs if text.count("\n", pair[0][1], pair[1][0]) == 1]
    width = max((end - start for start, end in lines), default=0)
    if not single or not _MIN_WRAP <= width <= _MAX_WRAP:
        return lines
    full = sum(not _next_word_fits(text, above, below, width) for above, below in single)
    lowercase = sum(text[below[0]].islower() for _, below in single)
    if 2 * full < len(single) or 5 * lowercase < len(single):
        return lines
    joined = [lines[0]]
    for above, below in pairs:
        broken = text.count("\n", above[1], below[0]) == 1
        if broken and not _next_word_fits(text, above, below, width - width // 8):
            joined[-1] = (joined[-1][0], below[1])
        else:
            joined.append(below)
    return joined


def _next_word_fits(text: str, above: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    word = text[below[0] : below[0] + width].split(None, 1)[0]
    return above[1] - above[0] + 1 + len(word) <= width


def _looks_like_heading(text: str, start: int, end: int) -> bool:
    """Recognise a heading inside the text: short, and not ended like a sentence."""
    if end - start > 12 * _HEADING_WORDS:
        return False
    line = text[start:end]
    if not any(c.islower() for c in line) and len(line.split()) <= _HEADING_WORDS:
        return any(c.isalpha() for c in line)
    if _ENDED.search(line) or line[-1] in ",;-–—" or not _CAPITAL.match(line):
        return False
    unclosed = line.count("“") > line.count("”") or line.count('"') % 2 == 1
    return not unclosed and len(line.split()) <= _HEADING_WORDS


def _looks_like_title(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Count the blocks at the top that are the headline, which may end with a full stop."""
    if len(spans) < 2 or spans[0][1] - spans[0][0] > 12 * _TITLE_WORDS:
        return 0
    start, end = spans[0]
    line = text[start:end]
    if len(line.split()) > _TITLE_WORDS:
        return 0
    if line.endswith(";"):
        return 2
    if text.count("\n", end, spans[1][0]) < 2 or _GOES_ON.search(line):
        return 0
    if _DATELINE.match(line) or _TELLS_WHO_SAID.search(line):
        return 0
    long_words = _LONG_WORD.findall(line)
    capitals = sum(word[0].isupper() for word in long_words)
    return int(capitals * 10 >= 7 * len(long_words) or not _PLAIN_PROSE.search(line))
