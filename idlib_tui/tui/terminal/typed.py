"""What comes from the keyboard, told apart into keys and pasted text before it is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

START, END = "\x1b[200~", "\x1b[201~"
"""What a terminal sends before and after a pasted text."""

LONGEST_PASTE = 65_536
"""Characters of one paste that are kept: more than any line of the reader takes."""

FASTEST = 512
"""Printable characters that no hand types between two looks at the keyboard: those of a paste in a
terminal that does not mark it."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was pasted; ``cut`` tells whether there was more of it."""

    text: str
    cut: bool = False


class Typing:
    """Tells keys and pastes apart.

    A paste of any length takes a bounded room, and one whose end never comes is over as soon as
    ``flush`` is called.
    """

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._length = 0
        self._tail = ""
        self.pasting = False

    def feed(self, data: str) -> Iterator[str | Pasted]:
        """Split what was read: strings are keys for the parser, the others pastes."""
        data, self._tail = self._tail + data, ""
        while data:
            if self.pasting:
                text, found, data = data.partition(END)
                if not found:
                    # The beginning of the end mark may be the last that was read.
                    text, self._tail = _split_tail(text, END)
                    self._keep(text)
                    return
                self._keep(text)
                yield self._take()
                continue
            keys, found, data = data.partition(START)
            if keys:
                yield from _keys(keys)
            self.pasting = bool(found)

    def flush(self) -> Iterator[str | Pasted]:
        """End a paste that has been silent for too long."""
        if self.pasting:
            self._keep(self._tail)
            self._tail = ""
            yield self._take()

    def _keep(self, text: str) -> None:
        room = max(LONGEST_PASTE - self._length, 0)
        if room:
            self._kept.append(text[:room])
        self._length += len(text)

    def _take(self) -> Pasted:
        pasted = Pasted("".join(self._kept), self._length > LONGEST_PASTE)
        self._kept, self._length, self.pasting = [], 0, False
        return pasted


def _keys(data: str) -> Iterator[str | Pasted]:
    if len(data) >= FASTEST and "\x1b" not in data:
        yield Pasted(data)
    else:
        yield data


def _split_tail(text: str, mark: str) -> tuple[str, str]:
    """Split off the end of a text where it is the beginning of a mark."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if mark.startswith(text[-length:]):
            return text[:-length], text[-length:]
    return text, ""
