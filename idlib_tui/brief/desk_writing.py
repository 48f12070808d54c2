"""Records as lines of a desk file, and the one change inside an item: a pin's note."""

from __future__ import annotations

import textwrap

import yaml

from idlib_tui.brief.desk_corrections import Keys, correction_keys
from idlib_tui.brief.desk_nodes import items
from idlib_tui.brief.desk_pieces import Piece, Role, cut
from idlib_tui.brief.desk_records import (
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
from idlib_tui.yaml_files import YamlError, compose

_WIDTH = 100
_UNBROKEN = 2**31


def item(section: Section, record: Record, indent: int, line_break: str) -> Piece:
    """Write a record as an item of its own.

    Raises:
        DeskError: YAML has no way to write it.
    """
    for quoted in (False, True):
        text = textwrap.indent(_lines(record, quoted=quoted), " " * indent)
        piece = Piece(Role.ITEM, text.replace("\n", line_break), section, record, indent)
        if says(piece, record):
            return piece
    raise DeskError("This cannot be kept: YAML has no way to write one of its characters.")


def says(piece: Piece, record: Record) -> bool:
    """Return whether a piece, read by itself, holds one record and is written on whole lines."""
    try:
        read = _alone(piece)
    except (YamlError, DeskError):
        return False
    return read == record


def read_item(section: Section, text: str, indent: int) -> Piece | None:
    """Read the text of one item that was kept elsewhere; None if it is none."""
    try:
        record = _alone(Piece(Role.ITEM, text, section, None, indent))
    except (YamlError, DeskError):
        return None
    return None if record is None else Piece(Role.ITEM, text, section, record, indent)


def with_note(piece: Piece, note: str) -> Piece:
    """Change the note of a pin in the text of its item, and nothing else in it.

    Raises:
        DeskError: The item is written in a way that does not allow it.
    """
    pin = piece.record
    if not isinstance(pin, Pin):
        raise TypeError("only pins have notes")
    noted = pin.noted(note)
    try:
        text = _spliced(piece.text, note)
        changed = Piece(piece.role, text, piece.section, noted, piece.indent)
        if says(changed, noted) and _others(changed) == _others(piece):
            return changed
    except YamlError:
        # By itself, an item with an alias is no YAML.
        pass
    raise DeskError(
        "The note of this pin is written in a way that the program cannot change without loss."
        " Write it by hand as `note: …`, on a line of its own."
    )


def _lines(record: Record, *, quoted: bool) -> str:
    """An item without indentation; every text in quotation marks and on one line, if need be."""
    if isinstance(record, Tag):
        name, article = record.name, record.content_hash
        return f"- {_scalar(name, quoted=quoted)}: {_scalar(article, quoted=quoted)}\n"
    if isinstance(record, ReadMark | Star):
        return f"- {_scalar(record.content_hash, quoted=quoted)}\n"
    if isinstance(record, SavedSearch):
        return f"{_scalar(record.name, quoted=quoted)}: {_scalar(record.query, quoted=quoted)}\n"
    if isinstance(record, SourceGrade):
        return f"{_scalar(record.source, quoted=quoted)}: {record.grade}\n"
    if isinstance(record, Pin | Heading | Judgement | Fact):
        keys = _keys(record)
    else:
        keys = correction_keys(record)
    if quoted:
        # The library breaks lines at the rarer line breaks of Unicode, and then loses them.
        return _quoted_item(keys)
    return yaml.safe_dump([keys], allow_unicode=True, sort_keys=False, width=_WIDTH)


def _quoted_item(keys: Keys) -> str:
    """An item of a list, with every text in quotation marks and on one line."""
    lines: list[str] = []
    for key, value in keys.items():
        if isinstance(value, list):
            lines.append(f"{key}:")
            lines += "".join(map(_quoted_item, value)).splitlines()
        else:
            lines.append(f"{key}: {_scalar(str(value), quoted=True)}")
    return "- " + "\n  ".join(lines) + "\n"


def _keys(record: Pin | Heading | Judgement | Fact) -> Keys:
    """The keys of an entry or a marked fact, in their order in the file."""
    if isinstance(record, Heading):
        return {"heading": record.text}
    if isinstance(record, Judgement):
        return {"judgement": record.text}
    if isinstance(record, Fact):
        return {
            "status": str(record.status),
            "article": record.article,
            "hash": record.content_hash,
            "start": record.start,
            "text": record.text,
        }
    return {
        "kind": str(record.kind),
        "article": record.article,
        "hash": record.content_hash,
        "start": record.start,
        "text": record.text,
        "note": record.note,
    }


def _scalar(text: str, *, quoted: bool = False) -> str:
    """A text on one line, in quotation marks where it needs them."""
    style = '"' if quoted or not text.isprintable() else None
    written: str = yaml.safe_dump(
        [text], default_style=style, allow_unicode=True, width=_UNBROKEN, default_flow_style=False
    )
    return written.removeprefix("- ").rstrip("\n")


def _spliced(text: str, note: str) -> str:
    """The text of an item with another note."""
    pin = _mapping(text)
    entries = {key.value: (key, value) for key, value in pin.value}
    if "note" in entries:
        key, value = entries["note"]
        start, end = value.start_mark.index, value.end_mark.index
        space = " " if start == key.end_mark.index + 1 and start == end else ""
        line_break = "\n" if text[:end].endswith("\n") else ""
        return text[:start] + space + _scalar(note, quoted=pin.flow_style) + line_break + text[end:]
    if pin.flow_style:
        end = pin.value[-1][1].end_mark.index
        return f"{text[:end]}, note: {_scalar(note, quoted=True)}{text[end:]}"
    # Before the first key, where no comment and no block of text can be in the way.
    first = pin.value[0][0].start_mark
    line_break = "\r\n" if "\r\n" in text else "\n"
    line = f"note: {_scalar(note)}{line_break}{' ' * first.column}"
    return text[: first.index] + line + text[first.index :]


def _mapping(text: str) -> yaml.MappingNode:
    root = compose(text).root
    if not isinstance(root, yaml.SequenceNode) or len(root.value) != 1:
        raise DeskError("This pin is no item of a list.")
    node = root.value[0]
    if not isinstance(node, yaml.MappingNode):
        raise DeskError("This pin is no mapping.")
    return node


def _others(piece: Piece) -> list[str]:
    """All keys of a pin but the note, with their values as YAML sees them."""
    pairs = _mapping(piece.text).value
    return [yaml.serialize(pair[1]) for pair in pairs if pair[0].value != "note"]


def _alone(piece: Piece) -> Record | None:
    """The one record of a piece, read by itself."""
    if piece.section is None:
        return None
    root = compose(piece.text).root
    if root is None:
        return None
    found = [each.record for each in items(piece.section, root)]
    whole = cut(f"{piece.section}:\n{piece.text}").pieces if len(found) == 1 else None
    on_lines = whole is not None and [each.text for each in whole if each.role is Role.ITEM]
    return found[0] if on_lines == [piece.text] else None
