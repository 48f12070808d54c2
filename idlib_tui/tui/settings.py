"""What the user prefers: ``settings.toml``, written by hand; ``state.json``, by the program.

Two files, so that the program never rewrites what a person has written and commented.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from idlib_tui.files import write_atomically
from idlib_tui.settings_file import ARCHIVES, SETTINGS_FILE, read_small

STATE_FILE = "state.json"

LONGEST_COMPLAINT = 300

MOST_COMPLAINTS = 3
"""Complaints shown at the start; more would not fit."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the reader remembers between runs.

    Attributes:
        folder: Where the files are.
        theme: The theme's name; "" for the program's choice.
        keymap: Command id -> key, from the ``[keys]`` table of ``settings.toml``.
        toured: Whether the tour of the first start was seen.
        complaints: One sentence for each thing in the files that cannot be right.
    """

    folder: Path
    theme: str = ""
    keymap: Mapping[str, str] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()
    toured: bool = True

    @classmethod
    def load(cls, folder: Path) -> Settings:
        """Read both files. What cannot be read is left out, with a complaint; never raises."""
        state = _read_state(folder / STATE_FILE)
        keymap, complaints = _read_keymap(folder / SETTINGS_FILE)
        theme = state.get("theme")
        chosen = theme if isinstance(theme, str) else ""
        toured = os.path.exists(folder / STATE_FILE)  # noqa: PTH110 - Path.exists may raise
        return cls(folder, chosen, keymap, tuple(complaints), toured)

    def with_theme(self, theme: str) -> Settings:
        """Remember a theme, and that this was not the first start, on disk too.

        A folder that cannot be written costs only the memory.
        """
        import json  # noqa: PLC0415 - not before the first paint

        with contextlib.suppress(OSError):
            write_atomically(self.folder / STATE_FILE, json.dumps({"theme": theme}) + "\n")
        return replace(self, theme=theme, toured=True)


def _read_state(file: Path) -> dict[str, Any]:
    """Read what the program keeps; it holds nothing that could not be chosen again."""
    try:
        written = read_small(file)
        import json  # noqa: PLC0415 - not before the first paint, unless there is something to read

        state = json.loads(written)
    except (OSError, ValueError, RecursionError):
        return {}
    return state if isinstance(state, dict) else {}


def _read_keymap(file: Path) -> tuple[dict[str, str], list[str]]:
    """Read the ``[keys]`` table and say what is wrong with the file, if anything is."""
    try:
        written = read_small(file)
    except FileNotFoundError:
        return {}, []
    except UnicodeDecodeError:
        return {}, [f"{file}: cannot be read (it is no UTF-8)."]
    except OSError as error:
        return {}, [f"{file}: cannot be read ({error.strerror})."]

    import tomllib  # noqa: PLC0415 - most users have no such file

    try:
        document = tomllib.loads(written)
    except (ValueError, RecursionError) as error:
        why = error if isinstance(error, ValueError) else "its tables are nested too deep"
        return {}, [f"{file}: {why}. The file is ignored until it is mended."]
    complaints = [
        f"{file}: unknown key {key!r}; only [keys] and [archives] are known."
        for key in document
        if key not in {"keys", ARCHIVES}
    ]
    keys = document.get("keys", {})
    if not isinstance(keys, dict):
        return {}, [*complaints, f"{file}: [keys] must be a table of command = key."]
    keymap = {}
    for command, key in keys.items():
        if isinstance(key, str):
            keymap[command] = key
        else:
            complaints.append(f"{file}: the key of {command!r} must be written in quotation marks.")
    return keymap, complaints
