"""``annotate``: what is found in texts from anywhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from idlib_tui.cli import records
from idlib_tui.cli.arguments import first_day, process_count
from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import WorkspaceError
from idlib_tui.safe_text import one_line
from idlib_tui.steps import failure_sentence

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.output import Output
    from idlib_tui.cli.session import Session
    from idlib_tui.model import Annotations


class Annotate(Command):
    """Find quotes, time expressions, events and figures in texts; needs no workspace.

    With --jsonl each line in is {"id", "text", "published"} and each line out {"id", "quotes",
    "timexes", "events", "figures"}, in the same order; an "error" says what is wrong with a line,
    or could not be found in its text. Offsets count characters of the text as given: nothing is
    repaired.
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
            return _annotate_many(arguments.file, arguments.date, arguments.processes, output)
        return _annotate_one(_text(arguments.file), arguments.date, arguments.json, output)


def _annotate_many(
    file: str | None, day: date | None, processes: int, output: Output
) -> ExitStatus:
    # Imported here because a pool of processes is slow to load.
    from idlib_tui.cli.batch import annotate_lines  # noqa: PLC0415

    status = ExitStatus.OK
    with closing(annotate_lines(_lines(file), day, processes)) as answers:
        for answer in answers:
            if answer.error:
                output.say(f"line {answer.number}: {answer.error}")
            output.data.write(f"{answer.line}\n")
            # Whoever feeds line by line waits for the answer.
            output.data.flush()
            status = max(status, answer.status)
    return status


def _annotate_one(text: str, day: date | None, as_json: bool, output: Output) -> ExitStatus:
    from idlib_tui.annotate.extent import extent_warning  # noqa: PLC0415 - slow to load
    from idlib_tui.annotate.pipeline import annotate  # noqa: PLC0415

    if too_long := extent_warning(text):
        output.say(too_long)
    annotated = annotate(text, day, undated=as_json)
    error = failure_sentence(annotated.failures)
    if error:
        output.say(error)
    if as_json:
        output.record(records.annotated(annotated))
    else:
        rows = list(_rows(annotated.found))
        if rows:
            output.table(rows)
        elif not error:
            output.say("Nothing was found in the text.")
            return ExitStatus.NOTHING_FOUND
    return ExitStatus.WORKSPACE if error else ExitStatus.OK


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
        with _opened(file) as stream:
            return decode(stream.read(), line_ends=False)
    except OSError as error:
        raise WorkspaceError(f"{_name(file)} cannot be read: {error.strerror}.") from error
    except NotTextError as error:
        raise WorkspaceError(f"{_name(file)} is {error}.") from error


def _lines(file: str | None) -> Iterator[bytes]:
    from idlib_tui.cli.batch import read_lines  # noqa: PLC0415 - as above

    try:
        with _opened(file) as stream:
            yield from read_lines(stream)
    except OSError as error:
        raise WorkspaceError(f"{_name(file)} cannot be read: {error.strerror}.") from error


def _opened(file: str | None) -> AbstractContextManager[BinaryIO]:
    if file in {None, "-"}:
        return nullcontext(sys.stdin.buffer)
    return Path(str(file)).open("rb")


def _name(file: str | None) -> str:
    return "Standard input" if file in {None, "-"} else str(file)
