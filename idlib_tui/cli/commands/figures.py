"""``figures``: which numbers disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import dates
from idlib_tui.cli import records
from idlib_tui.cli.arguments import add_period, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.grading import add_grades, appraisal_record, appraiser
from idlib_tui.cli.output import bold
from idlib_tui.cli.status import ExitStatus
from idlib_tui.filters import FigureFilter
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.claims.appraisal import Appraiser
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record
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
        add_grades(parser)

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
            appraise = appraiser(session, library) if arguments.grades else None
            for group in groups:
                if arguments.json:
                    output.record(_record(group, appraise))
                else:
                    _print(output, group, appraise)
        return ExitStatus.OK


def _record(group: FigureGroup, appraise: Appraiser | None) -> Record:
    made = records.figures(group)
    if appraise is None:
        return made
    reports = [
        {**records.figure_report(each), **appraisal_record(appraise.figure(group, each))}
        for each in group.reports
    ]
    return {**made, "independent": appraise.size(group), "reports": reports}


def _print(output: Output, group: FigureGroup, appraise: Appraiser | None) -> None:
    output.line(bold(one_line(_heading(group))))

    def row(report: FigureReport, others: int = 0) -> tuple[str, ...]:
        worth = appraise.figure(group, report).in_short if appraise is not None else ""
        return _row(report, worth, others)

    if group.series:
        rows = [row(point.reports[0], len(point.reports) - 1) for point in group.points]
    else:
        rows = [row(report) for report in group.reports]
    output.table(rows, indent="  ")


def _heading(group: FigureGroup) -> str:
    scope = f" ({', '.join(group.scope)})" if group.scope else ""
    since = f" since {dates.day_text(group.since)}" if group.since is not None else ""
    series = ", over time" if group.series else ""
    return f"{group.topic}: {group.unit}{scope}{since}{series}"


def _row(report: FigureReport, worth: str, others: int) -> tuple[str, ...]:
    """Write a report: its day, its value, its article and how many others agree, who says it."""
    figure = report.figure
    doubts = ["denied"] * figure.denied + ["not yet the case"] * figure.hedged
    return (
        dates.day_text(report.day) if report.day is not None else "",
        figure.text,
        worth,
        f"{report.article} +{others}" if others else report.article,
        "; ".join(filter(None, (figure.claimant, *doubts))),
    )
