"""Splitting a text into sentences.

One pass from left to right that examines a bounded number of characters around each position, so
that it is linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from idlib_tui.annotate.text.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.paragraphs import Block


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, as a span without surrounding white space.

    ``paragraph`` is its block's index in ``Document.paragraphs``.
    """

    start: int
    end: int
    paragraph: int


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
    quotation marks does if a capital follows. Tokenised text (``said .``) is supported.
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
    """Return whether the end mark at ``stop`` ends the sentence that began at ``start``."""
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
    """Check whether ``before.`` can end a sentence that is followed by the capitalised ``word``."""
    short = before.lower()
    if short in words("abbreviations", "before a name"):
        return False
    initial = len(before) == 1 and before.isupper()
    if initial and len(word) == 2 and word[0].isupper() and word[1] == ".":
        return opened != ""
    if short in words("abbreviations", "before a number") and not initial:
        return not word[0].isdigit()
    if short in words("abbreviations", "anywhere") or (
        _INITIALISM.match(before) and not before.isdigit()
    ):
        return bool(opened) or word.lower() in words("sentence_openers")
    return True
