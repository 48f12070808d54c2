"""``add``: take files into the workspace."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.cli.taking import take_in

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session
    from idlib_tui.library import ArticleRow


class Add(Command):
    """Copy articles into seeds/ and read them: files, folders, or what is piped in (-).

    A page or a mail that is piped in is named after its title. No file is overwritten: another one
    of the same name gets a number, and the same one is not copied again.
    """

    name = "add"
    summary = "copy articles into the workspace and read them"
    examples = (
        ("add ~/Downloads/*.html report.pdf", "copies of saved pages and a report"),
        ("add - < newsletter.eml", "a mail that is piped in"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the files."""
        parser.add_argument("paths", metavar="PATH", nargs="+", help="a file, a folder, or -")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Copy them, bring the index up to date, and name the articles."""
        output = session.output
        if "-" in arguments.paths and sys.stdin.isatty():
            output.say("Reading from the terminal; Ctrl+D ends the text.")
        outcomes = list(take_in(session.workspace, arguments.paths))
        with session.library() as library:
            by_file: dict[str, list[ArticleRow]] = {}
            for row in library.articles():
                by_file.setdefault(row.file, []).append(row)
            problems = {problem.file: problem.reason for problem in library.problems()}
        status = ExitStatus.OK
        for one in outcomes:
            rows = by_file.get(one.file or "", [])
            reason = " ".join(filter(None, (one.reason, problems.get(one.file or "", ""))))
            if not rows:
                status = ExitStatus.WORKSPACE
            if arguments.json:
                articles = [{"id": row.id, "title": row.title} for row in rows]
                output.record(
                    {
                        "source": one.source,
                        "file": one.file,
                        "reason": reason or None,
                        "articles": articles,
                    }
                )
                continue
            if reason:
                source = "standard input" if one.source == "-" else one.source
                output.say(f"{source}: {reason}")
            output.table([(row.id, row.title) for row in rows])
        return status
