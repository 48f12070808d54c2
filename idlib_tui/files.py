"""Reading files that somebody else made, and writing files whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "win32":
    import fcntl

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISLNK, "a link"),
)
# A pipe without a writer must not hold up whoever opens it, nor a terminal become ours.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_NAME_CHARS = 40
"""How much of a file's name its temporary file has, since names have a greatest length."""


class RefusedFileError(OSError):
    """A file that must not be read; ``strerror`` says why, as a clause without a full stop."""


class NotRegularError(RefusedFileError):
    """It is a folder, pipe, socket, device, or a link that must not be followed."""


class TooLargeError(RefusedFileError):
    """It has more bytes than the reader allows."""


def read_regular(path: Path, limit: int, *, links_within: Path | None = None) -> bytes:
    """Read a whole file, however it may have been set up to harm the reader.

    Pipes and devices are not opened, and no more than ``limit`` bytes are read even where the file
    grows meanwhile.

    Args:
        path: The file.
        limit: The most bytes it may have.
        links_within: A folder that a symbolic link may lead to; None follows no link.

    Raises:
        NotRegularError: It is not a regular file, or a link that leads elsewhere.
        TooLargeError: It is larger.
        OSError: It cannot be opened or read.
    """
    with open_regular(path, links_within=links_within) as file:
        size = os.fstat(file.fileno()).st_size
        if size <= limit:
            data = file.read(limit + 1)
            size = max(size, len(data))
        if size > limit:
            raise TooLargeError(
                errno.EFBIG,
                f"it is too large ({_megabytes(size)} MB, and at most {_megabytes(limit)} MB are"
                " read)",
                str(path),
            )
        return data


@contextlib.contextmanager
def open_regular(path: Path, *, links_within: Path | None = None) -> Iterator[BinaryIO]:
    """Open a file for reading unless it is a pipe, a device, or a link that leads elsewhere.

    Raises:
        NotRegularError: It is one of these.
        OSError: It cannot be opened.
    """
    real = _followed(path, links_within)
    # Looked at before it is opened, since opening alone can set a device off; and after, since it
    # may have been exchanged.
    _check_kind(os.lstat(real), path)
    try:
        descriptor = os.open(real, _FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise _refusal("is a link", path) from error
        raise
    with os.fdopen(descriptor, "rb") as file:
        _check_kind(os.fstat(descriptor), path)
        yield file


def stat_regular(path: Path, *, links_within: Path | None = None) -> os.stat_result:
    """Give the size and times of a file that ``open_regular`` would open.

    Raises:
        NotRegularError: It would not.
        OSError: It cannot be found.
    """
    status = os.lstat(_followed(path, links_within))
    _check_kind(status, path)
    return status


def _followed(path: Path, links_within: Path | None) -> Path:
    """Follow a link to where it leads, if that is allowed."""
    if links_within is None or not path.is_symlink():
        return path
    try:
        real = path.resolve(strict=True)
        inside = real.is_relative_to(links_within.resolve())
    except RuntimeError as error:
        # Before Python 3.13, a link that leads back to itself.
        raise _refusal("is a link that leads to itself", path) from error
    if not inside:
        raise _refusal("is a link that leads out of the folder", path)
    return real


def _check_kind(status: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(status.st_mode):
        kinds = (name for test, name in _KINDS if test(status.st_mode))
        raise _refusal(f"is {next(kinds, 'something else')}, not a regular file", path)


def _refusal(why: str, path: Path) -> NotRegularError:
    return NotRegularError(errno.EINVAL, f"it {why}", str(path))


def leads_out(path: Path, folder: Path) -> bool:
    """Return whether a link, or one on the way to it, leads out of a folder, or nowhere."""
    try:
        return not path.resolve(strict=path.is_symlink()).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".removesuffix(".0")


def write_atomically(path: Path, content: str | bytes, *, replace: bool = True) -> None:
    """Write a file whole or not at all.

    The content goes to a temporary file in the same folder, reaches the disk, and only then takes
    the name. The folder is made where it is missing; temporary files that killed writers left are
    removed. A file that is replaced keeps its permissions.

    Args:
        path: The file.
        content: All of it; a text is written as UTF-8.
        replace: Whether an existing file may be replaced.

    Raises:
        FileExistsError: The file exists and ``replace`` is False; it is left as it was.
        OSError: The folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(path)
    data = content.encode("utf-8") if isinstance(content, str) else content
    with _temporary_file(path) as (temporary, file):
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
        if sys.platform == "win32":
            # There, an open file keeps its name.
            file.close()
        if replace:
            with contextlib.suppress(OSError):
                temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            temporary.replace(path)
        else:
            _take_name(temporary, path)


@contextlib.contextmanager
def _temporary_file(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Make a file beside another, locked for as long as somebody writes it, removed at the end."""
    while True:
        prefix = f".{path.name[:_NAME_CHARS]}."
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=prefix, suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            _lock(file)
            # Another writer may have taken it for abandoned before it was locked.
            if not os.fstat(handle).st_nlink:
                continue
            try:
                yield temporary, file
            finally:
                if sys.platform == "win32":
                    file.close()
                with contextlib.suppress(FileNotFoundError):
                    temporary.unlink()
            return


def _take_name(temporary: Path, path: Path) -> None:
    """Give a finished file a name that must be free.

    Raises:
        FileExistsError: It is taken.
    """
    try:
        # A hard link fails if the name is taken, with no moment in which another can take it.
        path.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # Not every file system has hard links. The name is taken first, then filled at once.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        temporary.replace(path)


def _remove_abandoned(path: Path) -> None:
    """Remove the temporary files of writers of this file that were killed."""
    own = re.compile(rf"\.{re.escape(path.name[:_NAME_CHARS])}\.[a-z0-9_]{{8}}\.tmp")
    with contextlib.suppress(OSError):
        for other in path.parent.iterdir():
            if own.fullmatch(other.name):
                with contextlib.suppress(OSError), open_regular(other) as file:
                    if _lock(file):
                        other.unlink()


def _lock(file: BinaryIO) -> bool:
    """Lock an open file. Returns whether that succeeded; a killed process holds no locks."""
    if sys.platform == "win32":
        # There, a file that is open cannot be removed, which comes to the same.
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
