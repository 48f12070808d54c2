"""Digests over all pages of SQLite's files, updated for the pages that change."""

from __future__ import annotations

import struct
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from idlib_tui.library.catalog.held_file import HeldFile

PAGE = 4096
"""Bytes per page; ours all have SQLite's usual size."""

_DIGEST = 16
_MODULUS = 1 << (8 * _DIGEST)
_PAGES_AT_ONCE = 256
_BLANK = bytes(PAGE)

# https://www.sqlite.org/fileformat2.html#walformat
_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = (0x377F0682, 0x377F0683)


class PagesError(Exception):
    """The files do not have the form in which this program leaves them."""


def digest(file: HeldFile) -> int:
    """Add up the digests of all pages of a database, each of which includes the page's number.

    Raises:
        OSError: The file cannot be read.
    """
    total = 0
    number = 1
    while block := file.read((number - 1) * PAGE, PAGE * _PAGES_AT_ONCE):
        for start in range(0, len(block), PAGE):
            total += _page_digest(number, block[start : start + PAGE])
            number += 1
    return total % _MODULUS


def digest_after_checkpoint(file: HeldFile, wal: Path, total: int) -> int:
    """Compute the digest that a database will have once its write-ahead log is checkpointed.

    Only the changed pages are read. The log must have been written by this process, so that
    its frames need no verification.

    Args:
        file: The database.
        wal: Its log, no part of which was checkpointed yet.
        total: The current digest of the database.

    Raises:
        PagesError: The log is not as expected.
        OSError: A file cannot be read.
    """
    with wal.open("rb") as log:
        last_of_page, pages = _committed(log.read(_HEADER.size), log)
        if not last_of_page:
            return total
        before = file.size() // PAGE
        for number, offset in last_of_page.items():
            if number <= before:
                total -= _page_digest(number, file.read((number - 1) * PAGE, PAGE))
            if number <= pages:
                log.seek(offset)
                total += _page_digest(number, log.read(PAGE))
        for number in range(pages + 1, before + 1):
            if number not in last_of_page:
                total -= _page_digest(number, file.read((number - 1) * PAGE, PAGE))
    return total % _MODULUS


def _committed(header: bytes, log: BinaryIO) -> tuple[dict[int, int], int]:
    """Locate the last committed content of each page in a log; also return the number of pages."""
    if len(header) < _HEADER.size:
        return {}, 0
    magic, _, size, _, *salts, _, _ = _HEADER.unpack(header)
    if magic not in _MAGIC or size != PAGE:
        raise PagesError("a write-ahead log of another kind")
    committed: dict[int, int] = {}
    waiting: dict[int, int] = {}
    pages = 0
    offset = _HEADER.size
    while len(head := log.read(_FRAME.size)) == _FRAME.size:
        number, pages_then, *frame_salts, _, _ = _FRAME.unpack(head)
        if frame_salts != salts:
            # Left over from before the log was reset.
            break
        offset += _FRAME.size
        waiting[number] = offset
        if pages_then:
            committed |= waiting
            waiting = {}
            pages = pages_then
        offset = log.seek(offset + PAGE)
    return committed, pages


def _page_digest(number: int, page: bytes) -> int:
    # SQLite leaves one page of large databases unwritten, which reads as zeros.
    if page == _BLANK:
        return 0
    salt = number.to_bytes(_DIGEST)
    return int.from_bytes(blake2b(page, digest_size=_DIGEST, salt=salt).digest())
