"""``annotate``: what is found in texts from anywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.cli import records
from idlib_tui.cli.arguments import first_day, process_count
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import WorkspaceError
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.output import Output
    from idlib_tui.cli.session import Session
    from idlib_tui.model import Annotations


class Annotate(Command):
    """Find quotes, time expressions, events and figures in texts; needs no workspace.

    With --jsonl each line in is {"id", "text", "published"} and each line out {"id", "quotes",
    "timexes", "events", "figures"}, in the same order. Offsets count characters of the text as
    given: nothing is repaired.
    """

    name = "annotate"
    summary = "annotate a text from a file or standard input"
    examples = (
        ("annotate report.txt --date 2020-02-18", "“Tuesday” is read against that day"),
        ("annotate --jsonl --processes 2 < texts.jsonl", "many texts, one a line"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the file, its date, and how many texts it holds."""
        parser.add_argument("file", metavar="FILE", nargs="?", help="default: standard input")
        parser.add_argument("--date", metavar="D", type=first_day, help="the day of publication")
        parser.add_argument(
            "--jsonl", action="store_true", help="many texts: JSON Lines in and out"
        )
        parser.add_argument(
            "--processes",
            metavar="N",
            type=process_count,
            default=1,
            help="for --jsonl; default: 1",
        )

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Annotate one text, or many."""
        output = session.output
        if arguments.file in {None, "-"} and sys.stdin.isatty():
            output.say("Reading from the terminal; Ctrl+D ends the text.")
        if arguments.jsonl:
            # Imported here because a pool of processes is slow to load.
            from idlib_tui.cli.batch import annotate_lines  # noqa: PLC0415

            complete = True
            lines = _lines(arguments.file)
            for number, result in annotate_lines(lines, arguments.date, arguments.processes):
                if isinstance(result, str):
                    output.say(f"line {number}: {result}")
                    complete = False
                else:
                    output.record(result)
                    # Whoever feeds line by line waits for the answer.
                    output.data.flush()
            return ExitStatus.OK if complete else ExitStatus.USAGE
        return _annotate_one(_text(arguments.file), arguments.date, arguments.json, output)


def _annotate_one(text: str, day: date | None, as_json: bool, output: Output) -> ExitStatus:
    from idlib_tui.annotate.pipeline import annotate  # noqa: PLC0415 - slow to load

    found = annotate(text, day, undated=as_json)
    if as_json:
        output.record(records.annotated(found))
    else:
        rows = list(_rows(found))
        if not rows:
            output.say("Nothing was found in the text.")
            return ExitStatus.NOTHING_FOUND
        output.table(rows)
    return ExitStatus.OK


def _rows(found: Annotations) -> Iterator[tuple[str, str, str, str]]:
    """Everything found, in order of the text: where, what, as what, the words."""
    rows = [
        *((q.start, f"{q.kind} quote", q.speaker_text or "?", q.text) for q in found.quotes),
        *((t.start, "time", t.value, t.text) for t in found.timexes),
        *((e.start, "event", e.value, e.text) for e in found.events),
        *((f.start, "figure", f.topic, f.text) for f in found.figures),
    ]
    for start, kind, what, words in sorted(rows):
        yield str(start), kind, what, one_line(words)


def _text(file: str | None) -> str:
    # Imported here because only a single text may be in another encoding.
    from idlib_tui.ingest.decode import NotTextError, decode  # noqa: PLC0415

    try:
        data = sys.stdin.buffer.read() if file in {None, "-"} else Path(str(file)).read_bytes()
        return decode(data, line_ends=False)
    except OSError as error:
        raise WorkspaceError(f"{file} cannot be read: {error.strerror}.") from error
    except NotTextError as error:
        raise WorkspaceError(f"{file or 'Standard input'} is {error}.") from error


def _lines(file: str | None) -> Iterator[bytes]:
    if file in {None, "-"}:
        yield from sys.stdin.buffer
        return
    try:
        with Path(str(file)).open("rb") as stream:
            yield from stream
    except OSError as error:
        raise WorkspaceError(f"{file} cannot be read: {error.strerror}.") from error
