"""``quotes``: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import dates, wording
from idlib_tui.cli import records
from idlib_tui.cli.arguments import add_filters, add_kind, filters_of, kind_of, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.grading import add_grades, appraisal_line, appraisal_record, appraiser
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.status import ExitStatus
from idlib_tui.filters import QuoteFilter
from idlib_tui.model import ResolvedBy
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.output import Output
    from idlib_tui.cli.session import Session
    from idlib_tui.model import Statement


class Quotes(Command):
    """List what was said, earliest first, with who said it and where that stands.

    A statement that several articles carry is listed once, with the others behind it. Where nobody
    can be named, the speaker is given as "?" (in JSON: null).
    """

    name = "quotes"
    summary = "list who said what"
    examples = (
        ("quotes --actor cavusoglu", "a part of a name is enough, diacritics do not matter"),
        ("quotes --source 003 --kind direct", "words in quotation marks, in one article"),
        ("quotes --from 2020-02-18 --json", "said on that day or later"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the filters."""
        add_filters(parser, "quotes")
        parser.add_argument("--source", metavar="ID", type=words, help="one article")
        add_kind(parser)
        add_grades(parser)
        parser.add_argument("--all", action="store_true", help="list every copy by itself")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object a quote."""
        output = session.output
        wanted = QuoteFilter(
            source=arguments.source or None,
            kind=kind_of(arguments),
            fold=not arguments.all,
            **filters_of(arguments),
        )
        with session.library() as library:
            statements = library.quotes(wanted)
            if not statements:
                output.say("No such quotes.")
                return ExitStatus.NOTHING_FOUND
            appraise = appraiser(session, library).statement if arguments.grades else None
            for statement in statements:
                found = appraise(statement) if appraise is not None else None
                if arguments.json:
                    graded = appraisal_record(found) if found is not None else {}
                    output.record({**records.statement(statement), **graded})
                else:
                    print_statement(output, statement)
                    if found is not None:
                        output.paragraphs(appraisal_line(found), indent="  ")
        return ExitStatus.OK


def print_statement(output: Output, statement: Statement) -> None:
    """Print a quote for reading."""
    quote = statement.quote
    said = dates.day_text(quote.said_on) if quote.said_on else "undated"
    where = ", ".join([statement.article, *(name for name, _, _ in statement.also_in)])
    who = one_line(statement.actor or quote.speaker_mention or "?")
    kind = wording.kind_of(quote)
    if quote.resolved_by is ResolvedBy.READER:
        kind += f", {quote.resolved_by}"
    output.line(bold(who), " ", dim(f"{said}, {kind}, in {where}"))
    output.paragraphs(one_line(quote.text), indent="  ")
