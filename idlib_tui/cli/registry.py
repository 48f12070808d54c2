"""All commands, and the parser made of them."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from idlib_tui import __version__
from idlib_tui.cli.command import Command, add_workspace_option
from idlib_tui.cli.commands.actors import Actors
from idlib_tui.cli.commands.add import Add
from idlib_tui.cli.commands.annotate import Annotate
from idlib_tui.cli.commands.archive import Archive
from idlib_tui.cli.commands.articles import Articles
from idlib_tui.cli.commands.brief import WriteBrief
from idlib_tui.cli.commands.check import Check
from idlib_tui.cli.commands.chronology import Chronology
from idlib_tui.cli.commands.claims import WhoClaims
from idlib_tui.cli.commands.convert import Convert
from idlib_tui.cli.commands.correct import Correct
from idlib_tui.cli.commands.desk import ShowDesk
from idlib_tui.cli.commands.doctor import Doctor
from idlib_tui.cli.commands.figures import Figures
from idlib_tui.cli.commands.grade import Grade
from idlib_tui.cli.commands.index import Index
from idlib_tui.cli.commands.mark import Mark
from idlib_tui.cli.commands.new import New
from idlib_tui.cli.commands.quotes import Quotes
from idlib_tui.cli.commands.search import Search
from idlib_tui.cli.commands.serve import Serve
from idlib_tui.cli.commands.show import Show
from idlib_tui.cli.commands.since import Since
from idlib_tui.cli.commands.verify import Verify
from idlib_tui.cli.parser import Parser

if TYPE_CHECKING:
    from idlib_tui.cli.output import Output

COMMANDS: tuple[Command, ...] = (
    Articles(),
    Show(),
    Search(),
    Quotes(),
    Chronology(),
    Figures(),
    Actors(),
    WhoClaims(),
    Correct(),
    Grade(),
    Mark(),
    Annotate(),
    Since(),
    ShowDesk(),
    WriteBrief(),
    Convert(),
    Check(),
    Verify(),
    Add(),
    Serve(),
    Archive(),
    Index(),
    Doctor(),
    New(),
)
"""In the order in which ``--help`` lists them."""

_DESCRIPTION = """\
Read a folder of news articles as one story: what happened when, who said what, which numbers
disagree, and where it says so. Without a command, the reader opens in the terminal."""

_EPILOG = """\
A workspace is a folder with seeds/ (the articles and story.yaml); a folder of bare .txt files does
as well. Without --workspace it is the nearest one at or above the current folder.

exit status:
  0 done   1 nothing found   2 wrong usage, query or story.yaml
  3 trouble with the workspace, a file or the output
  4 a draft or manifest does not agree with its sources   130 interrupted

`idlib-tui COMMAND --help` shows a command's options, with examples."""


def build_parser(output: Output | None = None) -> argparse.ArgumentParser:
    """Make the parser of the whole command line.

    Args:
        output: Where help and complaints go; by default the standard streams as they are.
    """
    parser = Parser(
        prog="idlib-tui",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"idlib-tui {__version__}")
    parser.add_argument(
        "--plain",
        action="store_true",
        help="open the reader without frames, bars and plots, one pane at a time",
    )
    parser.add_argument(
        "--archive",
        metavar="NAME",
        help="open the reader on one of the settings' archives; A goes to the story and back",
    )
    add_workspace_option(parser)
    # None stands for the reader, which needs no name.
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    _write_to(parser, output)
    return parser


def _write_to(parser: Parser, output: Output | None) -> None:
    """Tell a parser, and all of commands below it, where to write."""
    parser.output = output
    for action in parser._actions:  # noqa: SLF001 - argparse lists them nowhere else
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - it has no other name
            for each in action.choices.values():
                _write_to(each, output)
