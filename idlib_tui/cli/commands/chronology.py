"""``chronology``: what happened when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli import records
from idlib_tui.cli.arguments import add_filters, filters_of, positive, words
from idlib_tui.cli.command import Command
from idlib_tui.cli.grading import add_grades, appraisal_line, appraisal_record, appraiser
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
    text: a day, a month, a year, or a stretch. Where articles date one event differently, the entry
    says which article gives which day.
    """

    name = "chronology"
    summary = "list what happened when"
    examples = (
        ("chronology --from 2020-02 --to 2020-02", "one month"),
        ("chronology --actor erdogan", "what names Erdogan"),
        ("chronology --top 15", "the fifteen days that mattered most"),
        ("chronology --about erdogan --top 5 --by month", "five months of one actor"),
        ("chronology --grades --json", "with independent reports, and grades as MISP tags"),
        ("chronology --format ics > story.ics", "for a calendar"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the filters and the format."""
        add_filters(parser, "entries")
        parser.add_argument(
            "--about", metavar="QUERY", type=words, help="an actor, or words of the entry"
        )
        parser.add_argument(
            "--top", metavar="N", type=positive, help="only the N most important days, or months"
        )
        parser.add_argument(
            "--by", choices=("day", "month"), default="day", help="what --top counts (default: day)"
        )
        add_grades(parser)
        parser.add_argument(
            "--format", choices=FORMATS, help="Markdown, CSV, TimelineJS, iCalendar"
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print a line or an object an entry, or the whole in another format."""
        output = session.output
        wanted = EntryFilter(**filters_of(arguments))
        with session.library() as library:
            entries = _wanted(library, wanted, arguments)
            if not entries:
                output.say("Nothing dated there.")
                return ExitStatus.NOTHING_FOUND
            if arguments.format:
                output.data.write(_exported(library, entries, arguments.format))
                return ExitStatus.OK
            appraise = appraiser(session, library).entry if arguments.grades else None
            for entry in entries:
                found = appraise(entry) if appraise is not None else None
                if arguments.json:
                    graded = appraisal_record(found) if found is not None else {}
                    output.record({**records.entry(entry), **graded})
                else:
                    _print(output, entry)
                    if found is not None:
                        output.paragraphs(appraisal_line(found), indent="  ")
        return ExitStatus.OK


def _wanted(library: Library, wanted: EntryFilter, arguments: argparse.Namespace) -> list[Entry]:
    """List the entries asked for: all that pass the filter, or a timeline of them."""
    if arguments.top is None and arguments.about is None:
        return library.chronology(wanted)
    top = arguments.top or library.chronology_count()
    return library.timeline(wanted, top=top, by=arguments.by, about=arguments.about or "")


def _exported(library: Library, entries: list[Entry], form: str) -> str:
    # Imported here because the calendar format needs a library of its own.
    from idlib_tui.brief.exports import export_chronology  # noqa: PLC0415

    titles = {row.id: row.title for row in library.articles()}
    return export_chronology(entries, form, title=library.workspace.story().title, titles=titles)


def _print(output: Output, entry: Entry) -> None:
    when = wording.stretch(entry.first, entry.last, entry.precision, entry.value, entry.relation)
    sources = dict.fromkeys(report.article for report in entry.reports)
    by_reader = any(report.corrected for report in entry.reports)
    corrected = ", corrected by the reader" if by_reader else ""
    output.line(bold(when), " ", dim(f"in {', '.join(sources)}{corrected}"))
    output.paragraphs(one_line(entry.text), indent="  ")
    days = wording.differing_days(entry)
    if days:
        output.paragraphs(f"Dates differ: {days}.", indent="  ")
