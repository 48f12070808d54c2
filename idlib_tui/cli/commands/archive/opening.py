"""What the actions on archives share: finding the archive in the settings, and opening it."""

from __future__ import annotations

import argparse
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import words
from idlib_tui.settings_file import config_dir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from idlib_tui.archive import Archive
    from idlib_tui.archive.slices import Slice
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record
    from idlib_tui.cli.session import Session

_SLICE = re.compile(r"(\d{1,4})/(\d{1,4})")


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


def add_slice(parser: argparse.ArgumentParser) -> None:
    """Add ``--slice``."""
    parser.add_argument(
        "--slice", metavar="K/N", type=_slice, default="1/1", help="only the Kth of N parts"
    )


def _slice(written: str) -> Slice:
    """Read a slice.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    from idlib_tui.archive.slices import Slice  # noqa: PLC0415 - as above

    found = _SLICE.fullmatch(written.strip())
    which, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= which <= of:
        raise argparse.ArgumentTypeError(f"“{written[:20]}” is no part such as 1/3")
    return Slice(which, of)


@contextmanager
def counting(session: Session, stage: str) -> Iterator[Callable[[int, int], None]]:
    """Show how many articles of all are done."""
    from idlib_tui.library import SyncProgress  # noqa: PLC0415 - slow to load

    with session.progress() as show:
        yield lambda done, total: show(SyncProgress(stage, done, total))


def refused_records(refused: Sequence[tuple[str, str]]) -> list[Record]:
    """Make objects of the articles that an archive did not take."""
    return [{"id": id_, "reason": reason} for id_, reason in refused]


def say_refused(output: Output, refused: Sequence[tuple[str, str]]) -> None:
    """Say which articles an archive did not take."""
    for id_, reason in refused:
        output.say(f"{id_} was refused: {reason}")
