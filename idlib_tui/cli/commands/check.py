"""``check``: a draft beside the articles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui import wording
from idlib_tui.cli.arguments import first_day
from idlib_tui.cli.command import Command
from idlib_tui.cli.output import bold, dim
from idlib_tui.cli.status import ExitStatus
from idlib_tui.errors import WorkspaceError
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    import argparse

    from idlib_tui.check import Finding, Report
    from idlib_tui.cli.output import Output
    from idlib_tui.cli.records import Record
    from idlib_tui.cli.session import Session


class Check(Command):
    """Check a Markdown draft against the articles: its quotations, speakers, dates and figures.

    Problems are listed by the draft's lines, each with what the source has. The status is 0 where
    there are none, else 4. Any draft will do, whatever wrote it; footnotes, links and ids in
    brackets are followed to the articles that they name.
    """

    name = "check"
    summary = "check a draft against the articles"
    examples = (
        ("check briefs/draft.md", "what does not agree with the sources"),
        ("check draft.md --all", "what does, too, and where it stands"),
        ("check - --json < draft.md", "every finding as an object, for an editor"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the draft and what to list."""
        parser.add_argument("draft", metavar="DRAFT", help="a Markdown file; - is standard input")
        parser.add_argument("--all", action="store_true", help="list what agrees, too")
        parser.add_argument(
            "--strict", action="store_true", help="sentences without a source are problems, too"
        )
        parser.add_argument("--date", metavar="D", type=first_day, help="the draft's own date")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Print the findings."""
        from idlib_tui.check import check_draft  # noqa: PLC0415 - slow to load

        output = session.output
        text = _text(arguments.draft)
        with session.library() as library:
            report = check_draft(library, text, arguments.date)
        problems = report.problems_if(strict=arguments.strict)
        if arguments.json:
            output.records(_record(each, each in problems) for each in report.findings)
        else:
            for finding in report.findings if arguments.all else problems:
                _print(output, finding)
        output.say(_summary(report, len(problems)))
        return ExitStatus.DISAGREES if problems else ExitStatus.OK


def _text(file: str) -> str:
    from idlib_tui.check.mending import LARGEST_DRAFT  # noqa: PLC0415 - slow to load
    from idlib_tui.ingest.decode import NotTextError, decode  # noqa: PLC0415

    name = "Standard input" if file == "-" else file
    try:
        if file == "-":
            raw = sys.stdin.buffer.read(LARGEST_DRAFT + 1)
        else:
            with Path(file).open("rb") as stream:
                raw = stream.read(LARGEST_DRAFT + 1)
        if len(raw) > LARGEST_DRAFT:
            raise WorkspaceError(f"{name} is longer than {LARGEST_DRAFT // 1_000_000} MB.")
        return decode(raw, line_ends=False)
    except OSError as error:
        raise WorkspaceError(f"{name} cannot be read: {error.strerror}.") from error
    except NotTextError as error:
        raise WorkspaceError(f"{name} is {error}.") from error


def _record(found: Finding, problem: bool) -> Record:
    place = found.place
    return {
        "subject": found.subject.value,
        "verdict": found.verdict.value,
        "problem": problem,
        "line": found.line,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "detail": found.detail,
        "cited": list(found.cited),
        "differences": [{"draft": each.draft, "source": each.source} for each in found.differences],
        "mend": found.mend,
        "place": None
        if place is None
        else {
            "article": place.article,
            "start": place.start,
            "end": place.end,
            "text": place.text,
        },
    }


def _print(output: Output, found: Finding) -> None:
    output.line(
        bold(f"line {found.line}, {found.subject}: {found.verdict}"), " ", dim(one_line(found.text))
    )
    output.paragraphs(one_line(found.detail), indent="  ")


def _summary(report: Report, problems: int) -> str:
    subjects = [finding.subject for finding in report.findings]
    counted = [
        wording.counted(subjects.count(subject), subject) for subject in dict.fromkeys(subjects)
    ]
    checked = ", ".join(counted) or "nothing to check"
    outcome = wording.counted(problems, "problem") if problems else "clean"
    return f"{checked}: {outcome}."
