"""``index``: bring the derived data up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli import records
from idlib_tui.cli.arguments import process_count
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


class Index(Command):
    """Read what is new or changed, and say what was done.

    Other commands do this by themselves. It can be stopped at any time: what was done is kept.
    """

    name = "index"
    summary = "read new and changed articles"
    examples = (("index", "read what changed"), ("index --processes 4", "on four processors"))

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the number of processes."""
        parser.add_argument("--processes", metavar="N", type=process_count, help="how many at once")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Sync."""
        output = session.output
        with session.library(sync=False) as library:
            with session.progress() as show:
                report = library.sync(progress=show, processes=arguments.processes)
            problems = library.problems()
        for notice in report.notices:
            session.notify_once(notice)
        for problem in problems:
            output.say(f"{problem.file}: {problem.reason}")
        if arguments.json:
            output.record(records.whole(report))
        else:
            output.line(
                f"{report.added} added, {report.changed} changed, {report.removed} removed, "
                f"{report.unchanged} unchanged, {report.problems} with problems; "
                f"{report.seconds:.1f} s"
            )
        return ExitStatus.OK
