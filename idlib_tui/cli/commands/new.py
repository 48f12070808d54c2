"""``new``: make a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.cli.command import Command
from idlib_tui.cli.status import ExitStatus
from idlib_tui.workspace import create_workspace

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session


class New(Command):
    """Make a workspace: seeds/ with a story.yaml to fill in, index/ and briefs/.

    Put articles into seeds/ as plain text or Markdown, then open it.
    """

    name = "new"
    summary = "make a workspace"
    json = False
    examples = (("new harbour-strike", "then put articles into harbour-strike/seeds/"),)

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", metavar="DIR", type=Path, help="made where it is missing")

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Make it and say what comes next."""
        workspace = create_workspace(arguments.folder)
        session.output.line(str(workspace.root))
        session.output.say(
            f"Put articles into {workspace.seeds}, describe the story in {workspace.story_file}, "
            f"and open it with: idlib-tui --workspace {arguments.folder}"
        )
        return ExitStatus.OK
