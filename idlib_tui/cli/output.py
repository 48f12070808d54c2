"""What goes to standard output and standard error, safe for a terminal and for a pipe."""

from __future__ import annotations

import os
import shutil
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from typing import NamedTuple, TextIO

from idlib_tui.cli.streams import DataStream, NarrationStream, Stream, is_terminal
from idlib_tui.safe_text import escaped_json, one_line, safe, safe_lines

WIDEST_COLUMN = 48
"""Columns to which cells are padded: one very long file name must not push all rows aside."""

READING_WIDTH = 88
"""Columns of running text; longer lines are harder to read."""

LONGEST_SENTENCE = 1_000
"""Characters of a message; names of files and ids may have any length."""

NARROWEST = 20
"""Columns that a terminal is taken to have at least, whatever it says."""


def columns(text: str) -> int:
    """Count the columns of a terminal that a line takes: wide letters two, accents none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def to_json(record: Mapping[str, object]) -> str:
    """Write one JSON object on one line; what a terminal may not be sent is written as escapes."""
    import json  # noqa: PLC0415 - the reader paints without it

    return escaped_json(
        json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(", ", ": "))
    )


class Styled(NamedTuple):
    """A piece of a line to set in another type, where the terminal can."""

    text: str
    on: int
    """The number that SGR (ECMA-48) gives the type; 22 ends bold and dim."""


def bold(text: str) -> Styled:
    """Make a piece of a line stand out."""
    return Styled(text, 1)


def dim(text: str) -> Styled:
    """Make a piece of a line stand back."""
    return Styled(text, 2)


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command writes.

    Attributes:
        data: Standard output; writing raises ``OutputError`` or ``PipeClosedError``.
        narration: Standard error; what cannot be written is lost.
        styled: Whether ``data`` is a terminal that may be sent bold and dim type.
        width: Columns of the terminal; None if ``data`` is none and nothing is cut or wrapped.
    """

    data: Stream
    narration: Stream
    styled: bool
    width: int | None

    @classmethod
    def standard(cls, data: TextIO, narration: TextIO) -> Output:
        """Write to the standard streams as their kind and the environment ask for."""
        for stream in (data, narration):
            if isinstance(stream, TextIOWrapper):
                # The same bytes whatever the system and its locale: programs read them.
                stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        terminal = is_terminal(data)
        plain_type = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        width = max(shutil.get_terminal_size().columns, NARROWEST) if terminal else None
        styled = terminal and not plain_type
        return cls(DataStream(data), NarrationStream(narration), styled, width)

    def line(self, *pieces: str | Styled) -> None:
        """Print a line of data, harmless to a terminal whatever is in it."""
        self.data.write("".join(map(self._typed, pieces)) + "\n")

    def record(self, record: Mapping[str, object]) -> None:
        """Print a JSON object on a line."""
        self.data.write(to_json(record) + "\n")

    def say(self, sentence: str) -> None:
        """Write a message for the user, which is not data; very long text is shortened."""
        line = one_line(sentence)
        if len(line) > LONGEST_SENTENCE:
            half = LONGEST_SENTENCE // 2
            line = f"{line[:half]} … {line[-half:]}"
        self.narration.write(f"idlib-tui: {line}\n")
        self.narration.flush()

    def table(self, rows: Sequence[Sequence[str]], indent: str = "") -> None:
        """Print rows with aligned columns; the last column is cut to the terminal's width.

        A cell wider than ``WIDEST_COLUMN`` moves only its own row.
        """
        cleaned = [[one_line(cell) for cell in row] for row in rows]
        widths = [
            min(max(map(columns, column)), WIDEST_COLUMN) for column in zip(*cleaned, strict=True)
        ]
        for row in cleaned:
            padded = [
                cell + " " * (width - columns(cell))
                for cell, width in zip(row, widths, strict=True)
            ]
            self.line(self.cut(indent + "  ".join(padded).rstrip()))

    def cut(self, line: str) -> str:
        """Cut a line to the terminal's width, with "…"."""
        if self.width is None or len(line) <= self.width:
            return line
        return line[: self.width - 1].rstrip() + "…"

    def paragraphs(self, text: str, indent: str = "") -> None:
        """Print running text, wrapped for reading on a terminal and as it is for a pipe."""
        for paragraph in safe_lines(text).split("\n"):
            if self.width is None:
                self.line(f"{indent}{paragraph}".rstrip())
                continue
            wrapped = textwrap.wrap(
                paragraph,
                min(self.width, READING_WIDTH),
                initial_indent=indent,
                subsequent_indent=indent,
                break_on_hyphens=False,
            )
            for line in wrapped or [""]:
                self.line(line)

    def records(self, records: Iterable[Mapping[str, object]]) -> None:
        """Print many JSON objects, one a line."""
        for record in records:
            self.record(record)

    def _typed(self, piece: str | Styled) -> str:
        text = safe(piece if isinstance(piece, str) else piece.text)
        if isinstance(piece, str):
            return text
        return f"\x1b[{piece.on}m{text}\x1b[22m" if self.styled and text else text
