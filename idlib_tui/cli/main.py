"""From the command line to an exit status."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from idlib_tui.cli.output import Output
from idlib_tui.cli.session import Session, can_show_reader
from idlib_tui.cli.status import ExitStatus
from idlib_tui.cli.streams import PipeClosedError, open_missing, settle
from idlib_tui.errors import (
    FilterError,
    IdlibError,
    NothingMeantError,
    QueryError,
    StoryError,
    UnknownActorError,
    UnknownArticleError,
)
from idlib_tui.unexpected import displayable
from idlib_tui.workspace import find_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_STATUS_OF_ERROR: tuple[tuple[type[IdlibError], ExitStatus], ...] = (
    (UnknownArticleError, ExitStatus.NOTHING_FOUND),
    (UnknownActorError, ExitStatus.NOTHING_FOUND),
    (NothingMeantError, ExitStatus.NOTHING_FOUND),
    (FilterError, ExitStatus.USAGE),
    (QueryError, ExitStatus.USAGE),
    (StoryError, ExitStatus.USAGE),
    (IdlibError, ExitStatus.WORKSPACE),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program. Whatever happens ends in a status, and no traceback reaches the user.

    Args:
        argv: The arguments without the program's name; those of the process by default.

    Returns:
        The exit status: an ``ExitStatus``, or what the reader ends with.
    """
    argv = sys.argv[1:] if argv is None else argv
    open_missing()
    output = Output.standard(sys.stdout, sys.stderr)
    try:
        # The usual way in, and the one that should paint at once, needs no parser.
        status = _run(argv, output) if argv else open_reader(None, output)
        output.data.flush()
    except PipeClosedError:
        return ExitStatus.OK
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    # Everything, a library's SystemExit too: this is the last place to say what happened.
    except BaseException as error:  # noqa: BLE001
        shown = displayable(" ".join(["idlib-tui", *argv[:1]]), error)
        advice = " `idlib-tui actors` lists them." if isinstance(shown, UnknownActorError) else ""
        output.say(f"{shown}{advice}")
        return next(status for kind, status in _STATUS_OF_ERROR if isinstance(shown, kind))
    finally:
        settle()
    return status


def _run(argv: Sequence[str], output: Output) -> int:
    from idlib_tui.cli.registry import build_parser  # noqa: PLC0415 - see main

    try:
        arguments = build_parser(output).parse_args(argv)
    except SystemExit as leaving:
        # Help, the version, or wrong usage, which has been reported.
        return int(leaving.code or ExitStatus.OK)
    explicit: Path | None = getattr(arguments, "workspace", None)
    if arguments.command is None:
        return open_reader(explicit, output, plain=arguments.plain, archive=arguments.archive)
    status: ExitStatus = arguments.command.run(arguments, Session(output, explicit))
    return status


def open_reader(
    explicit: Path | None, output: Output, *, plain: bool = False, archive: str | None = None
) -> int:
    """Open the reader, where there is a terminal for it."""
    if not can_show_reader(os.environ):
        output.say(
            "The reader needs a terminal. In a script use a command, such as `idlib-tui articles` "
            "or `idlib-tui chronology --json`; `idlib-tui --help` lists them."
        )
        return ExitStatus.USAGE
    found = find_workspace(explicit)
    # Nothing of what is imported is garbage; the reader collects again after the first paint.
    gc.disable()
    from idlib_tui.tui.app import run  # noqa: PLC0415 - Textual is for the reader only

    return run(found.workspace, found.notice, plain=plain, archive=archive)
