"""``archive pull``: copy articles of an archive into a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.cli.arguments import words
from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.opening import add_archive, opened
from idlib_tui.cli.status import ExitStatus
from idlib_tui.workspace import Workspace, create_workspace, is_workspace

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


class Pull(Command):
    """Copy the articles that match into a workspace, which is made where there is none.

    They become text files below seeds/, in a folder with the archive's name. briefs/pulled.json
    notes where each came from; what was pulled before, and is still there, is not pulled again.
    """

    name = "pull"
    summary = "copy its articles into a workspace"
    examples = (
        ("archive pull 'ceasefire date:2020-02' idlib-truce", "one month, as a story of its own"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the query and the folder."""
        parser.add_argument("query", metavar="QUERY", type=words, help="what to look for")
        parser.add_argument("folder", metavar="DIR", type=Path, help="the workspace")
        add_archive(parser)

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Copy them, and print a line or an object an article."""
        output = session.output
        found = new = 0
        with opened(arguments) as archive:
            archive.check()
            workspace = _workspace(arguments.folder)
            for one in archive.pull(arguments.query, workspace):
                found += 1
                new += one.new
                if arguments.json:
                    output.record({"file": one.file, "title": one.title, "new": one.new})
                else:
                    output.line(output.cut(f"{one.file}  {one.title}"))
        if not found:
            output.say("Nothing matches.")
            return ExitStatus.NOTHING_FOUND
        output.say(
            f"{new} of {found} articles are new in {workspace.seeds}; "
            f"open them with: idlib-tui --workspace {arguments.folder}"
        )
        return ExitStatus.OK


def _workspace(folder: Path) -> Workspace:
    return Workspace.at(folder) if is_workspace(folder) else create_workspace(folder)
