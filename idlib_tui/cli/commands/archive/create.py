"""``archive create``: make the index of an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import positive
from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session

MOST_SHARDS = 1024
"""What clusters allow."""


class Create(Command):
    """Make the index of an archive on its cluster; one that is there already is left as it is."""

    name = "create"
    summary = "make the index"
    examples = (("archive create --shards 6", "for some millions of articles"),)

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the archive and its size."""
        add_archive(parser)
        parser.add_argument(
            "--shards",
            metavar="N",
            type=positive,
            default=1,
            help="parts to divide it into, which different nodes can hold (default: 1)",
        )
        parser.add_argument(
            "--single",
            action="store_true",
            help="keep no second copy of it, for a cluster of one node",
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Make it, and say whether it was there."""
        with opened(arguments) as archive:
            made = archive.create(
                shards=min(arguments.shards, MOST_SHARDS), replicas=0 if arguments.single else 1
            )
            settings = archive.settings
        if arguments.json:
            session.output.record(
                {"archive": settings.name, "index": settings.index, "created": made}
            )
        else:
            done = "is made" if made else "is there already"
            session.output.say(f"The index {settings.index} of the archive {settings.name} {done}.")
        return ExitStatus.OK
