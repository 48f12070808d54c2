"""``settings.toml``: where it is, and reading it within bounds; its tables are read elsewhere."""

from __future__ import annotations

from errno import EFBIG, EINVAL
from pathlib import Path

SETTINGS_FILE = "settings.toml"
ARCHIVES = "archives"
"""The table of archives in it."""

LARGEST = 65_536
"""Bytes of the largest file of settings that is read."""


def config_dir() -> Path:
    """Return the folder of the user's settings: the system's place for them."""
    # Imported where it is needed, so that importing this module costs the first paint nothing.
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("idlib-tui", appauthor=False)


def read_small(file: Path) -> str:
    """Read a file that a program or a person keeps by hand.

    Raises:
        OSError: It cannot be read, is no plain file, or is larger than any such file.
        UnicodeDecodeError: It is no UTF-8.
    """
    # Not a pipe, which would be waited for.
    if file.exists() and not file.is_file():
        raise OSError(EINVAL, "it is no plain file", str(file))
    with file.open("rb") as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(EFBIG, "it is too large", str(file))
    return content.decode("utf-8")
