"""A desk file as it can be changed: what it says, and its text, always together."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from idlib_tui.brief.desk_pieces import Piece, Role, cut, ends_line
from idlib_tui.brief.desk_records import (
    DeskContent,
    DeskError,
    Fact,
    Heading,
    Judgement,
    Pin,
    ReadMark,
    Record,
    SavedSearch,
    Section,
    SourceGrade,
    Star,
    Tag,
)
from idlib_tui.brief.desk_writing import item, says
from idlib_tui.model.corrections import Correction
from idlib_tui.yaml_files import YamlError

_HEADER = (
    "# Pins, notes, marks, tags, saved searches, grades and corrections. Yours: edit it by hand if"
    " you like.\n"
)
_VERSION = "version: 1\n"
_LOSS = (
    "This cannot be changed without loss. Write out by hand what anchors (`&name`) and aliases"
    " (`*name`) stand for."
)
_BYTE_ORDER_MARK = "\ufeff"

Placed = tuple[int | None, Piece]
"""An item and its place among those of its section; None for the end."""


@dataclass(frozen=True)
class DeskText:
    """One state of a desk file.

    Attributes:
        content: What it says.
        pieces: The file in pieces; None if it must be put on lines first.
        obstacle: The 1-based line that must be, where one must.
        verify: Whether a change must be proved by reading the whole file again.
        is_desk: Whether it has anything that only a desk has.
        source: The text that it was read from.
    """

    content: DeskContent
    pieces: tuple[Piece, ...] | None
    obstacle: int = 0
    verify: bool = False
    is_desk: bool = False
    source: str = ""

    @classmethod
    def read(cls, source: str) -> DeskText:
        """Read a file's text; "" is an empty desk.

        Raises:
            YamlError: It is no desk.
        """
        plain = source.removeprefix(_BYTE_ORDER_MARK)
        found = cut(plain)
        pieces = found.pieces
        if pieces is not None and len(plain) < len(source):
            pieces = (Piece(Role.BETWEEN, _BYTE_ORDER_MARK), *pieces)
        if pieces is not None and found.is_empty:
            pieces = _begun(pieces)
        content = _content([record for _, record in found.records])
        verify = found.anchored or not found.is_desk
        return cls(content, pieces, found.obstacle, verify, found.is_desk, source)

    @cached_property
    def text(self) -> str:
        """The file's text."""
        return "".join(piece.text for piece in self._all())

    @cached_property
    def line_break(self) -> str:
        """How the lines of the file end."""
        return "\r\n" if "\r\n" in self.source else "\n"

    def items(self, section: Section, *keys: Hashable) -> list[Placed]:
        """The items of records, each with its place in the section; several by hand only."""
        return [
            (place, piece)
            for place, piece in enumerate(self.all_items(section))
            if piece.record is not None and piece.record.key in keys
        ]

    def all_items(self, section: Section) -> list[Piece]:
        """All items of a section, in order."""
        return [piece for piece in self._all() if piece.section is section and piece.record]

    def new_item(self, section: Section, record: Record) -> Piece:
        """Write a record as an item that fits into its section.

        Raises:
            DeskError: YAML has no way to write it.
        """
        heads = (piece.indent for piece in self._all() if _is_head(piece, section))
        ends = (piece.indent for piece in self._all() if piece.role is Role.END)
        nested = 2 if section.is_mapping else 0
        indent = next(heads, next(ends, 0) + nested)
        return item(section, record, indent, self.line_break)

    def fitting(self, piece: Piece) -> Piece:
        """An item that was taken out earlier, written anew if it no longer fits.

        Raises:
            DeskError: YAML has no way to write it.
        """
        if piece.section is None or piece.record is None:
            raise TypeError("only items can be put in")
        new = self.new_item(piece.section, piece.record)
        return piece if new.indent == piece.indent and says(piece, piece.record) else new

    def exchanged(
        self, section: Section, keys: Collection[Hashable], after: Sequence[Placed]
    ) -> DeskText:
        """Put other items in the place of those of some records.

        Args:
            section: The section.
            keys: Whose items go.
            after: The items that come, by ascending place.

        Raises:
            DeskError: The file cannot be changed without loss.
        """
        before = self.items(section, *keys)
        after = [(place, self._whole(piece)) for place, piece in after]
        pieces = list(self._all())
        if [place for place, _ in before] == [place for place, _ in after]:
            indices = [_index(pieces, old) for _, old in before]
            for index, (_, new) in zip(indices, after, strict=True):
                pieces[index] = new
        else:
            for _, old in before:
                del pieces[_index(pieces, old)]
            for place, piece in after:
                self._insert(pieces, section, place, piece)
        records = [piece.record for piece in pieces if piece.record is not None]
        return replace(self, content=_content(records), pieces=tuple(pieces), is_desk=True)

    def proved(self) -> DeskText:
        """Read the text again where the change might have touched more than it should.

        Raises:
            DeskError: It did.
        """
        if not self.verify:
            return replace(self, source=self.text)
        try:
            again = DeskText.read(self.text)
        except YamlError as error:
            raise DeskError(f"{_LOSS} {error}") from error
        if again.content != self.content:
            raise DeskError(_LOSS)
        return again

    def _whole(self, piece: Piece) -> Piece:
        """An item with the end of its line, which it lacked if it was the last of its file."""
        if ends_line(piece.text):
            return piece
        return replace(piece, text=piece.text + self.line_break)

    def _insert(
        self, pieces: list[Piece], section: Section, place: int | None, piece: Piece
    ) -> None:
        if not any(_is_head(each, section) for each in pieces):
            end = next(index for index, each in enumerate(pieces) if each.role is Role.END)
            _close_line(pieces, end, self.line_break)
            key = f"{' ' * pieces[end].indent}{section}:{self.line_break}"
            pieces[end:end] = [
                Piece(Role.BETWEEN, key),
                Piece(Role.HEAD, "", section, indent=piece.indent),
            ]
        pieces[:] = [
            each for each in pieces if not (each.role is Role.EMPTY and each.section is section)
        ]
        places = [
            index
            for index, each in enumerate(pieces)
            if each.section is section and each.role in {Role.HEAD, Role.ITEM}
        ]
        # The head comes first, so behind it stands the item of place 0.
        if place is not None and place + 1 < len(places):
            pieces.insert(places[place + 1], piece)
        else:
            _close_line(pieces, places[-1] + 1, self.line_break)
            pieces.insert(places[-1] + 1, piece)

    def _all(self) -> tuple[Piece, ...]:
        if self.pieces is None:
            raise DeskError("The desk is not on lines yet.")
        return self.pieces


def _content(records: Sequence[Record]) -> DeskContent:
    return DeskContent(
        entries=tuple(
            record for record in records if isinstance(record, Pin | Heading | Judgement)
        ),
        read=frozenset(record.content_hash for record in records if isinstance(record, ReadMark)),
        starred=frozenset(record.content_hash for record in records if isinstance(record, Star)),
        tagged=tuple(record for record in records if isinstance(record, Tag)),
        searches=tuple(record for record in records if isinstance(record, SavedSearch)),
        graded=tuple(record for record in records if isinstance(record, SourceGrade)),
        facts=tuple(record for record in records if isinstance(record, Fact)),
        corrections=tuple(record for record in records if isinstance(record, Correction)),
    )


def _begun(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The beginning of a desk, in a file that holds nothing or comments only."""
    begun = [piece for piece in pieces if piece.role is not Role.END]
    if not "".join(piece.text for piece in begun).strip():
        begun.append(Piece(Role.BETWEEN, _HEADER))
    _close_line(begun, len(begun), "\n")
    return (*begun, Piece(Role.BETWEEN, _VERSION), Piece(Role.END, ""))


def _is_head(piece: Piece, section: Section) -> bool:
    return piece.role is Role.HEAD and piece.section is section


def _index(pieces: list[Piece], wanted: Piece) -> int:
    """Where a piece is; the very one, since there may be others like it."""
    return next(index for index, piece in enumerate(pieces) if piece is wanted)


def _close_line(pieces: list[Piece], end: int, line_break: str) -> None:
    """End the line that the last piece before a place leaves open."""
    for index in range(end - 1, -1, -1):
        if (text := pieces[index].text) and text != _BYTE_ORDER_MARK:
            if not ends_line(text):
                pieces[index] = replace(pieces[index], text=text + line_break)
            return
