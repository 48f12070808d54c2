"""``archive status``: how an archive and its cluster are."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


class Status(Command):
    """Tell what answers, how many articles the archive has, and whether any part is missing."""

    name = "status"
    summary = "tell how it is"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the archive."""
        add_archive(parser)

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a table, or one object."""
        output = session.output
        with opened(arguments) as archive:
            found = archive.status()
            settings = archive.settings
        facts = {
            "archive": settings.name,
            "url": ", ".join(settings.urls),
            "index": settings.index,
            **asdict(found),
        }
        if arguments.json:
            output.record(facts)
        else:
            output.table(
                [
                    (name, f"{value:,}" if isinstance(value, int) else str(value))
                    for name, value in facts.items()
                ]
            )
        if found.silent:
            output.say(f"{found.silent} of {found.shards} parts of the archive do not answer.")
        return ExitStatus.OK
