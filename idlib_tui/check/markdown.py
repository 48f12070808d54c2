"""A Markdown draft as plain text in blocks, every character with its offset in the draft."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from idlib_tui.check.inline import Mark, Plain, read_inline

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    """A paragraph of a list."""
    QUOTE = "block quote"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """A block as a span of the plain text.

    Attributes:
        start: Where it starts.
        end: Where it ends.
        kind: What it is.
        level: Of a heading, 1 to 6; else 0.
        row: Cells of one row of a table have the same number; 0 for what is no cell.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Footnote:
    """What a footnote says: its text without markup, and the addresses that it links to."""

    text: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is read.

    Attributes:
        source: The Markdown.
        plain: Its text without markup, front matter, code and footnotes; blocks are parted by a
            blank line. A block quote without quotation marks of its own stands in such marks.
        origins: For each character of ``plain`` its offset in ``source``.
        blocks: In order.
        marks: The references, in order.
        strong: Spans of ``plain`` in bold.
        footnotes: By label.
    """

    source: str
    plain: str
    origins: Sequence[int]
    blocks: tuple[DraftBlock, ...]
    marks: tuple[Mark, ...]
    strong: tuple[tuple[int, int], ...]
    footnotes: Mapping[str, Footnote]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters of the Markdown from which a stretch of plain text was made."""
        if start >= end:
            at = self.origins[start] if start < len(self.origins) else len(self.source)
            return at, at
        return self.origins[start], self.origins[end - 1] + 1

    def line(self, offset: int) -> int:
        """Give the line on which a character of the Markdown stands, from 1."""
        return self.source.count("\n", 0, offset) + 1

    def block_at(self, at: int) -> DraftBlock:
        """Give the block that holds a character of the plain text."""
        number = bisect.bisect_right(self.blocks, at, key=lambda block: block.start) - 1
        return self.blocks[max(0, number)]


@cache
def _parser() -> MarkdownIt:
    # Imported here because only a check needs them.
    from markdown_it import MarkdownIt  # noqa: PLC0415
    from mdit_py_plugins.footnote import footnote_plugin  # noqa: PLC0415
    from mdit_py_plugins.front_matter import front_matter_plugin  # noqa: PLC0415

    parser = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table")
    # Only blocks are wanted; the text within them is read by ``inline``.
    parser.disable(["inline", "text_join"])
    return parser.use(front_matter_plugin).use(footnote_plugin, move_to_end=False)


def read_draft(source: str) -> Draft:
    """Read a Markdown draft.

    Args:
        source: Its text; line ends of any kind.
    """
    # The parser takes a lone "\r" for a line end and replaces NUL; so is every length kept.
    source = _LONE_RETURN.sub("\n", source).replace("\0", "\ufffd")
    source_lines = _line_starts(source)
    plain = Plain()
    blocks: list[DraftBlock] = []
    footnotes: dict[str, Footnote] = {}
    for content, origins, kind, level, row, label in _pieces(source, source_lines):
        if label is not None:
            footnotes[label] = _footnote(content, footnotes.get(label))
            continue
        start = len(plain.characters)
        quoted = kind is BlockKind.QUOTE and not content.lstrip().startswith(tuple("“\"«„‘'"))
        if quoted:
            plain.add("“", origins[0], moving=False)
        read_inline(content, origins, plain)
        if quoted:
            plain.add("”", plain.origins[-1], moving=False)
        if len(plain.characters) > start:
            blocks.append(DraftBlock(start, len(plain.characters), kind, level, row))
            plain.add("\n\n", plain.origins[-1], moving=False)
    return Draft(
        source,
        "".join(plain.characters),
        plain.origins,
        tuple(blocks),
        tuple(plain.marks),
        tuple(plain.strong),
        footnotes,
    )


def _footnote(content: str, before: Footnote | None) -> Footnote:
    """Read one paragraph of a footnote, and join it to those before."""
    note = Plain()
    read_inline(content, list(range(len(content))), note)
    text = "".join(note.characters)
    targets = tuple(mark.target for mark in note.marks)
    return (
        Footnote(f"{before.text} {text}", before.targets + targets)
        if before
        else Footnote(text, targets)
    )


_LONE_RETURN = re.compile(r"\r(?!\n)")

Piece = tuple[str, list[int], BlockKind, int, int, str | None]
"""Content, origins, kind, level of a heading, row of a table, label of a footnote."""


def _pieces(source: str, starts: Sequence[int]) -> Iterator[Piece]:
    """List the blocks that hold running text, as parsed by ``markdown-it``."""
    within: list[Token] = []
    row = 0
    cursor = (-1, 0)
    lines = _Lines(source, starts)
    for token in _parser().parse(source):
        if token.nesting == 1:
            within.append(token)
            row += token.type == "tr_open"
        elif token.nesting == -1:
            within.pop()
        elif token.type == "inline" and token.map and token.content.strip():
            kind, level = _kind(within)
            first, last = token.map
            # Cells of one row follow each other on its line.
            at = cursor[1] if kind is BlockKind.CELL and cursor[0] == first else 0
            origins, end = lines.locate(token.content, first, last, at)
            cursor = (first, end)
            label = next(
                (t.meta["label"] for t in within if t.type == "footnote_reference_open"), None
            )
            if origins:
                yield (
                    token.content,
                    origins,
                    kind,
                    level,
                    row if kind is BlockKind.CELL else 0,
                    label,
                )


def _kind(within: Sequence[Token]) -> tuple[BlockKind, int]:
    types = [token.type for token in within]
    if within and types[-1] == "heading_open":
        return BlockKind.HEADING, int(within[-1].tag[1:])
    if types and types[-1] in {"td_open", "th_open"}:
        return BlockKind.CELL, 0
    if "blockquote_open" in types:
        return BlockKind.QUOTE, 0
    return (BlockKind.ITEM if "list_item_open" in types else BlockKind.PARAGRAPH), 0


class _Lines:
    """The lines of the draft, in which the content of blocks is found again."""

    def __init__(self, source: str, starts: Sequence[int]) -> None:
        self._source = source
        self._starts = starts

    def locate(self, content: str, first: int, last: int, at: int) -> tuple[list[int], int]:
        """Give for each character of a block's content its offset, and where the search ended.

        Args:
            content: As the parser gives it: without the marks and indents of its lines.
            first: Number of its first line.
            last: Number after its last one.
            at: How many characters of the first line are taken already.
        """
        origins: list[int] = []
        number = first
        for part in content.split("\n"):
            wanted = part.strip()
            while True:
                if number >= last or number + 1 >= len(self._starts):
                    return [], at
                start, end = self._starts[number], self._starts[number + 1]
                place = self._source.find(wanted, start + at, end)
                if place >= 0:
                    break
                # A cell writes "|" as "\|", and a closing heading mark is left out.
                place = self._source.find(wanted.replace("|", "\\|"), start + at, end)
                if place >= 0:
                    break
                number, at = number + 1, 0
            indent = len(part) - len(part.lstrip())
            origins.extend(max(start, place - indent + offset) for offset in range(len(part)))
            at = place - start + len(wanted)
            origins.append(min(place + len(wanted), len(self._source) - 1))
            if part is not content and number + 1 < last:
                number, at = number + 1, 0
        return origins[: len(content)], at


def _line_starts(source: str) -> list[int]:
    starts = [0]
    starts.extend(number + 1 for number, character in enumerate(source) if character == "\n")
    if starts[-1] != len(source):
        starts.append(len(source))
    return starts
