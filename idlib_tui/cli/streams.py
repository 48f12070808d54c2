"""The standard streams as a program may get them: closed, full, or a pipe that nobody reads.

What cannot be written to standard output is an error. What cannot be written to standard error is
lost, because there is nowhere left to say so.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Protocol, TextIO

from idlib_tui.errors import IdlibError


class OutputError(IdlibError):
    """Standard output cannot be written: the device is full, or it was closed."""


class PipeClosedError(Exception):
    """Whoever reads standard output has seen enough; that is no failure."""


class Stream(Protocol):
    """As much of a text stream as is needed here."""

    def write(self, text: str, /) -> object:
        """Write a text, or keep it to be written."""

    def flush(self) -> object:
        """Write what was kept."""

    def isatty(self) -> bool:
        """Return whether it is a terminal."""


class DataStream:
    """Standard output.

    Raises:
        OutputError: From ``write`` and ``flush``: it cannot be written.
        PipeClosedError: From ``write`` and ``flush``: nobody reads it any more.
    """

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write a text, or keep it to be written."""
        try:
            self._stream.write(text)
        except (OSError, ValueError) as error:
            raise _as_output_error(error) from error

    def flush(self) -> None:
        """Write what was kept."""
        try:
            self._stream.flush()
        except (OSError, ValueError) as error:
            raise _as_output_error(error) from error

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return is_terminal(self._stream)


class NarrationStream:
    """Standard error; what cannot be written is lost."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write a text."""
        with suppress(OSError, ValueError):
            self._stream.write(text)

    def flush(self) -> None:
        """Write what was kept."""
        with suppress(OSError, ValueError):
            self._stream.flush()

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return is_terminal(self._stream)


def is_terminal(stream: Stream | None) -> bool:
    """Return whether a stream is a terminal; one that is closed or missing is none."""
    try:
        return stream is not None and stream.isatty()
    except (OSError, ValueError):
        return False


def open_missing() -> None:
    """Open standard streams that the program was started without (``>&-``).

    The next file to be opened would get the number of a closed stream, and what is meant for the
    user would be written into it. In place of standard input and output stands a device that fails
    as a closed stream does; in place of standard error, one that takes everything.
    """
    for number, name, flags in (
        (0, "stdin", os.O_WRONLY),
        (1, "stdout", os.O_RDONLY),
        (2, "stderr", os.O_RDWR),
    ):
        if getattr(sys, name) is None:
            stream = _stand_in(number, "w" if number else "r", flags)
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)


def settle() -> None:
    """Flush the standard streams for the last time, so that Python has nothing to complain of."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            _discard(stream)


def _stand_in(number: int, mode: str, flags: int) -> TextIO:
    opened = os.open(os.devnull, flags)
    try:
        os.fstat(number)
    except OSError:
        os.dup2(opened, number)
        os.close(opened)
        opened = number
    if opened == number:
        os.set_inheritable(opened, True)
    return open(opened, mode, encoding="utf-8", errors="replace", closefd=False)  # type: ignore[return-value]


def _discard(stream: TextIO) -> None:
    """Let a stream lead nowhere: Python tries once more when it ends, and complains."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _as_output_error(error: OSError | ValueError) -> Exception:
    if isinstance(error, BrokenPipeError):
        return PipeClosedError()
    why = error.strerror if isinstance(error, OSError) else str(error)
    return OutputError(f"Standard output cannot be written: {why}.")
