"""Splitting a text into lines, and properties of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING_WORDS = 25
HEADING_CHARS = 160
"""A longer line is a paragraph; the longest headlines on the web are shorter."""
WRAP_CHARS = 100
"""A block whose lines are all shorter may be one hard-wrapped paragraph."""

UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x250) if chr(code).isupper())
"""Latin capitals, for use in a character class of a pattern."""

_RULE = re.compile(r"(?:[-_=*~#+•·–—―─═.^\\/|<>]\s{0,3}){3,400}")
_LINE = re.compile(r"[^\n]+")
# A full stop inside a heading belongs to an abbreviation or a figure: "U.N.", "3.5".
_SENTENCE_END_INSIDE = re.compile(r"[a-z]{2}[.!]['’”\"]? [A-Z“\"]")


class Line(NamedTuple):
    """A line that is not blank; ``text`` is without white space around it."""

    start: int
    end: int
    text: str


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """Yield the lines that are not blank."""
    for match in _LINE.finditer(text, start):
        raw = match.group()
        words = raw.strip()
        if len(words) == len(raw):
            yield Line(match.start(), match.end(), raw)
        elif words:
            begin = match.start() + len(raw) - len(raw.lstrip())
            yield Line(begin, begin + len(words), words)


def paragraphs(text: str) -> Iterator[Line]:
    """Yield the paragraphs: lines, or blocks of lines in a hard-wrapped text."""
    block: list[Line] = []
    for line in lines(text):
        if block and text.count("\n", block[-1].end, line.start) > 1:
            yield from _unwrapped(text, block)
            block = []
        block.append(line)
    yield from _unwrapped(text, block)


def _unwrapped(text: str, block: list[Line]) -> list[Line]:
    narrow = all(len(line.text) <= WRAP_CHARS for line in block)
    ended = sum(line.text[-1] in '.!?”"' for line in block)
    if len(block) < 2 or not narrow or 2 * ended > len(block):
        return block
    start, end = block[0].start, block[-1].end
    return [Line(start, end, text[start:end])]


def is_rule(line: str) -> bool:
    """Recognise a drawn line: "-----", "* * *", "====="."""
    return _RULE.fullmatch(line) is not None


def looks_like_heading(line: str) -> bool:
    """Distinguish a headline or a subheading from a sentence, by its length and its ends."""
    if len(line) > HEADING_CHARS or len(line.split()) > HEADING_WORDS:
        return False
    first, last = line[0], line[-1]
    begins = first.isupper() or first.isdigit() or first in "“\"'‘"
    ends = last.isalnum() or last in "?)’'”\"%"
    spoken = last in '”"' and line[-2:-1] in ",.!?"
    return begins and ends and not spoken and not _SENTENCE_END_INSIDE.search(line)
