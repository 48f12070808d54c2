"""What the actions on archives share: finding the archive in the settings, and opening it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import words
from idlib_tui.errors import ArchiveError
from idlib_tui.settings_file import ARCHIVES, SETTINGS_FILE, config_dir

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from idlib_tui.archive import Archive, ArchiveSettings
    from idlib_tui.cli.output import Output


def add_archive(parser: argparse.ArgumentParser) -> None:
    """Add ``--archive``."""
    parser.add_argument(
        "--archive",
        metavar="NAME",
        type=words,
        help="one of the settings' archives; may be left out where there is only one",
    )


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Archive]:
    """Open the archive that is meant.

    Raises:
        ArchiveError: There is none of that name, or the settings cannot be right.
    """
    # Imported here because only archives need it.
    from idlib_tui.archive import Archive  # noqa: PLC0415

    with Archive(_settings(arguments.archive)) as archive:
        yield archive


def print_months(output: Output, months: Mapping[str, int], what: str, json: bool) -> None:
    """Print a line or an object a month."""
    if json:
        output.records({"month": month, what: count} for month, count in months.items())
    elif months:
        output.table([(month, f"{count:6,}") for month, count in months.items()])


def _settings(name: str | None) -> ArchiveSettings:
    from idlib_tui.archive import read_archives  # noqa: PLC0415 - as above

    folder = config_dir()
    archives = read_archives(folder)
    if not archives:
        raise ArchiveError(
            f"No archive is set up: {folder / SETTINGS_FILE} needs a table such as "
            f"[{ARCHIVES}.desk] with url and index."
        )
    known = ", ".join(archives)
    if name is None:
        if len(archives) > 1:
            raise ArchiveError(f"Which archive? --archive takes one of {known}.")
        return next(iter(archives.values()))
    if name not in archives:
        raise ArchiveError(f"The settings have no archive {name}. Known: {known}.")
    return archives[name]
