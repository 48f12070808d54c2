"""Paragraphs and sentences: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


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


_LINE = re.compile(r"\S[^\n]*")
_STOP = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


def paragraphs(text: str) -> tuple[Block, ...]:
    """Split a text into paragraphs, one a line."""
    return tuple(
        Block(m.start(), m.start() + len(m.group().rstrip())) for m in _LINE.finditer(text)
    )


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Split the blocks of a text into sentences, in order."""
    found = []
    for index, block in enumerate(blocks):
        start = block.start
        for stop in _STOP.finditer(text, block.start, block.end):
            found.append(Sentence(start, stop.start() + len(stop.group().rstrip()), index))
            start = stop.end()
        found.append(Sentence(start, block.end, index))
    return tuple(found)
