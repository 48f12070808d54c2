"""Writing a file so that a crash, a full disk or a second writer never leaves half of it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, text: str, *, replace: bool = True) -> None:
    """Write a UTF-8 file whole or not at all.

    The text goes to a temporary file in the same folder, reaches the disk, and only then takes the
    name. The folder is made where it is missing.

    Args:
        path: The file.
        text: Its whole content.
        replace: Whether an existing file may be replaced.

    Raises:
        FileExistsError: The file exists and ``replace`` is False; it is left as it was.
        OSError: The folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            temporary.replace(path)
        else:
            # A hard link fails if the name is taken, with no moment in which another can take it.
            path.hardlink_to(temporary)
    finally:
        with contextlib.suppress(FileNotFoundError):
            temporary.unlink()
