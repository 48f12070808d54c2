"""A desk file cut into pieces of text, one an item, so that a change leaves all the rest alone.

Comments, unknown keys, quotation marks, order and indentation are the user's own. An item is a run
of whole lines, and an edit puts in, takes out or exchanges such runs; the file is not parsed again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

import yaml

from idlib_tui.brief.desk_nodes import Item, items, section_nodes
from idlib_tui.brief.desk_records import Record, Section
from idlib_tui.yaml_files import NULL_TAG, compose, line_of

_BREAKS = "\n\r\x85\u2028\u2029"
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_DASH = re.compile(r" *-[ \t]+")


class Role(Enum):
    """What a piece of the file is."""

    BETWEEN = "anything that the program leaves alone"
    HEAD = "the place behind the key of a section; without text"
    EMPTY = "the value of a section without items, such as []"
    ITEM = "one record"
    END = "the place behind the last section; without text"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the file.

    Attributes:
        role: What it is.
        text: The stretch itself.
        section: The list that it belongs to, unless it is between.
        record: What an item says.
        indent: How many spaces stand before an item.
    """

    role: Role
    text: str
    section: Section | None = None
    record: Record | None = None
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """What a file holds, and how it comes apart.

    Attributes:
        records: All records, in the order of the file.
        pieces: The pieces, which joined are the file; None if items do not stand on lines of
            their own, as in ``[a, b]``.
        obstacle: The 1-based line that the pieces fail at, where they do.
        anchored: Whether aliases may tie the items together.
        is_desk: Whether it has anything that only a desk has.
        is_empty: Whether it holds nothing, or comments only.
    """

    records: tuple[tuple[Section, Record], ...]
    pieces: tuple[Piece, ...] | None
    obstacle: int
    anchored: bool
    is_desk: bool
    is_empty: bool = False


class _NotOnLines(Exception):  # noqa: N818 - no error of the user's
    def __init__(self, node: yaml.Node) -> None:
        super().__init__()
        self.line = line_of(node)


def cut(text: str) -> Cut:
    """Read a desk file.

    Args:
        text: The file, without a byte order mark.

    Raises:
        YamlError: It is no desk.
    """
    document = compose(text)
    root = document.root
    if root is None or (root.tag == NULL_TAG and not root.value):
        nothing = (Piece(Role.BETWEEN, text), Piece(Role.END, ""))
        return Cut((), nothing, 0, document.anchored, is_desk=False, is_empty=True)
    entries = section_nodes(root)
    found = {
        section: tuple(items(section, entries[section][1]))
        for section in Section
        if section in entries
    }
    records = tuple((section, item.record) for section in found for item in found[section])
    is_desk = bool(found) or "version" in entries
    try:
        pieces = _Cutter(text).pieces(root, found)
    except _NotOnLines as error:
        return Cut(records, None, error.line, document.anchored, is_desk)
    return Cut(records, pieces, 0, document.anchored, is_desk)


class _Cutter:
    """Finds the lines of each item."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stretches: list[tuple[int, int, Piece]] = []

    def pieces(self, root: yaml.Node, found: dict[Section, tuple[Item, ...]]) -> tuple[Piece, ...]:
        """Cut the whole file."""
        if in_flow(root):
            raise _NotOnLines(root)
        for key, value in root.value:
            self._indent(key)
            section = next((each for each in found if each == key.value), None)
            if section is not None and found[section]:
                self._full(section, value, found[section])
            elif section is not None:
                self._empty(section, key, value)
        indent = self._indent(root.value[0][0])
        end = self._line_end(_end(root))
        self._put(end, end, Piece(Role.END, "", indent=indent))
        return tuple(self._joined())

    def _full(self, section: Section, node: yaml.Node, found: tuple[Item, ...]) -> None:
        if in_flow(node):
            raise _NotOnLines(node)
        for number, item in enumerate(found):
            start = self._line_start(item.first.start_mark.index)
            before = self._text[start : item.first.start_mark.index]
            dashed = not section.is_mapping
            if not (_DASH.fullmatch(before) if dashed else not before.strip(" ")):
                raise _NotOnLines(item.first)
            indent = before.index("-") if dashed else len(before)
            if number == 0:
                self._put(start, start, Piece(Role.HEAD, "", section, indent=indent))
            end = self._line_end(_end(item.value))
            text = self._text[start:end]
            self._put(start, end, Piece(Role.ITEM, text, section, item.record, indent))

    def _empty(self, section: Section, key: yaml.Node, node: yaml.Node) -> None:
        start, end = node.start_mark.index, node.end_mark.index
        if end > start:
            self._put(start, end, Piece(Role.EMPTY, self._text[start:end], section))
        behind = self._line_end(max(end, key.end_mark.index))
        indent = self._indent(key) + (2 if section.is_mapping else 0)
        self._put(behind, behind, Piece(Role.HEAD, "", section, indent=indent))

    def _joined(self) -> list[Piece]:
        pieces: list[Piece] = []
        done = 0
        for start, end, piece in self._stretches:
            if start > done:
                pieces.append(Piece(Role.BETWEEN, self._text[done:start]))
            pieces.append(piece)
            done = end
        if done < len(self._text):
            pieces.append(Piece(Role.BETWEEN, self._text[done:]))
        return pieces

    def _put(self, start: int, end: int, piece: Piece) -> None:
        self._stretches.append((start, end, piece))

    def _indent(self, key: yaml.Node) -> int:
        start = self._line_start(key.start_mark.index)
        before = self._text[start : key.start_mark.index]
        if before.strip(" "):
            raise _NotOnLines(key)
        return len(before)

    def _line_start(self, index: int) -> int:
        while index > 0 and self._text[index - 1] not in _BREAKS:
            index -= 1
        return index

    def _line_end(self, index: int) -> int:
        if index > 0 and self._text[index - 1] in _BREAKS:
            # A block of text (`|`) ends at the beginning of the next line.
            return index
        found = _BREAK.search(self._text, index)
        return found.end() if found else len(self._text)


def ends_line(text: str) -> bool:
    """Return whether a text ends with a line break."""
    return text[-1:] in _BREAKS and bool(text)


def in_flow(node: yaml.Node) -> bool:
    """Return whether a list or mapping is written in brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _end(node: yaml.Node) -> int:
    """The offset behind the last character of a node; YAML itself counts the comments after it."""
    if isinstance(node, yaml.ScalarNode) or in_flow(node) or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(node, yaml.MappingNode) else last)
