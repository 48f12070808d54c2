"""Paragraphs that were hard-wrapped by a mail program, a terminal or a typesetter."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from idlib_tui.ingest.draft import Edit
from idlib_tui.ingest.lines import WRAP_CHARS, Line, is_rule, lines
from idlib_tui.ingest.wordlists import entries
from idlib_tui.model import RepairKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.ingest.draft import Draft

MIN_CHARS = 40
"""A shorter line was not wrapped because it was full."""
SLACK = 8
"""The variation of an even right edge, beyond the word that did not fit."""

_ITEM = re.compile(r"(?:[-*•·–—▪●○>+]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s|\d{1,2}[:.]\d\d\b")
_MARK = re.compile(r"[ \t]{0,3}>[> \t]{0,20}")
_ENDED = re.compile(r"[.!?…][”\"’')\]]{0,2}\Z")
_BROKEN_WORD = re.compile(r"(?P<first>[^\W\d_]{2,30})[-‐­]\Z")
_WORD = re.compile(r"[^\W\d_]{2,40}")


def remove_quote_marks(draft: Draft) -> None:
    """Remove the marks ``>`` of a quoted mail, from blocks that have one on every line."""
    if ">" not in draft.text:
        return
    edits: list[Edit] = []
    for block in _blocks(draft.text):
        starts = [draft.text.rfind("\n", 0, line.start) + 1 for line in block]
        marks = [_MARK.match(draft.text, start) for start in starts]
        if all(marks) and (len(block) > 1 or edits):
            edits += [
                Edit(mark.start(), mark.end(), "", RepairKind.MARKUP) for mark in marks if mark
            ]
    draft.apply(edits)


def unwrap(draft: Draft) -> None:
    """Join the lines of each hard-wrapped paragraph.

    A line end was made by a program if the next word would not have fitted; a shorter line was
    ended by the writer.
    """
    edits: list[Edit] = []
    known: set[str] = set()
    for block in _blocks(draft.text):
        if len(block) < 2 or not _looks_wrapped(block):
            continue
        # The widest line of the block; it may itself be one word short.
        width = max(len(line.text) for line in block)
        for line, after in pairwise(block):
            if not _was_cut(line, after, width):
                continue
            broken = _BROKEN_WORD.search(line.text)
            if broken and after.text[:1].islower():
                known = known or {word.casefold() for word in _WORD.findall(draft.text)}
                edits.append(_rejoined(line, after, broken, known))
            else:
                edits.append(Edit(line.end, after.start, " ", RepairKind.LAYOUT))
    draft.apply(edits)


def _blocks(text: str) -> Iterator[list[Line]]:
    """Yield the lines between blank lines, rules and overlong lines."""
    block: list[Line] = []
    for line in lines(text):
        apart = block and text.count("\n", block[-1].end, line.start) > 1
        if apart or len(line.text) > WRAP_CHARS or is_rule(line.text):
            if block:
                yield block
            block = []
        if len(line.text) <= WRAP_CHARS and not is_rule(line.text):
            block.append(line)
    if block:
        yield block


def _looks_wrapped(block: Sequence[Line]) -> bool:
    """Distinguish a wrapped paragraph from a list and from one sentence a line."""
    inner = block[:-1]
    full = [line for line in inner if len(line.text) >= MIN_CHARS or _BROKEN_WORD.search(line.text)]
    ended = sum(bool(_ENDED.search(line.text)) for line in inner)
    goes_on = sum(after.text[:1].islower() for after in block[1:])
    return bool(full) and (2 * ended <= len(inner)) and (goes_on > 0 or len(inner) > 2)


def _was_cut(line: Line, after: Line, width: int) -> bool:
    if _ITEM.match(after.text):
        return False
    if _BROKEN_WORD.search(line.text) and after.text[:1].islower():
        return True
    if len(line.text) < MIN_CHARS:
        return False
    word = after.text.split(" ", 1)[0]
    full = len(line.text) + 1 + len(word) > width - SLACK
    return full or (after.text[:1].islower() and not _ENDED.search(line.text))


def _rejoined(line: Line, after: Line, broken: re.Match[str], known: set[str]) -> Edit:
    """Join a word that was broken at the line's end; a hyphen that belongs to it stays."""
    rest = _WORD.match(after.text)
    whole = (broken["first"] + (rest.group() if rest else "")).casefold()
    compound = broken["first"].casefold() in entries("hyphen_starts")
    if compound and whole not in known:
        return Edit(line.end, after.start, "", RepairKind.HYPHEN)
    return Edit(line.end - 1, after.start, "", RepairKind.HYPHEN)
