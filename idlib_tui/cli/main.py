"""From the command line to an exit status."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from idlib_tui.cli.output import Output
from idlib_tui.cli.session import Session, can_show_reader
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import IdlibError, QueryError, StoryError, UnknownArticleError
from idlib_tui.workspace import find_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_STATUS_OF_ERROR: tuple[tuple[type[IdlibError], ExitStatus], ...] = (
    (UnknownArticleError, ExitStatus.NOTHING_FOUND),
    (QueryError, ExitStatus.USAGE),
    (StoryError, ExitStatus.USAGE),
    (IdlibError, ExitStatus.WORKSPACE),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments without the program's name; those of the process by default.

    Returns:
        The exit status: an ``ExitStatus``, or what the reader ends with.

    Raises:
        SystemExit: The arguments are wrong (2), or only help or the version was asked for (0).
    """
    argv = sys.argv[1:] if argv is None else argv
    output = Output.standard(sys.stdout, sys.stderr)
    try:
        # The usual way in, and the one that should paint at once, needs no parser.
        status = _run(argv, output) if argv else open_reader(None, output)
        output.data.flush()
    except IdlibError as error:
        output.say(str(error))
        return next(status for kind, status in _STATUS_OF_ERROR if isinstance(error, kind))
    except BrokenPipeError:
        # The reader of the pipe has seen enough; Python would complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.OK
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    return status


def _run(argv: Sequence[str], output: Output) -> int:
    from idlib_tui.cli.registry import build_parser  # noqa: PLC0415 - see main

    arguments = build_parser().parse_args(argv)
    explicit: Path | None = getattr(arguments, "workspace", None)
    if arguments.command is None:
        return open_reader(explicit, output)
    status: ExitStatus = arguments.command.run(arguments, Session(output, explicit))
    return status


def open_reader(explicit: Path | None, output: Output) -> int:
    """Open the reader, where there is a terminal for it."""
    if not can_show_reader(os.environ.get("TERM")):
        output.say(
            "The reader needs a terminal. In a script use a command, such as `idlib-tui articles` "
            "or `idlib-tui chronology --json`; `idlib-tui --help` lists them."
        )
        return ExitStatus.USAGE
    found = find_workspace(explicit)
    from idlib_tui.tui.app import run  # noqa: PLC0415 - Textual is for the reader only

    return run(found.workspace, found.notice)
