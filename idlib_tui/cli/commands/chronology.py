"""``chronology``: what happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli import records
from idlib_tui.cli.arguments import add_actor, add_period, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.status import ExitStatus
from idlib_tui.filters import EntryFilter
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.output import Output
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Library
    from idlib_tui.model import Entry

FORMATS = ("md", "csv", "timelinejs", "ics")


class Chronology(Command):
    """List what happened, earliest first, over all articles.

    Reports of one event stand under one entry, the clearest first. A date is no more exact than the
    text: a day, a month, a year, or a stretch.
    """

    name = "chronology"
    summary = "list what happened when"
    examples = (
        ("chronology --from 2020-02 --to 2020-02", "one month"),
        ("chronology --actor erdogan", "what names Erdogan"),
        ("chronology --format ics > story.ics", "for a calendar"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the filters and the format."""
        add_period(parser)
        add_actor(parser)
        parser.add_argument(
            "--text", metavar="WORDS", type=words, help="words that stand in the entry"
        )
        parser.add_argument(
            "--format", choices=FORMATS, help="Markdown, CSV, TimelineJS, iCalendar"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object an entry, or the whole in another format."""
        output = session.output
        wanted = EntryFilter(
            actor=arguments.actor,
            text=arguments.text,
            since=arguments.since,
            until=arguments.until,
        )
        with session.library() as library:
            entries = library.chronology(wanted)
            if not entries:
                output.say("Nothing dated there.")
                return ExitStatus.NOTHING_FOUND
            if arguments.format:
                output.data.write(_exported(library, entries, arguments.format))
                return ExitStatus.OK
        if arguments.json:
            output.records(map(records.entry, entries))
        else:
            for entry in entries:
                _print(output, entry)
        return ExitStatus.OK


def _exported(library: Library, entries: list[Entry], form: str) -> str:
    # Imported here because the calendar format needs a library of its own.
    from idlib_tui.brief.exports import export_chronology  # noqa: PLC0415

    titles = {row.id: row.title for row in library.articles()}
    return export_chronology(entries, form, title=library.workspace.story().title, titles=titles)


def _print(output: Output, entry: Entry) -> None:
    when = wording.stretch(entry.first, entry.last, entry.precision, entry.value, entry.relation)
    sources = dict.fromkeys(report.article for report in entry.reports)
    output.line(bold(when), " ", dim(f"in {', '.join(sources)}"))
    output.paragraphs(one_line(entry.text), indent="  ")
