"""A file that is read beside SQLite, and stays open as long as SQLite may have it open."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import BinaryIO


class HeldFile:
    """The catalog, read without SQLite.

    When a process closes a file, POSIX drops all locks that the process has on it, through
    whichever descriptor (https://www.sqlite.org/howtocorrupt.html, section 2.2). SQLite's would be
    among them, and another process that closes the catalog then takes itself for the last one and
    checkpoints the log, which is not sealed. So the file is opened once, and closed only after
    SQLite's connections.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._file: BinaryIO | None = None

    def read(self, offset: int, size: int) -> bytes:
        """Read some bytes of the file that has the path now; fewer at its end.

        Raises:
            OSError: It cannot be opened or read.
        """
        with self._lock:
            file = self._opened()
            file.seek(offset)
            return file.read(size)

    def size(self) -> int:
        """Return its length in bytes.

        Raises:
            OSError: It cannot be opened.
        """
        with self._lock:
            return os.fstat(self._opened().fileno()).st_size

    def close(self) -> None:
        """Close it, once no connection is open; it is opened again when it is read."""
        with self._lock:
            if self._file is not None:
                self._file.close()
            self._file = None

    def _opened(self) -> BinaryIO:
        now = self.path.lstat()
        if self._file is not None and not os.path.samestat(os.fstat(self._file.fileno()), now):
            # Another one has the path, and no connection that is used is to the former.
            self._file.close()
            self._file = None
        if self._file is None:
            self._file = self.path.open("rb", buffering=0)
        return self._file
