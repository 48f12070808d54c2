"""What the actions on archives share: finding the archive in the settings, and opening it."""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import words
from idlib_tui.settings_file import config_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from idlib_tui.archive import Archive
    from idlib_tui.cli.output import Output


def add_archive(parser: argparse.ArgumentParser) -> None:
    """Add ``--archive``."""
    parser.add_argument(
        "--archive",
        metavar="NAME",
        type=words,
        # One before the command's name counts too.
        default=argparse.SUPPRESS,
        help="one of the settings' archives; may be left out where there is only one",
    )


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Archive]:
    """Open the archive that is meant.

    Raises:
        ArchiveError: There is none of that name, or the settings cannot be right.
    """
    # Imported here because only archives need it.
    from idlib_tui.archive import Archive, read_archives  # noqa: PLC0415
    from idlib_tui.archive.settings import choose  # noqa: PLC0415

    folder = config_dir()
    with Archive(choose(read_archives(folder), arguments.archive, folder)) as archive:
        yield archive


def print_months(output: Output, months: Mapping[str, int], what: str, json: bool) -> None:
    """Print a line or an object a month."""
    if json:
        output.records({"month": month, what: count} for month, count in months.items())
    elif months:
        output.table([(month, f"{count:6,}") for month, count in months.items()])
