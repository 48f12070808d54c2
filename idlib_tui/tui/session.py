"""Where the reader of a workspace left off, kept in a small file between runs.

It lies with the user's state, never in the workspace, and holds nothing that matters: a file that
is missing, broken or of another version stands for a first visit.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self

from idlib_tui.files import write_atomically
from idlib_tui.settings_file import read_small
from idlib_tui.tui.panes import WIDEST, ColumnShape, Pane
from idlib_tui.workspace import Workspace


def session_file(workspace: Workspace) -> Path:
    """Name the file that a workspace's session is kept in: one for each folder."""
    # Imported where it is needed, so that importing this module costs the first paint nothing.
    from platformdirs import user_state_path  # noqa: PLC0415

    folder = str(workspace.root.resolve())
    name = hashlib.sha256(folder.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return user_state_path("idlib-tui", appauthor=False) / "sessions" / f"{name}.json"


@dataclass(frozen=True, slots=True)
class Session:
    """What was on show.

    Attributes:
        article: The id of the article; "" for none.
        paragraph: The paragraph that the cursor was on, from 0.
        top: Offset of the first visible character of its text; 0 at the top of the page.
        pane: The pane that had the focus.
        query: The query whose results were on show; "" without a search.
        actor: Whose quotes were listed; "" for everybody's.
        day: The first day of the chronology's entry under the cursor.
        order: The order of the sources, by its name; "" for the usual one.
        columns: What the user made of the columns beside the article, by their names.
    """

    article: str = ""
    paragraph: int = 0
    top: int = 0
    pane: Pane = Pane.SOURCES
    query: str = ""
    actor: str = ""
    day: date | None = None
    order: str = ""
    columns: Mapping[str, ColumnShape] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path) -> Self:
        """Read a session; never raises. What cannot be right in the file is left out."""
        try:
            kept = json.loads(read_small(file))
        except (OSError, ValueError, RecursionError):
            return cls()
        if not isinstance(kept, dict):
            return cls()
        pane, day = Pane.SOURCES, None
        with contextlib.suppress(ValueError):
            pane = Pane(_text(kept, "pane"))
        with contextlib.suppress(ValueError):
            day = date.fromisoformat(_text(kept, "day"))
        return cls(
            article=_text(kept, "article"),
            paragraph=_count(kept, "paragraph"),
            top=_count(kept, "top"),
            pane=pane,
            query=_text(kept, "query"),
            actor=_text(kept, "actor"),
            day=day,
            order=_text(kept, "order"),
            columns=_columns(kept.get("columns")),
        )

    def save(self, file: Path) -> None:
        """Write the session. A folder that cannot be written costs only the memory."""
        # Lone surrogates, as in names of files that are no UTF-8, cannot be written.
        with contextlib.suppress(OSError, UnicodeEncodeError):
            write_atomically(file, json.dumps(asdict(self), default=str, indent=1) + "\n")


_LONGEST = 1_000
"""Characters of a text that the program itself could have kept."""

_HIGHEST = 10**9


def _text(kept: dict[str, Any], key: str) -> str:
    value = kept.get(key)
    if not isinstance(value, str) or len(value) > _LONGEST or _SURROGATES.search(value):
        return ""
    return value


def _count(kept: dict[str, Any], key: str) -> int:
    value = kept.get(key)
    return min(max(value, 0), _HIGHEST) if isinstance(value, int) else 0


def _columns(kept: object) -> dict[str, ColumnShape]:
    found = {}
    for name, shape in kept.items() if isinstance(kept, dict) else ():
        if name in {"sources", "side"} and isinstance(shape, dict):
            share = min(_count(shape, "share"), WIDEST)
            found[name] = ColumnShape(share, shape.get("hidden") is True)
    return found


_SURROGATES = re.compile("[\ud800-\udfff]")
"""What JSON can hold and no database or terminal takes."""
