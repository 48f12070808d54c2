"""Limits on what is read from a file, so that none takes minutes or gigabytes."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from idlib_tui.ingest.formats.raw import FormatError

if TYPE_CHECKING:
    from typing import Self

MAX_ARTICLES = 5_000
"""The maximum number of articles in one file."""
MAX_PAGE_BYTES = 5_000_000
"""The maximum size of a web page; the largest on news sites have one million."""
MAX_MEMBER_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 100_000_000
"""The maximum size of a compressed file after unpacking."""
MAX_MEMBERS = 10_000
MAX_SECONDS = 60.0


class Deadline:
    """A time limit for reading, checked between parts of a file."""

    def __init__(self, seconds: float = MAX_SECONDS) -> None:
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Check the time.

        Raises:
            FormatError: The time is over.
        """
        if time.monotonic() > self._end:
            raise FormatError("It takes too long to read.")


class Package:
    """A ZIP archive whose members are read within limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise FormatError("The archive is damaged.") from error
        members = self._archive.infolist()
        if len(members) > MAX_MEMBERS:
            raise FormatError(f"It holds {len(members):,} files, more than the limit.")
        if sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
            raise FormatError("It would be too large when unpacked.")
        self.names = frozenset(member.filename for member in members)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def read(self, name: str) -> bytes:
        """Unpack a member.

        Raises:
            FormatError: It is missing, damaged, or larger than declared.
        """
        try:
            with self._archive.open(name) as member:
                data = member.read(MAX_MEMBER_BYTES + 1)
        except (KeyError, RuntimeError, OSError, ValueError, zipfile.BadZipFile, EOFError) as error:
            raise FormatError(f"A part of it cannot be unpacked: {name}.") from error
        except Exception as error:  # zlib.error and the like have no common base
            raise FormatError(f"A part of it is damaged: {name}.") from error
        if len(data) > MAX_MEMBER_BYTES:
            raise FormatError(f"A part of it is too large: {name}.")
        return data
