"""What the actions on archives share: finding the archive in the settings, and opening it."""

from __future__ import annotations

import argparse
from contextlib import contextmanager
from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import words
from idlib_tui.settings_file import config_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from idlib_tui.archive import Archive
    from idlib_tui.cli.session import Session


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


@contextmanager
def counting(session: Session, stage: str) -> Iterator[Callable[[int, int], None]]:
    """Show how many articles of all are done."""
    from idlib_tui.library import SyncProgress  # noqa: PLC0415 - slow to load

    with session.progress() as show:
        yield lambda done, total: show(SyncProgress(stage, done, total))
