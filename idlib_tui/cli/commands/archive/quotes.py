"""``archive quotes``: who said what, in a whole archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli import records
from idlib_tui.cli.arguments import add_actor, add_period, positive, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened, print_months
from idlib_tui.cli.commands.quotes import print_statement
from idlib_tui.cli.status import ExitStatus
from idlib_tui.filters import QuoteFilter
from idlib_tui.model import QuoteKind

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


class Quotes(Command):
    """List what was said in all articles of an archive, earliest first, or count it by month.

    What several articles quote is listed for each of them.
    """

    name = "quotes"
    summary = "list who said what in it"
    examples = (
        ("archive quotes --actor kalin --text ceasefire", "Kalin on the ceasefire"),
        ("archive quotes --actor kalin --months", "how many quotes of his in each month"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the filters."""
        add_archive(parser)
        add_actor(parser)
        parser.add_argument(
            "--kind", choices=[kind.value for kind in QuoteKind], help="how the words are given"
        )
        parser.add_argument(
            "--text", metavar="WORDS", type=words, help="words that stand in the quote"
        )
        add_period(parser)
        parser.add_argument("--limit", metavar="N", type=positive, default=100, help="at most N")
        parser.add_argument("--months", action="store_true", help="count them by month instead")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object a quote, or a month."""
        output = session.output
        wanted = QuoteFilter(
            actor=arguments.actor,
            kind=QuoteKind(arguments.kind) if arguments.kind else None,
            text=arguments.text,
            since=arguments.since,
            until=arguments.until,
        )
        with opened(arguments) as archive:
            found, listed = archive.quotes(wanted, limit=arguments.limit)
        for notice in listed.notices:
            session.notify_once(notice)
        if not found:
            output.say("No such quotes.")
            return ExitStatus.NOTHING_FOUND
        if arguments.months:
            print_months(output, listed.months, "quotes", arguments.json)
            return ExitStatus.OK
        if len(found) < listed.total:
            output.say(f"{len(found)} of {listed.total} quotes are shown; --limit is more.")
        if arguments.json:
            output.records(map(records.statement, found))
        else:
            for statement in found:
                print_statement(output, statement)
        return ExitStatus.OK
