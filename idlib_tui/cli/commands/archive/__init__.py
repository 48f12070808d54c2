"""``archive``: many articles on a search cluster; one file an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.cli.command import Command
from idlib_tui.cli.commands.archive.annotate import Annotate
from idlib_tui.cli.commands.archive.chronology import Chronology
from idlib_tui.cli.commands.archive.create import Create
from idlib_tui.cli.commands.archive.pull import Pull
from idlib_tui.cli.commands.archive.push import Push
from idlib_tui.cli.commands.archive.quotes import Quotes
from idlib_tui.cli.commands.archive.search import Search
from idlib_tui.cli.commands.archive.since import Since
from idlib_tui.cli.commands.archive.status import Status
from idlib_tui.cli.parser import Parser
from idlib_tui.cli.status import ExitStatus

if TYPE_CHECKING:
    import argparse

    from idlib_tui.cli.session import Session

ACTIONS: tuple[Command, ...] = (
    Create(),
    Push(),
    Search(),
    Quotes(),
    Chronology(),
    Pull(),
    Since(),
    Annotate(),
    Status(),
)


class Archive(Command):
    """Use an archive: an index on a cluster of OpenSearch or Elasticsearch that many share.

    Archives stand in settings.toml, in tables such as [archives.desk], with url and index;
    user_env and password_env name the environment variables with the user and the password.
    `idlib-tui doctor` tells where that file is.
    """

    name = "archive"
    summary = "use an archive on a search cluster"
    json = False
    examples = (
        ("archive create", "make the index of the only archive in the settings"),
        ("archive push --archive desk", "push the workspace's articles into the archive desk"),
        ("archive search 'truce OR ceasefire'", "find articles there"),
    )

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take an action, with arguments of its own."""
        actions = parser.add_subparsers(title="actions", metavar="ACTION", parser_class=Parser)
        for action in ACTIONS:
            action.add_to(actions)

    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Say that an action is missing; each runs in place of this."""
        del arguments
        names = ", ".join(action.name for action in ACTIONS)
        session.output.say(f"Which action? `idlib-tui archive` takes one of {names}.")
        return ExitStatus.USAGE
