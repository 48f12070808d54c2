"""One writer at a time: a lock that the operating system releases when its holder dies."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from idlib_tui.errors import LibraryError
from idlib_tui.files import read_regular


class LockedError(LibraryError):
    """Another process, or another thread of this one, is writing."""


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Hold a lock file while the block runs; a file beside it names the holder.

    Both files stay: only the lock counts, and the system releases that of a killed process.

    Raises:
        LockedError: Another process, or another thread of this one, holds it.
        LibraryError: The file cannot be written.
    """
    # A late import: it takes a moment, and most operations need no lock.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    holder = path.with_name(f"{path.name}.pid")
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise LockedError(
            f"Another process (pid {_read(holder)}) is updating {path.parent}. "
            "Wait until it is done, or end it."
        ) from None
    except OSError as error:
        raise LibraryError(f"{path} cannot be written: {error.strerror}.") from error
    try:
        # The name of the holder is a convenience; on a full disk it is not written.
        with contextlib.suppress(OSError):
            _write(holder, f"{os.getpid()}\n")
        yield
    finally:
        lock.release()


def _write(holder: Path, text: str) -> None:
    # A link here may lead anywhere, and a pipe may block for ever.
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(holder, flags, 0o666), "w", encoding="ascii") as file:
        file.write(text)


def _read(holder: Path) -> str:
    try:
        digits = read_regular(holder, 32).decode("ascii", "replace").strip()
    except OSError:
        return "unknown"
    return digits if digits.isdigit() else "unknown"
