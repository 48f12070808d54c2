"""Pairing quotation marks, whatever their shape.

Marks are paired within a paragraph and as one family, because one text in six mixes curly and
straight ones. An unclosed quotation ends with its paragraph; an apostrophe is never a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.paragraphs import Block


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span in quotation marks, including the marks.

    Attributes:
        start: Offset of the opening mark; of the paragraph, if the quotation began before it.
        end: Offset after the closing mark.
        inner_start: Offset of the first character inside.
        inner_end: Offset after the last character inside.
        paragraph: Its block's index.
        closed: False if it runs to the end of the paragraph without a closing mark.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    paragraph: int
    closed: bool = True


_DOUBLE = re.compile(r"[“”„‟«»\"]|'{2,3}|``")
_CURLY = re.compile(r"[“”]")
_SINGLE = re.compile(r"[‘’'‚]")
_ANY = re.compile(r"[“”„‟«»\"‘’'‚]|``")
_DOUBLE_OPENING = re.compile(r"(?:^|[\s(\[])(?:[“„\"]|''|``)(?=\w)", re.MULTILINE)
_SINGLE_OPENING = re.compile(r"(?:^|[\s(\[])[‘'](?=\w)", re.MULTILINE)
_OPENING = frozenset("“„«‟") | {"``"}
_CLOSING = frozenset("”»")
_BEFORE_OPENING = frozenset(" \t\n\r\xa0([{—–-/…*_>“\"'‘")
_INCHES = re.compile(r"\d['’]\d{1,2}[”\"]$")
_MOST_RUN_ON = 5
"""Paragraphs over which a quotation may run without a mark."""
_ELISION = re.compile(r"['’](?:\d|t\b|tis\b|twas\b|em\b|cause\b|til\b|n\b)", re.IGNORECASE)


def pair_marks(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """Find the outermost quotations of a text, in order; headings have none.

    Double marks take precedence over single ones, unless the text opens more of its quotations with
    single ones (the British style), in which case double marks are the inner ones.
    """
    british = _is_british(text)
    found: list[Quotation] = []
    inside = _run_on(text, blocks)
    for index, block in enumerate(blocks):
        run_on = inside.get(index)
        if run_on is not None:
            found.append(run_on)
        if block.heading or _ANY.search(text, block.start, block.end) is None:
            continue
        start = block.start if run_on is None else run_on.end
        double = list(_pair_double(text, start, block.end, index))
        if run_on is not None:
            found.extend(double)
        elif british:
            single = list(_pair_single(text, block.start, block.end, index))
            double = _outside(double, single)
            found.extend(sorted(double + single, key=lambda q: q.start) if single else double)
        else:
            gaps = _gaps(block, double)
            single = [q for start, end in gaps for q in _pair_single(text, start, end, index)]
            found.extend(sorted(double + single, key=lambda q: q.start) if single else double)
    return tuple(found)


def _run_on(text: str, blocks: Sequence[Block]) -> dict[int, Quotation]:
    """Find what a quotation says in later paragraphs that no mark opens again.

    Only a mark that closes one of the next paragraphs, with none before it there, tells that the
    quotation goes on: where each sentence has a line of its own, or a mark is missing.

    Returns:
        By the index of the paragraph, its part of the quotation, which begins with it.
    """
    found: dict[int, Quotation] = {}
    open_since: int | None = None
    for index, block in enumerate(blocks):
        if block.heading:
            open_since = None
            continue
        first = _DOUBLE.search(text, block.start, block.end)
        start = block.start
        if open_since is not None and first is not None:
            if _closes_only(text, first, block):
                for inner in range(open_since + 1, index):
                    found[inner] = _whole(blocks[inner], inner)
                found[index] = Quotation(start, first.end(), start, first.start(), index)
                start = first.end()
            open_since = None
        if open_since is not None and index - open_since >= _MOST_RUN_ON:
            open_since = None
        if first is not None:
            pairs = list(_pair_double(text, start, block.end, index))
            if pairs and not pairs[-1].closed and pairs[-1].end >= _rstrip(text, start, block.end):
                open_since = index
    return found


def _closes_only(text: str, mark: re.Match[str], block: Block) -> bool:
    """Check that a mark can close a quotation and cannot open one."""
    at, after = mark.start(), mark.end()
    if at == block.start or text[at - 1].isspace() or mark.group() in _OPENING:
        return False
    return after >= block.end or not text[after].isalnum()


def _whole(block: Block, index: int) -> Quotation:
    return Quotation(block.start, block.end, block.start, block.end, index, closed=False)


def _is_british(text: str) -> bool:
    """Match a text that opens more quotations with single marks, or as many and the first one."""
    single = [mark.start() for mark in _SINGLE_OPENING.finditer(text)]
    double = [mark.start() for mark in _DOUBLE_OPENING.finditer(text)]
    if len(single) == len(double):
        return single < double
    return len(single) > len(double)


def _outside(quotations: Sequence[Quotation], outer: Sequence[Quotation]) -> list[Quotation]:
    """Exclude the quotations that overlap with others; both in order."""
    kept = []
    at = 0
    for quotation in quotations:
        while at < len(outer) and outer[at].end <= quotation.start:
            at += 1
        if at == len(outer) or outer[at].start >= quotation.end:
            kept.append(quotation)
    return kept


def _pair_double(text: str, start: int, end: int, index: int) -> Iterator[Quotation]:
    opened: re.Match[str] | None = None
    inner = -1  # where a quotation within the open one closes
    for mark in _DOUBLE.finditer(text, start, end):
        if mark.start() <= inner or _INCHES.search(text, max(start, mark.start() - 6), mark.end()):
            continue
        if opened is None:
            if _opens(text, mark, start, end):
                opened = mark
            continue
        if _closes(text, mark, start, end):
            if mark.start() > opened.end():
                yield Quotation(opened.start(), mark.end(), opened.end(), mark.start(), index)
            opened = None
        elif (closes := _inner_close(text, opened, mark, end)) > 0:
            inner = closes
        elif mark.group()[0] != "'" or not text[mark.end() : mark.end() + 1].isalnum():
            stop = _rstrip(text, opened.end(), mark.start())
            if stop > opened.end():
                yield Quotation(opened.start(), stop, opened.end(), stop, index, closed=False)
            opened = mark
    if opened is not None:
        stop = _rstrip(text, opened.end(), end)
        if stop > opened.end():
            yield Quotation(opened.start(), stop, opened.end(), stop, index, closed=False)


def _inner_close(text: str, opened: re.Match[str], mark: re.Match[str], end: int) -> int:
    """Find where “a “b” c” closes its inner quotation; -1 if ``mark`` begins a new one."""
    if mark.group() != "“":
        return -1
    if opened.group() == '"' and text[mark.start() - 1 : mark.start()] == " ":
        # "It was written “in haste” and read …": no sentence has ended, so none begins.
        closing = _CURLY.search(text, mark.end(), end)
        runs_on = text[mark.start() - 2].isalnum() and closing is not None
        return closing.start() if closing and runs_on and closing.group() == "”" else -1
    if opened.group() != "“":
        return -1
    following = [m for _, m in zip(range(2), _CURLY.finditer(text, mark.end(), end), strict=False)]
    nested = len(following) == 2 and all(m.group() == "”" for m in following)
    return following[0].start() if nested else -1


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _opens(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Check whether a mark can open a quotation outside any other."""
    at, after = mark.start(), mark.end()
    before_ok = at == start or text[at - 1] in _BEFORE_OPENING
    after_ok = after < end and not text[after].isspace()
    shape = mark.group()
    if shape in _OPENING:
        return True
    if shape in _CLOSING:
        leaning = shape == "”" and at == start and text[after : after + 1] == " "
        return leaning or (before_ok and after_ok and text[after].isalnum())
    return before_ok or (after_ok and text[at - 1] in ",:;")


def _closes(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Check whether a mark closes the open quotation."""
    at, after = mark.start(), mark.end()
    shape = mark.group()
    if shape in _CLOSING:
        return True
    inner = text[at - 1 : at]
    opens_here = after < end and not text[after].isspace() and inner.isspace()
    if not opens_here:
        return shape not in _OPENING or not inner.isspace()
    # A mark that leans the wrong way: "… forward, “Smith said" closes.
    return text[_rstrip(text, start, at) - 1] == ","


def _gaps(block: Block, quotations: Sequence[Quotation]) -> Iterator[tuple[int, int]]:
    """Yield the spans of a paragraph outside its quotations."""
    start = block.start
    for quotation in quotations:
        yield start, quotation.start
        start = quotation.end
    yield start, block.end


def _pair_single(text: str, start: int, end: int, index: int) -> Iterator[Quotation]:
    """Pair the single marks of a span, as in the British style and in headlines."""
    opened: int | None = None
    fallback: int | None = None  # perhaps the apostrophe of a plural's possessive
    for mark in _SINGLE.finditer(text, start, end):
        at = mark.start()
        opens = _single_opens(text, at, start, end)
        if opened is None:
            opened = at if opens else None
        elif _single_closes(text, at, end):
            if fallback is None and text[at - 1] in "sS" and text[at + 1 : at + 2] == " ":
                fallback = at
                continue
            yield Quotation(opened, at + 1, opened + 1, at, index)
            opened = fallback = None
        elif fallback is not None and opens:
            yield Quotation(opened, fallback + 1, opened + 1, fallback, index)
            opened, fallback = at, None
    if opened is not None and fallback is not None:
        yield Quotation(opened, fallback + 1, opened + 1, fallback, index)


def _single_opens(text: str, at: int, start: int, end: int) -> bool:
    if text[at] == "’" or at + 1 >= end or not (text[at + 1].isalnum() or text[at + 1] in "[(…."):
        return False
    return (at == start or text[at - 1] in _BEFORE_OPENING) and not _ELISION.match(text, at)


def _single_closes(text: str, at: int, end: int) -> bool:
    if text[at] == "‘" or text[at - 1].isspace():
        return False
    return at + 1 >= end or not text[at + 1].isalnum()
