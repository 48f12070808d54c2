"""The desk as a document: pins under headings, in the user's order, with her judgements between.

Every change is one step of the desk's ``undo``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from idlib_tui.brief.desk import Desk
from idlib_tui.brief.desk_pieces import Piece
from idlib_tui.brief.desk_records import DeskError, Entry, Heading, Judgement, Pin, Section
from idlib_tui.brief.desk_steps import Edit
from idlib_tui.brief.desk_text import DeskText
from idlib_tui.yaml_files import shortened

_LONGEST = {Heading: 200, Judgement: 4_000}
"""Characters of the user's own words."""


@dataclass(frozen=True, slots=True)
class DeskSection:
    """A heading and what stands below it; None above the first heading."""

    heading: Heading | None
    entries: tuple[Entry, ...]


def sections(entries: Sequence[Entry]) -> list[DeskSection]:
    """Divide the entries of a desk by its headings; an empty beginning is left out."""
    found: list[tuple[Heading | None, list[Entry]]] = [(None, [])]
    for entry in entries:
        if isinstance(entry, Heading):
            found.append((entry, []))
        else:
            found[-1][1].append(entry)
    return [DeskSection(head, tuple(below)) for head, below in found if head or below]


class DeskDocument:
    """Orders and writes what stands on a desk.

    An entry is known by what it says, so that a change is made to the right one, whatever another
    program has done to the order meanwhile.

    Raises:
        DeskError: From any method, when the entry is not on the desk any more, or the desk cannot
            be read or written.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything in order."""
        return self.desk.content().entries

    def add(self, entry: Heading | Judgement, place: int | None = None) -> None:
        """Write a heading or a judgement.

        Args:
            entry: What to write; no other may say the same.
            place: How many entries stand before it; None for the end.
        """
        _check(entry)

        def change(desk: DeskText) -> Edit:
            every = desk.all_items(Section.PINS)
            if desk.items(Section.PINS, entry.key):
                raise DeskError(f"{_named(entry)} is on the desk already.")
            every.insert(len(every) if place is None else place, desk.new_item(_PINS, entry))
            return _edit(f"wrote {_named(entry)}", every, entry)

        self.desk.change(_PINS, change)

    def rewrite(self, entry: Heading | Judgement, text: str) -> None:
        """Give a heading or a judgement other words, in its place."""
        new = type(entry)(text)
        _check(new)
        if new == entry:
            return

        def change(desk: DeskText) -> Edit:
            every, at = _found(desk, entry)
            if desk.items(_PINS, new.key):
                raise DeskError(f"{_named(new)} is on the desk already.")
            every[at] = desk.new_item(_PINS, new)
            return _edit(f"rewrote {_named(entry)}", every, entry, new)

        self.desk.change(_PINS, change)

    def remove(self, entry: Entry) -> None:
        """Take an entry away; what stood below a heading stays."""

        def change(desk: DeskText) -> Edit:
            every, at = _found(desk, entry)
            del every[at]
            return _edit(f"removed {_named(entry)}", every, entry)

        self.desk.change(_PINS, change)

    def put(self, entry: Entry, place: int) -> None:
        """Put an entry elsewhere.

        Args:
            entry: What to put; of a heading, only the heading.
            place: How many entries stand before it then.
        """
        self._rearrange(entry, lambda _, at: (at, at + 1, place))

    def move(self, entry: Entry, steps: int) -> None:
        """Move an entry down, or up where ``steps`` is negative; a heading with its section.

        A section is moved past whole sections, and what stands above the first heading stays there.
        """
        self._rearrange(entry, lambda every, at: _target(every, at, steps))

    def _rearrange(
        self, entry: Entry, where: Callable[[list[Piece], int], tuple[int, int, int]]
    ) -> None:
        """Move the items from a place to a place; ``where`` gives both and the new place."""

        def change(desk: DeskText) -> Edit | None:
            every, at = _found(desk, entry)
            start, end, place = where(every, at)
            moved = every[start:end]
            place = max(0, min(place, len(every) - len(moved)))
            if place == start:
                return None
            del every[start:end]
            every[place:place] = moved
            taken = [piece.record for piece in moved if _is_entry(piece.record)]
            return _edit(f"moved {_named(entry)}", every, *taken)

        self.desk.change(_PINS, change)


_PINS = Section.PINS


def _found(desk: DeskText, entry: Entry) -> tuple[list[Piece], int]:
    """All items, and the place of an entry among them."""
    kept = desk.items(_PINS, entry.key)
    if not kept:
        raise DeskError(f"{_named(entry)} is not on the desk any more.")
    place = kept[0][0]
    if place is None:
        raise TypeError("an item has a place")
    return desk.all_items(_PINS), place


def _target(every: list[Piece], at: int, steps: int) -> tuple[int, int, int]:
    """What a move takes along, and where it goes."""
    if not isinstance(every[at].record, Heading):
        return at, at + 1, at + steps
    heads = [i for i, piece in enumerate(every) if isinstance(piece.record, Heading)]
    number = heads.index(at)
    ends = [*heads[1:], len(every)]
    goal = max(0, min(number + steps, len(heads) - 1))
    size = ends[number] - at
    return at, ends[number], heads[goal] if goal <= number else ends[goal] - size


def _edit(what: str, every: list[Piece], *entries: Entry) -> Edit:
    """The change that leads to a whole order, as one of the entries that it is about."""
    keys = tuple(entry.key for entry in entries)
    after = [
        (place, piece)
        for place, piece in enumerate(every)
        if piece.record is not None and piece.record.key in keys
    ]
    return Edit(what, keys, after)


def _is_entry(record: object) -> TypeGuard[Entry]:
    return isinstance(record, Pin | Heading | Judgement)


def _check(entry: Heading | Judgement) -> None:
    longest = _LONGEST[type(entry)]
    if not entry.text.strip() or len(entry.text) > longest:
        raise DeskError(f"{_kind(entry).capitalize()} has 1 to {longest:,} characters.")


def _kind(entry: Entry) -> str:
    match entry:
        case Heading():
            return "a heading"
        case Judgement():
            return "a judgement"
    return "a pin"


def _named(entry: Entry) -> str:
    words = f"“{shortened(entry.text)}”" if entry.text else "the whole article"
    return f"{_kind(entry).removeprefix('a ')} {words}"
