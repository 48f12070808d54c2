"""Unexpected errors: shown in one sentence, with the details in the user's log file.

A command ends with that sentence. In the reader, the failed task shows it and everything else
stays usable.
"""

from __future__ import annotations

import platform
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from idlib_tui import __version__
from idlib_tui.errors import IdlibError
from idlib_tui.safe_text import one_line, safe_lines

LONGEST_CAUSE = 160
"""Characters of the cause that are shown; some libraries include whole documents."""

LONGEST_ENTRY = 20_000
"""Characters of one entry of the log."""

LARGEST_LOG = 500_000
"""Size in bytes from which a log is rotated to ``errors.log.1``, replacing the previous one."""

_logged: set[str] = set()
"""The entries written by this process: a pane that fails at every repaint is logged once."""


class UnexpectedError(IdlibError):
    """A task failed in a way that no code expected; usually a bug."""


def displayable(task: str, error: BaseException) -> IdlibError:
    """Convert a failure to an error with a displayable message, and log the details.

    Args:
        task: What failed, as the user would name it: "search".
        error: Why. An ``IdlibError`` says enough by itself and is returned as it is.

    Returns:
        An error whose text is one or two sentences, safe to show.
    """
    if isinstance(error, IdlibError):
        return error
    failure = UnexpectedError(f"“{task}” failed: {_cause(error)} {_log(task, error)}")
    failure.__cause__ = error
    return failure


def log_file() -> Path:
    """Return the path of the log file; neither it nor its folder need exist."""
    # Imported here because nothing else needs it before the first paint.
    from platformdirs import user_log_path  # noqa: PLC0415

    return user_log_path("idlib-tui", appauthor=False) / "errors.log"


def _cause(error: BaseException) -> str:
    if isinstance(error, MemoryError):
        return "there is not enough memory."
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename is not None else ""
        return _shortened(f"{where}{error.strerror}") + "."
    name = type(error).__name__
    text = _text(error)
    return _shortened(f"{name}: {text}" if text else name) + ". This is a mistake in the program."


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - an exception of a library may fail to format itself
        return ""


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST_CAUSE else line[:LONGEST_CAUSE] + "…"


def _log(task: str, error: BaseException) -> str:
    """Log the details. Returns a sentence that says where they are, or why they were not logged."""
    try:
        file = log_file()
    except Exception as trouble:  # noqa: BLE001 - for example, without a home folder
        return f"No folder for the details was found ({_shortened(str(trouble))})."
    try:
        _append(file, task, error)
    except OSError as trouble:
        return f"The details could not be written to {file} ({trouble.strerror or trouble})."
    except Exception as trouble:  # noqa: BLE001 - the last resort must not fail
        return f"The details could not be written to {file} ({type(trouble).__name__})."
    return f"The details are in {file}."


def _append(file: Path, task: str, error: BaseException) -> None:
    details = safe_lines("".join(traceback.format_exception(error)))
    if len(details) > LONGEST_ENTRY:
        half = LONGEST_ENTRY // 2
        details = f"{details[:half]}\n…\n{details[-half:]}"
    if details in _logged:
        return
    if not file.is_absolute():
        raise OSError(0, "there is no home folder")
    python = f"Python {platform.python_version()} on {sys.platform}"
    now = datetime.now(UTC).isoformat(timespec="seconds")
    head = f"{now} idlib-tui {__version__}, {python}: {one_line(task)}"
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size > LARGEST_LOG:
        file.replace(file.with_name(file.name + ".1"))
    with file.open("a", encoding="utf-8", errors="replace") as log:
        log.write(f"{head}\n{details}\n")
    _logged.add(details)
