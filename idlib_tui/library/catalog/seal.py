"""The seal of the catalog: a signed digest of its file, so that no damage goes unnoticed.

The catalog is written through SQLite's write-ahead log, whose frames have checksums of their own.
The log is checkpointed explicitly, and each time the digest of the resulting pages is written
*before* the first page moves. So at every moment, even if a process is killed, the file and its log
can be compared with their expected contents. The seal is signed: a catalog from another machine,
or one that somebody manipulated, is trusted no more than a damaged one.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import stat
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from idlib_tui.files import read_regular, write_atomically
from idlib_tui.library.catalog.held_file import HeldFile
from idlib_tui.library.catalog.pages import PagesError, digest, digest_after_checkpoint
from idlib_tui.library.keys import sign

_LARGEST = 10_000
_TICKS = 5
_TICK = 0.005
"""Seconds; the resolution of the clock of nearly every file system."""

Signs = tuple[int, int, int, int]
"""Size, time of modification, time of change, inode: together they show that a file is unchanged
without reading it."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The contents of the seal.

    Attributes:
        total: The digest of the file.
        following: While the log is being checkpointed, the digest that results; "" if that is
            unknown; None otherwise.
        signs: The metadata of the file when it had the digest ``total``.
        fresh: The file was so new that a later change may not show in its metadata.
    """

    total: int
    following: int | str | None
    signs: Signs
    fresh: bool = False


class Sealed:
    """The file of one catalog, with its seal.

    Attributes:
        path: The catalog.
        wal: Its write-ahead log.
        file: The seal.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.wal = Path(f"{path}-wal")
        self.file = path.with_suffix(".seal")
        self._catalog = HeldFile(path)
        self._good: Signs | None = None

    def release(self) -> None:
        """Close the file, once no connection to it is open."""
        self._catalog.close()

    def clean(self) -> bool:
        """Check quickly whether the file is as sealed, and the log is empty."""
        return self.untouched() and not self.unmoved()

    def unmoved(self) -> int:
        """Return the size of the log that is still to be checkpointed."""
        try:
            return self.wal.stat().st_size
        except OSError:
            return 0

    def untouched(self) -> bool:
        """Check quickly whether the file is unchanged since it was last compared.

        Raises:
            OSError: The file is missing or cannot be accessed.
        """
        signs = _signs(self.path)
        if signs == self._good:
            return True
        seal = self._load()
        if seal is None or seal.fresh or seal.following is not None or seal.signs != signs:
            return False
        self._good = signs
        return True

    def intact(self) -> bool:
        """Check whether the file is as sealed, by its contents unless its metadata are known.

        While another process checkpoints its log there is nothing to compare with; what it does is
        assumed to be correct.

        Raises:
            OSError: The file is missing or cannot be read.
        """
        if self.untouched():
            return True
        for _ in range(_TICKS):
            signs, seal = _signs(self.path), self._load()
            if seal is None:
                return False
            if seal.following is not None:
                return True
            same = digest(self._catalog) == seal.total
            # The answer, unless a writer was active meanwhile.
            if self._load() == seal and _signs(self.path) == signs:
                if same:
                    self._good = signs
                return same
        return True

    def compare(self) -> bool:
        """Check whether the contents of the file are as sealed, whatever its metadata.

        Raises:
            OSError: It cannot be read.
        """
        self._good = None
        seal = self._load()
        return seal is not None and (
            seal.following is not None or digest(self._catalog) == seal.total
        )

    def begin(self) -> None:
        """Seal a catalog that was just created. Its log must be empty."""
        self._save(Seal(digest(self._catalog), None, _signs(self.path)))

    def settle(self, connect: Callable[[], sqlite3.Connection]) -> bool:
        """Checkpoint the log of a process that ended, and seal the file. Needs the lock.

        Args:
            connect: Opens the file; called only once it is known to be as sealed.

        Returns:
            False if the file is not as it was sealed.

        Raises:
            OSError, sqlite3.Error: The files cannot be read or written.
        """
        seal = self._load()
        if seal is None or seal.following == "":
            return False
        expected = None
        if seal.following is None:
            known = self.untouched()
            if not known and not self.intact():
                return False
            if not self.unmoved():
                if not known:
                    self._save(replace(seal, signs=_signs(self.path)))
                return True
            # Frames of a killed process: SQLite verifies them by their checksums.
            self._save(replace(seal, following=""))
        else:
            expected = int(seal.following)
        with closing(connect()) as connection:
            return self._move(connection, expected)

    def move(self, connection: sqlite3.Connection) -> bool:
        """Checkpoint the log that this process wrote, and seal the file. Needs the lock.

        Returns:
            False if the file is not as it was sealed.

        Raises:
            OSError, sqlite3.Error: The files cannot be read or written.
        """
        if not self.unmoved():
            return self.intact()
        seal = self._load()
        if seal is None or (seal.following is None and not self.intact()):
            return False
        if seal.following is not None:
            # A reader delayed the last attempt, so the file may have either digest.
            return self._move(connection, None)
        try:
            following = digest_after_checkpoint(self._catalog, self.wal, seal.total)
        except PagesError:
            return False
        self._save(replace(seal, following=following))
        return self._move(connection, following, known=True)

    def break_(self) -> None:
        """Remove the seal, so that nobody trusts the file any more."""
        self._good = None
        with contextlib.suppress(OSError):
            self.file.unlink()

    def _move(
        self, connection: sqlite3.Connection, expected: int | None, *, known: bool = False
    ) -> bool:
        """Checkpoint the log and seal the file; verify it, unless it is certainly correct."""
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            return True
        total = expected if known and expected is not None else digest(self._catalog)
        if expected is not None and total != expected:
            return False
        self._save(Seal(total, None, _signs(self.path)))
        return True

    def _load(self) -> Seal | None:
        """Read the seal; None if there is none that we made."""
        try:
            signature, _, content = read_regular(self.file, _LARGEST).decode().partition("\n")
            if signature != sign(content.encode()):
                return None
            total, following, signs = json.loads(content)
            newer = self.file.lstat().st_mtime_ns > signs[1]
            return Seal(total, following, tuple(signs), fresh=not newer)
        except (OSError, ValueError, TypeError):
            return None

    def _save(self, seal: Seal) -> None:
        content = json.dumps([seal.total, seal.following, seal.signs])
        for _ in range(_TICKS):
            write_atomically(self.file, f"{sign(content.encode())}\n{content}")
            # A later change must get another modification time than the file has now.
            if self.file.lstat().st_mtime_ns > seal.signs[1]:
                break
            time.sleep(_TICK)
        self._good = None


def _signs(path: Path) -> Signs:
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise FileNotFoundError(f"{path} is no file")
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
