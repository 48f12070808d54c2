"""The seal of the catalog: what its file must look like, so that no damage to it goes unnoticed.

The catalog is written through SQLite's write-ahead log, whose frames carry checksums of their own.
They are moved into the file at moments of our choosing, and each time the digest of its pages is
written beside it *before* the first page moves. So at every moment, whoever is killed, the file and
its log together can be compared with what was meant. The seal is signed: a catalog that another
machine made, or that somebody prepared, is no more trusted than a damaged one.
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
from idlib_tui.library.catalog.pages import PagesError, digest, digest_after_checkpoint
from idlib_tui.library.keys import sign

_LARGEST = 10_000
_TICKS = 5
_TICK = 0.005
"""Seconds in which the clock of nearly every file system goes on."""

Signs = tuple[int, int, int, int]
"""Size, time of modification, time of change, inode: which together tell that a file is the same
without reading it."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What was last written down.

    Attributes:
        total: The digest of the file.
        following: While the log is being moved, what the digest will be; "" if that cannot be
            known; None otherwise.
        signs: Of the file, which were true when it had the digest ``total``.
        fresh: The file was so new that a later change may leave no trace in its signs.
    """

    total: int
    following: int | str | None
    signs: Signs
    fresh: bool = False


class Sealed:
    """The file of one catalog, and its seal beside it.

    Attributes:
        path: The catalog.
        wal: Its write-ahead log.
        file: The seal.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.wal = Path(f"{path}-wal")
        self.file = path.with_suffix(".seal")
        self._good: Signs | None = None

    def clean(self) -> bool:
        """Tell at the cost of a look whether the file is as sealed, and the log is empty."""
        return self.untouched() and not self.unmoved()

    def unmoved(self) -> int:
        """Give the size of the log that is still to be moved into the file."""
        try:
            return self.wal.stat().st_size
        except OSError:
            return 0

    def untouched(self) -> bool:
        """Tell at the cost of a look whether the file is as it was when last compared.

        Raises:
            OSError: The file is gone or cannot be looked at.
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
        """Return whether the file is as sealed, by its contents unless its signs are known.

        While another process moves its log into the file there is nothing to compare with; what
        it does is taken to be right.

        Raises:
            OSError: The file is gone or cannot be read.
        """
        if self.untouched():
            return True
        for _ in range(_TICKS):
            signs, seal = _signs(self.path), self._load()
            if seal is None:
                return False
            if seal.following is not None:
                return True
            same = digest(self.path) == seal.total
            # Unless a writer was at work meanwhile, that is the answer.
            if self._load() == seal and _signs(self.path) == signs:
                if same:
                    self._good = signs
                return same
        return True

    def compare(self) -> bool:
        """Return whether the contents of the file are as sealed, whatever its signs are.

        Raises:
            OSError: It cannot be read.
        """
        self._good = None
        seal = self._load()
        return seal is not None and (seal.following is not None or digest(self.path) == seal.total)

    def begin(self) -> None:
        """Seal a catalog that was just made. Its log must be empty."""
        self._save(Seal(digest(self.path), None, _signs(self.path)))

    def settle(self, connect: Callable[[], sqlite3.Connection]) -> bool:
        """Move the log of a process that ended into the file, and seal that. Needs the lock.

        Args:
            connect: Opens the file, which is done only once it is known to be as sealed.

        Returns:
            False where the file is not as it was sealed.

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
            # Frames of a killed process: SQLite tells which are whole, by their checksums.
            self._save(replace(seal, following=""))
        else:
            expected = int(seal.following)
        with closing(connect()) as connection:
            return self._move(connection, expected)

    def move(self, connection: sqlite3.Connection) -> bool:
        """Move the log that this process wrote into the file, and seal that. Needs the lock.

        Returns:
            False where the file is not as it was sealed.

        Raises:
            OSError, sqlite3.Error: The files cannot be read or written.
        """
        if not self.unmoved():
            return self.intact()
        seal = self._load()
        if seal is None or (seal.following is None and not self.intact()):
            return False
        if seal.following is not None:
            # A reader held the last attempt up, so that the file is of two minds.
            return self._move(connection, None)
        try:
            following = digest_after_checkpoint(self.path, self.wal, seal.total)
        except PagesError:
            return False
        self._save(replace(seal, following=following))
        return self._move(connection, following, known=True)

    def break_(self) -> None:
        """Remove the seal, so that nobody trusts the file again."""
        self._good = None
        with contextlib.suppress(OSError):
            self.file.unlink()

    def _move(
        self, connection: sqlite3.Connection, expected: int | None, *, known: bool = False
    ) -> bool:
        """Move the log and seal the file; compare it with what is expected, unless surely so."""
        busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            return True
        total = expected if known and expected is not None else digest(self.path)
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
            # A change that comes after the seal must get another time than the file has now.
            if self.file.lstat().st_mtime_ns > seal.signs[1]:
                break
            time.sleep(_TICK)
        self._good = None


def _signs(path: Path) -> Signs:
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        raise FileNotFoundError(f"{path} is no file")
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
