"""One writer at a time: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from idlib_tui.errors import LibraryError

if sys.platform == "win32":
    import msvcrt

    # Windows locks ranges of bytes; this one lies behind the process id, which stays readable.
    _BYTE = 64

    def _acquire(file: BinaryIO) -> None:
        file.seek(_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(file: BinaryIO) -> None:
        file.seek(_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _acquire(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file while the block runs.

    The file stays behind: only the lock on it counts, and a killed process leaves none.

    Raises:
        LibraryError: Another process, or another thread of this one, holds it.
    """
    try:
        file = path.open("r+b" if path.exists() else "w+b")
    except OSError as error:
        raise LibraryError(f"{path} cannot be written: {error.strerror}.") from error
    with file:
        try:
            _acquire(file)
        except OSError:
            holder = file.read(32).decode("ascii", "replace").strip() or "unknown"
            raise LibraryError(
                f"Another process (pid {holder}) is updating {path.parent}. "
                "Wait until it is done, or end it."
            ) from None
        try:
            file.seek(0)
            file.write(f"{os.getpid():<32}".encode())
            file.flush()
            yield
        finally:
            _release(file)
