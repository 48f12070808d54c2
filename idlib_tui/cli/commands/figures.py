"""``figures``: which numbers disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import dates
from idlib_tui.cli import records
from idlib_tui.cli.arguments import words
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold
from idlib_tui.cli.status import ExitStatus
from idlib_tui.filters import FigureFilter
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.output import Output
    from idlib_tui.cli.session import Session
    from idlib_tui.model import FigureGroup


class Figures(Command):
    """List figures that count the same thing, side by side with their sources.

    Those that differ most widely across articles come first. In JSON an open end of a range, as in
    "more than 300", is null.
    """

    name = "figures"
    summary = "list figures that count the same thing"
    examples = (("figures", "all of them"), ("figures --topic displaced", "one topic"))

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the topic."""
        parser.add_argument(
            "--topic", metavar="T", type=words, help="what is said of what is counted"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a group at a time."""
        output = session.output
        with session.library() as library:
            groups = library.figures(FigureFilter(topic=arguments.topic))
        if not groups:
            output.say("No such figures.")
            return ExitStatus.NOTHING_FOUND
        if arguments.json:
            output.records(map(records.figures, groups))
        else:
            for group in groups:
                _print(output, group)
        return ExitStatus.OK


def _print(output: Output, group: FigureGroup) -> None:
    output.line(bold(one_line(f"{group.topic}: {group.unit}")))
    output.table(
        [
            (
                report.article,
                dates.day_text(report.figure.as_of) if report.figure.as_of else "",
                report.figure.text,
                report.figure.claimant or "",
            )
            for report in group.reports
        ],
        indent="  ",
    )
