"""The files in ``seeds/``, compared with those in the catalog."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from idlib_tui.errors import LibraryError
from idlib_tui.files import stat_regular
from idlib_tui.ingest import article_files
from idlib_tui.library.catalog import fingerprints
from idlib_tui.library.words import well_formed
from idlib_tui.workspace import Workspace

_FRESH_NS = 2_000_000_000
"""The age in ns below which a file may change again within the same tick of its clock: two seconds
is the coarsest resolution of file systems in use (FAT)."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as the scan found it."""

    file: str
    path: Path
    size: int
    mtime_ns: int
    fresh: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A file as the catalog has it."""

    size: int
    mtime_ns: int
    hash: str
    read_with: str
    recheck: int

    def same_file(self, seen: Seen) -> bool:
        """Check whether a file is certainly unchanged."""
        return not self.recheck and (self.size, self.mtime_ns) == (seen.size, seen.mtime_ns)


def scan(workspace: Workspace) -> Iterator[Seen]:
    """List the files of a workspace in order, with the metadata that show changes.

    Raises:
        LibraryError: The folder cannot be listed.
    """
    now = time.time_ns()
    try:
        for path in article_files(workspace):
            file = name_of(path, workspace.seeds)
            try:
                stat = stat_regular(path, links_within=workspace.seeds)
            except OSError:
                # A link that is not followed, a pipe, or removed meanwhile: reading reports why.
                yield Seen(file, path, -1, 0, fresh=False)
                continue
            fresh = stat.st_mtime_ns > now - _FRESH_NS
            yield Seen(file, path, stat.st_size, stat.st_mtime_ns, fresh)
    except OSError as error:
        raise LibraryError(f"{workspace.seeds} cannot be listed: {error}") from error


def name_of(path: Path, seeds: Path) -> str:
    """Return a file's path below ``seeds``, in characters that can be stored."""
    return well_formed(path.as_posix().removeprefix(f"{seeds.as_posix()}/"))


def is_complete(connection: sqlite3.Connection, workspace: Workspace) -> bool:
    """Check whether the last sync ended, with the current rules and story."""
    return meta(connection, "complete") == fingerprints.all_rules(workspace.story())


def changed_since(connection: sqlite3.Connection, workspace: Workspace) -> bool:
    """Check whether files were added, removed, or changed in size or time."""
    known = {file: (one.size, one.mtime_ns) for file, one in known_files(connection).items()}
    return known != {one.file: (one.size, one.mtime_ns) for one in scan(workspace)}


def known_files(connection: sqlite3.Connection) -> dict[str, Known]:
    """List the files as the catalog last saw them."""
    found = connection.execute("SELECT file, size, mtime_ns, hash, read_with, recheck FROM files")
    return {file: Known(*values) for file, *values in found}


def meta(connection: sqlite3.Connection, key: str) -> str | None:
    """Read a value from the library's metadata."""
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Write a value to the library's metadata."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
