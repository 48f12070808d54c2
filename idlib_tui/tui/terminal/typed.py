"""Terminal input, split into keys and pasted text before it is parsed."""

from __future__ import annotations

import re
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
    """A text that was pasted; ``cut`` if it was longer than what is kept."""

    text: str
    cut: bool = False


class Typing:
    """Separates keys from pastes.

    A paste of any length takes bounded memory; ``flush`` ends one whose end mark never comes.
    """

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._length = 0
        self._tail = ""
        self._marked = False
        self._unmarked = False

    def feed(self, data: str) -> Iterator[str | Pasted]:
        """Split what was read: strings are keys for the parser, the others pastes."""
        data, self._tail = self._tail + data, ""
        while data:
            if self._marked:
                text, found, data = data.partition(END)
                if not found:
                    # The beginning of the end mark may be the last that was read.
                    text, self._tail = _split_tail(text, END)
                self._keep(text)
                if found:
                    yield from self._take()
                continue
            keys, found, data = data.partition(START)
            yield from self._keys(keys)
            if found:
                yield from self._take()
                self._marked = True

    def flush(self, *, long: bool) -> Iterator[str | Pasted]:
        """End a paste after a silence; a marked one only where it was ``long``."""
        if self._unmarked or (self._marked and long):
            self._keep(self._tail)
            self._tail = ""
            yield from self._take()

    def _keys(self, data: str) -> Iterator[str | Pasted]:
        for run in _RUNS.findall(data):
            if run[0] not in _CONTROLS and (self._unmarked or len(run) >= FASTEST):
                self._unmarked = True
                self._keep(run)
            else:
                yield from self._take()
                yield run

    def _keep(self, text: str) -> None:
        room = max(LONGEST_PASTE - self._length, 0)
        if room:
            self._kept.append(text[:room])
        self._length += len(text)

    def _take(self) -> Iterator[Pasted]:
        """Give what was pasted, if anything was."""
        if self._length:
            yield Pasted("".join(self._kept), self._length > LONGEST_PASTE)
        self._kept, self._length, self._marked, self._unmarked = [], 0, False, False


_CONTROLS = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))
"""What only a key sends; tabs and line ends are in texts, too."""

_RUNS = re.compile("[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
"""Text, or control characters."""


def _split_tail(text: str, mark: str) -> tuple[str, str]:
    """Split off the end of a text where it is the beginning of a mark."""
    for length in range(min(len(mark) - 1, len(text)), 0, -1):
        if mark.startswith(text[-length:]):
            return text[:-length], text[-length:]
    return text, ""
