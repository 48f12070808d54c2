"""Files whose blocks are verified by checksum when they are read.

So no damaged byte is ever used, and blocks that are not read cost nothing.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BLOCK = 16 * 1024
"""Bytes per checksum, and so the least that a random access reads."""

_DIGEST = 16
"""Bytes of a checksum; long enough that nobody can construct another block with the same."""

_KEPT = 8
"""Verified blocks cached for each open file; the index of a file is read again and again."""


SHORTAGES = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
"""Errors on reading that do not mean that the file is damaged."""


class DamagedFileError(Exception):
    """A file differs from its checksums, or cannot be read."""


@dataclass(frozen=True, slots=True)
class Checksums:
    """The expected contents of a file.

    Attributes:
        size: In bytes.
        digests: The checksums of its blocks, concatenated.
    """

    size: int
    digests: bytes

    def digest(self, block: int) -> bytes:
        """Return the checksum of one block, counted from 0."""
        return self.digests[block * _DIGEST : (block + 1) * _DIGEST]


def checksums(path: Path) -> Checksums:
    """Compute the checksums of a file.

    Raises:
        OSError: It cannot be read.
    """
    digests = []
    size = 0
    with path.open("rb", buffering=0) as file:
        for block in _blocks(file):
            size += len(block)
            digests.append(_digest(block))
    return Checksums(size, b"".join(digests))


def has_size(path: Path, wanted: Checksums) -> bool:
    """Check whether a regular file of this size exists, without reading it."""
    try:
        found = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == wanted.size


def is_whole(path: Path, wanted: Checksums) -> bool:
    """Check whether a file has the expected contents, by reading all of it."""
    try:
        return has_size(path, wanted) and checksums(path) == wanted
    except OSError:
        return False


def open_verified(path: Path, wanted: Checksums) -> io.BufferedReader:
    """Open a file; reading from it raises ``DamagedFileError`` if it differs.

    Raises:
        DamagedFileError: It is missing, cannot be read, or has another size.
        OSError: There is a shortage of memory or of open files.
    """
    return io.BufferedReader(_VerifiedFile(path, wanted), BLOCK)


class _VerifiedFile(io.RawIOBase):
    def __init__(self, path: Path, wanted: Checksums) -> None:
        super().__init__()
        if not has_size(path, wanted):
            raise DamagedFileError(f"{path} is gone, or not of the size it had")
        try:
            self._file = path.open("rb", buffering=0)
        except OSError as error:
            raise _unreadable(path, error) from error
        self._path = path
        self._wanted = wanted
        self._at = 0
        self._kept: dict[int, bytes] = {}

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._wanted.size}[whence]
        if base + offset < 0:
            raise DamagedFileError(f"{self._path} points before its start")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer up to the end of a block."""
        into = memoryview(buffer).cast("B")
        if self._at >= self._wanted.size:
            return 0
        number, offset = divmod(self._at, BLOCK)
        data = self._block(number)[offset : offset + len(into)]
        into[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _block(self, number: int) -> bytes:
        block = self._kept.get(number)
        if block is not None:
            return block
        try:
            self._file.seek(number * BLOCK)
            block = next(_blocks(self._file), b"")
        except OSError as error:
            raise _unreadable(self._path, error) from error
        if _digest(block) != self._wanted.digest(number):
            raise DamagedFileError(f"{self._path} is damaged in block {number}")
        if len(self._kept) == _KEPT:
            del self._kept[next(iter(self._kept))]
        self._kept[number] = block
        return block

    def close(self) -> None:
        if not self.closed and hasattr(self, "_file"):
            self._file.close()
        super().close()


def _blocks(file: io.FileIO) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        # A network file system may return fewer bytes than requested before the end.
        while len(block) < BLOCK and (more := file.read(BLOCK - len(block))):
            block += more
        yield block


def _digest(block: bytes) -> bytes:
    return hashlib.sha256(block).digest()[:_DIGEST]


def _unreadable(path: Path, error: OSError) -> Exception:
    if error.errno in SHORTAGES:
        return error
    return DamagedFileError(f"{path} cannot be read: {error.strerror}")
