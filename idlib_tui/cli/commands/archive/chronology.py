"""``archive chronology``: what happened when, in a whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import add_actor, add_period, positive, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened, print_months
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.status import ExitStatus
from idlib_tui.filters import EntryFilter
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.archive.views import Happening
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.session import Session


class Chronology(Command):
    """List what all articles of an archive report, earliest first, or count it by month.

    What several articles report is listed for each of them.
    """

    name = "chronology"
    summary = "list what happened when by its articles"
    examples = (("archive chronology --text ceasefire --from 2020-02 --to 2020-03", "two months"),)

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the filters."""
        add_archive(parser)
        add_actor(parser)
        parser.add_argument(
            "--text", metavar="WORDS", type=words, help="words that stand in the report"
        )
        add_period(parser)
        parser.add_argument("--limit", metavar="N", type=positive, default=100, help="at most N")
        parser.add_argument("--months", action="store_true", help="count them by month instead")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object an event, or a month."""
        output = session.output
        wanted = EntryFilter(
            actor=arguments.actor,
            text=arguments.text,
            since=arguments.since,
            until=arguments.until,
        )
        with opened(arguments) as archive:
            found, listed = archive.chronology(wanted, limit=arguments.limit)
        for notice in listed.notices:
            session.notify_once(notice)
        if not found:
            output.say("No such events.")
            return ExitStatus.NOTHING_FOUND
        if arguments.months:
            print_months(output, listed.months, "events", arguments.json)
            return ExitStatus.OK
        if len(found) < listed.total:
            output.say(f"{len(found)} of {listed.total} events are shown; --limit is more.")
        for one in found:
            if arguments.json:
                output.record(_record(one))
            else:
                _print(output, one)
        return ExitStatus.OK


def _record(one: Happening) -> dict[str, object]:
    event = one.event
    return {
        "date": event.value,
        "first": event.first.isoformat(),
        "last": event.last.isoformat(),
        "relation": event.relation.value,
        "article": one.article,
        "start": event.start,
        "end": event.end,
        "text": event.text,
    }


def _print(output: Output, one: Happening) -> None:
    output.line(bold(one.event.value), " ", dim(f"{one.event.relation.value}, in {one.article}"))
    output.paragraphs(one_line(one.event.text), indent="  ")
