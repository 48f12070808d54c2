"""What the user prefers: ``settings.toml``, written by hand; ``state.json``, by the program.

Two files, so that the program never rewrites what a person has written and commented.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from idlib_tui.files import write_atomically

SETTINGS_FILE = "settings.toml"
STATE_FILE = "state.json"


def config_dir() -> Path:
    """The folder for both files: the system's place for a user's settings."""
    # Imported where it is needed, so that importing this module costs the first paint nothing.
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("idlib-tui", appauthor=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the reader remembers between runs.

    Attributes:
        folder: Where the files are.
        theme: The theme's name; "" for the program's choice.
        keymap: Command id -> key, from the ``[keys]`` table of ``settings.toml``.
        complaints: One sentence for each thing in the files that cannot be right.
    """

    folder: Path
    theme: str = ""
    keymap: Mapping[str, str] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> Settings:
        """Read both files. What cannot be read is left out, with a complaint; never raises."""
        state = _read_state(folder / STATE_FILE)
        keymap, complaints = _read_keymap(folder / SETTINGS_FILE)
        theme = state.get("theme")
        return cls(folder, theme if isinstance(theme, str) else "", keymap, tuple(complaints))

    def with_theme(self, theme: str) -> Settings:
        """Remember a theme, on disk too. A folder that cannot be written costs only the memory."""
        with contextlib.suppress(OSError):
            write_atomically(self.folder / STATE_FILE, json.dumps({"theme": theme}) + "\n")
        return replace(self, theme=theme)


def _read_state(file: Path) -> dict[str, Any]:
    """Read what the program keeps; it holds nothing that could not be chosen again."""
    try:
        state = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def _read_keymap(file: Path) -> tuple[dict[str, str], list[str]]:
    """Read the ``[keys]`` table and say what is wrong with the file, if anything is."""
    try:
        written = file.read_text("utf-8")
    except FileNotFoundError:
        return {}, []
    except (OSError, UnicodeDecodeError) as error:
        return {}, [f"{file}: cannot be read ({error})."]

    import tomllib  # noqa: PLC0415 - most users have no such file

    try:
        document = tomllib.loads(written)
    except tomllib.TOMLDecodeError as error:
        return {}, [f"{file}: {error}. The file is ignored until it is mended."]
    complaints = [
        f"{file}: unknown key {key!r}; only a [keys] table is known."
        for key in document
        if key != "keys"
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
