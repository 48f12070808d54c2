"""``since``: what is new since a day or a brief."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui import dates, wording
from idlib_tui.cli import records
from idlib_tui.cli.arguments import day_or_brief
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.status import ExitStatus
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from idlib_tui.brief.since import Changes
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.session import Session
    from idlib_tui.library import Library


class Since(Command):
    """List what is new since a day, or since a brief was written.

    Since a day is what articles published on it or later brought; an article without a date is
    never new. Since a brief is what its manifest does not know, by content: new, changed and
    withdrawn articles; events and statements that no known paragraph has; figures that differ from
    all that were known. Pins whose words are in no article now are stale.
    """

    name = "since"
    summary = "list what is new since a day or a brief"
    examples = (
        ("since 2020-02-18", "what was published from that day on"),
        ("since briefs/2020-02-18-talks.md", "since that brief, written with --manifest"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the day or the brief."""
        parser.add_argument(
            "when",
            metavar="DATE|BRIEF",
            type=day_or_brief,
            help="a day, or a brief with its manifest",
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print what is new, a kind at a time."""
        # Slow to load, and only needed here.
        from idlib_tui.brief import Desk  # noqa: PLC0415
        from idlib_tui.brief.since import changes_since, known_since  # noqa: PLC0415

        output = session.output
        with session.library() as library:
            if not isinstance(arguments.when, Path):
                _say_undated(output, library)
            pins = Desk(library.workspace.briefs / "desk.yaml").pins
            found = changes_since(library, known_since(library, arguments.when), pins)
        if found.empty:
            output.say("Nothing is new.")
            return ExitStatus.NOTHING_FOUND
        if arguments.json:
            output.records(_records(found))
        else:
            _print(output, found)
        return ExitStatus.OK


def _say_undated(output: Output, library: Library) -> None:
    undated = sum(row.published.day is None for row in library.articles())
    if undated:
        output.say(f"{wording.counted(undated, 'article')} without a date cannot be new.")


def _records(found: Changes) -> Iterator[records.Record]:
    for changed in found.articles:
        yield {
            "what": "article",
            "change": changed.change.value,
            "id": changed.id,
            "title": changed.title,
            "published": changed.published.isoformat() if changed.published else None,
        }
    for entry in found.entries:
        yield {"what": "event", "change": "new", **records.entry(entry)}
    for moved in found.figures:
        yield {
            "what": "figure",
            "change": "moved" if moved.before else "new",
            "topic": moved.group.topic,
            "unit": moved.group.unit,
            "before": [records.figure_report(each) for each in moved.before],
            "now": [records.figure_report(each) for each in moved.now],
        }
    for new in found.statements:
        yield {
            "what": "statement",
            "change": "new",
            **records.statement(new.statement),
            "contradicts": records.statement(new.contradicts) if new.contradicts else None,
        }
    for pin in found.stale:
        yield {
            "what": "pin",
            "change": "stale",
            "kind": pin.kind.value,
            "article": pin.article,
            "text": pin.text,
        }


def _print(output: Output, found: Changes) -> None:
    if found.articles:
        output.line(bold("Articles"))
        output.table(
            [
                (
                    each.change.value,
                    dates.day_text(each.published) if each.published else "",
                    each.id,
                    each.title,
                )
                for each in found.articles
            ],
            indent="  ",
        )
    if found.entries:
        output.line(bold("New events"))
    for entry in found.entries:
        when = wording.stretch(
            entry.first, entry.last, entry.precision, entry.value, entry.relation
        )
        sources = dict.fromkeys(report.article for report in entry.reports)
        output.paragraphs(f"{when}: {one_line(entry.text)}", indent="  ")
        output.line("  ", dim(f"in {', '.join(sources)}"))
    if found.figures:
        output.line(bold("Figures"))
    for moved in found.figures:
        group = moved.group
        before = _joined(each.figure.text for each in moved.before)
        now = _joined(f"{each.figure.text} ({each.article})" for each in moved.now)
        line = f"{group.topic}, {group.unit}: {f'{before} → ' if before else 'new: '}{now}"
        output.paragraphs(one_line(line), indent="  ")
    if found.statements:
        output.line(bold("New statements"))
    for new in found.statements:
        said = new.statement
        who = said.actor or said.quote.speaker_text or "somebody"
        line = f"{who}: {wording.stance(said.quote)}{said.quote.text}"
        output.paragraphs(one_line(line), indent="  ")
        output.line("  ", dim(f"in {said.article}"))
        if new.contradicts:
            other = new.contradicts
            who = other.actor or other.quote.speaker_text or "somebody"
            line = f"contradicts {who}: {wording.stance(other.quote)}{other.quote.text}"
            output.paragraphs(f"{one_line(line)} (in {other.article})", indent="    ")
    if found.stale:
        output.line(bold("Stale pins"))
        output.table([(pin.article, pin.text) for pin in found.stale], indent="  ")


def _joined(texts: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(texts))
