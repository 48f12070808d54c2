"""The changes of a desk that can be taken back: of a session, or of a command from run to run."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from idlib_tui.brief.desk_pieces import Piece
from idlib_tui.brief.desk_records import Section
from idlib_tui.brief.desk_text import Placed
from idlib_tui.brief.desk_writing import read_item
from idlib_tui.files import read_regular, write_atomically

MOST = 200
"""Changes that are remembered."""

_LARGEST = 8_000_000


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to be made.

    Attributes:
        what: The change in a few words, in the past tense.
        keys: The records it is about.
        after: Their items after it, by ascending place.
    """

    what: str
    keys: tuple[Hashable, ...]
    after: Sequence[Placed]


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """A change that can be taken back; the same change made twice is two.

    Attributes:
        what: The change in a few words, in the past tense.
        section: The section it was made in.
        keys: The records it was about.
        before: Their items before it, with their places.
        after: The texts of their items after it.
    """

    what: str
    section: Section
    keys: tuple[Hashable, ...]
    before: tuple[Placed, ...]
    after: tuple[str, ...]


class Steps:
    """The changes of one session, the latest last."""

    def __init__(self) -> None:
        self._steps: deque[Step] = deque(maxlen=MOST)

    def __bool__(self) -> bool:
        return bool(self._steps)

    def last(self) -> Step | None:
        """The change to take back next; None if there is none."""
        return self._steps[-1] if self._steps else None

    def append(self, step: Step) -> None:
        """Remember a change."""
        self._steps.append(step)

    def remove(self, step: Step) -> None:
        """Forget a change, which was taken back or cannot be."""
        self._steps.remove(step)


class KeptSteps(Steps):
    """Changes that a file keeps, so that the next run of a command can take them back.

    What cannot be read is forgotten, and what cannot be written is not kept: the desk itself is
    what counts.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        with suppress(OSError, ValueError, LookupError, TypeError, RecursionError):
            records = json.loads(read_regular(file, _LARGEST))
            self._steps.extend(map(_step, records))

    def append(self, step: Step) -> None:
        """Remember a change, on disk."""
        super().append(step)
        self._keep()

    def remove(self, step: Step) -> None:
        """Forget a change, on disk too."""
        super().remove(step)
        self._keep()

    def _keep(self) -> None:
        with suppress(OSError):
            write_atomically(self._file, json.dumps([_record(step) for step in self._steps]))


def _record(step: Step) -> dict[str, object]:
    return {
        "what": step.what,
        "section": step.section.value,
        "keys": step.keys,
        "before": [(place, piece.text, piece.indent) for place, piece in step.before],
        "after": step.after,
    }


def _step(record: dict[str, Any]) -> Step:
    section = Section(record["section"])
    before: list[tuple[int | None, Piece]] = []
    for place, text, indent in record["before"]:
        piece = read_item(section, str(text), int(indent))
        if piece is None:
            raise ValueError("this is no item of a desk")
        before.append((int(place), piece))
    return Step(
        str(record["what"]),
        section,
        tuple(tuple(key) if isinstance(key, list) else str(key) for key in record["keys"]),
        tuple(before),
        tuple(map(str, record["after"])),
    )
