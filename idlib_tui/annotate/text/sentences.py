"""Paragraphs and sentences: where one ends and the next begins.

Both passes read the text once from left to right and look at a bounded number of characters around
each place, so that they are linear in its length whatever it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading, as a span without surrounding white space."""

    start: int
    end: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a span without surrounding white space.

    ``paragraph`` is its block's index in ``Document.paragraphs``.
    """

    start: int
    end: int
    paragraph: int


# --- paragraphs

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
    """Tell a heading inside the text: short, and not ended like a sentence."""
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


# --- sentences

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]{1,8}"  # the end mark; the look-behind keeps long runs linear
    r"(?:[\"'”’»)\]]{1,4}|\s(?:''|[”’)»]))?"  # closed marks and brackets, also in tokenised text
    r"(?=\s)"
)
_NEXT = re.compile(r"\s+((?:[\"'“‘„«(\[`]|``|--\s?)*)(\w?[\w.’'\-]{0,24})")
_WORD_BEFORE = re.compile(r"[\w.]{1,24}$")
_INITIALISM = re.compile(r"(?:\w\.)+\w$|\w$")


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Split the blocks of a text into sentences, in order.

    Titles, initials, abbreviations, decimals and ordinals do not end a sentence; an end mark inside
    quotation marks does if what follows starts with a capital. Tokenised text (``said .``) too.
    """
    return tuple(
        Sentence(start, end, index)
        for index, block in enumerate(blocks)
        for start, end in _split(text, block)
    )


def _split(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    for stop in _STOP.finditer(text, block.start, block.end):
        following = _NEXT.match(text, stop.end(), block.end)
        if following is not None and _ends_sentence(text, start, stop, following):
            yield start, stop.end()
            start = following.start(1) if following.group(1) else following.start(2)
    if start < block.end:
        yield start, block.end


def _ends_sentence(text: str, start: int, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Tell whether the end mark at ``stop`` ends the sentence that began at ``start``."""
    marks, opened, word = stop.group(), following.group(1), following.group(2)
    if not word:
        return bool(opened)
    if word[0].islower():
        return False
    if marks != "." or stop.start() == start:
        return True
    before = _WORD_BEFORE.search(text, max(start, stop.start() - 24), stop.start())
    if before is None:
        return True
    return _ends_after(before.group(), word, opened)


def _ends_after(before: str, word: str, opened: str) -> bool:
    """Tell whether ``before.`` can end a sentence that is followed by the capitalised ``word``."""
    short = before.lower()
    if short in words("abbreviations", "before a name"):
        return False
    if short in words("abbreviations", "before a number"):
        return not word[0].isdigit()
    if short in words("abbreviations", "anywhere") or (
        _INITIALISM.match(before) and not before.isdigit()
    ):
        return bool(opened) or word.lower() in words("sentence_openers")
    return True
