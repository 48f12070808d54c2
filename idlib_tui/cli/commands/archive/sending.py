"""What the actions that send articles share: the slice to send, and what was refused."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.archive.slices import Slice
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record

_SLICE = re.compile(r"(\d{1,4})/(\d{1,4})")


class OnSlice(Command):
    """A command on a slice of the articles."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the archive and the slice."""
        add_archive(parser)
        parser.add_argument(
            "--slice", metavar="K/N", type=_slice, default="1/1", help="only the Kth of N parts"
        )


def _slice(written: str) -> Slice:
    """Read a slice.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    from idlib_tui.archive.slices import Slice  # noqa: PLC0415 - only archives need it

    found = _SLICE.fullmatch(written.strip())
    which, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= which <= of:
        raise argparse.ArgumentTypeError(f"“{written[:20]}” is no part such as 1/3")
    return Slice(which, of)


def refused_records(refused: Sequence[tuple[str, str]]) -> list[Record]:
    """Make objects of the articles that an archive did not take."""
    return [{"id": id_, "reason": reason} for id_, reason in refused]


def say_refused(output: Output, refused: Sequence[tuple[str, str]]) -> None:
    """Say which articles an archive did not take."""
    for id_, reason in refused:
        output.say(f"{id_} was refused: {reason}")


def status_of(refused: Sequence[tuple[str, str]]) -> ExitStatus:
    """Return the status of a command of which an archive did not take some articles."""
    return ExitStatus.WORKSPACE if refused else ExitStatus.OK
