"""``figures``: which numbers disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import dates
from idlib_tui.cli import records
from idlib_tui.cli.arguments import add_period, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold
from idlib_tui.cli.status import ExitStatus
from idlib_tui.filters import FigureFilter
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.output import Output
    from idlib_tui.cli.session import Session
    from idlib_tui.model import FigureGroup, FigureReport


class Figures(Command):
    """List figures that count the same thing, side by side with their sources.

    Those on which articles differ come first. A running count is listed as a series over time: each
    value once a day, with its first source. In JSON an open end of a range, as in "more than 300",
    is null.
    """

    name = "figures"
    summary = "list figures that count the same thing"
    examples = (
        ("figures", "all of them"),
        ("figures --topic displaced", "one topic"),
        ("figures --topic killed --from 2020-02 --to 2020-02", "tolls of one month"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the topic and the days."""
        parser.add_argument(
            "--topic", metavar="T", type=words, help="what is said of what is counted"
        )
        add_period(parser)

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a group at a time."""
        output = session.output
        with session.library() as library:
            wanted = FigureFilter(
                topic=arguments.topic, since=arguments.since, until=arguments.until
            )
            groups = library.figures(wanted)
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
    output.line(bold(one_line(_heading(group))))
    points = group.points if group.series else ()
    if points:
        rows = [_row(point.reports[0], len(point.reports) - 1) for point in points]
    else:
        rows = [_row(report) for report in group.reports]
    output.table(rows, indent="  ")


def _heading(group: FigureGroup) -> str:
    scope = f" ({', '.join(group.scope)})" if group.scope else ""
    since = f" since {dates.day_text(group.since)}" if group.since is not None else ""
    series = ", over time" if group.series else ""
    return f"{group.topic}: {group.unit}{scope}{since}{series}"


def _row(report: FigureReport, others: int = 0) -> tuple[str, ...]:
    """Write a report: its day, its value, its article and how many others agree, who says it."""
    figure = report.figure
    doubts = ["denied"] * figure.denied + ["not yet the case"] * figure.hedged
    return (
        dates.day_text(report.day) if report.day is not None else "",
        figure.text,
        f"{report.article} +{others}" if others else report.article,
        "; ".join(filter(None, (figure.claimant, *doubts))),
    )
