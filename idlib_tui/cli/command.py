"""What a command is: a name, its options, its help, and what it does."""

from __future__ import annotations

import argparse
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from idlib_tui.cli.parser import Parser
    from idlib_tui.cli.session import Session
    from idlib_tui.cli.status import ExitStatus


class Command(ABC):
    """One command of the program. The class docstring is its description in ``--help``."""

    name: ClassVar[str]
    """What the user types."""
    summary: ClassVar[str]
    """One line for the list of commands."""
    examples: ClassVar[tuple[tuple[str, str], ...]] = ()
    """(arguments, what that does), shown below the options."""
    json: ClassVar[bool] = True
    """Whether it takes ``--json``."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own arguments."""
        del parser

    @abstractmethod
    def run(self, arguments: argparse.Namespace, session: Session) -> ExitStatus:
        """Do it.

        Raises:
            IdlibError: An expected failure, whose message is shown as it is.
        """

    def add_to(self, commands: argparse._SubParsersAction[Parser]) -> None:
        """Add the command's parser, with the options that all commands share."""
        parser = commands.add_parser(
            self.name,
            help=self.summary,
            description=_unindented(self.__doc__ or ""),
            epilog=_listed(self.examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.configure(parser)
        add_workspace_option(parser)
        if self.json:
            parser.add_argument(
                "--json", action="store_true", help="print JSON Lines: one object a line, in UTF-8"
            )
        parser.set_defaults(command=self)


def add_workspace_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--workspace``, which may stand before or after the command's name."""
    parser.add_argument(
        "--workspace",
        metavar="DIR",
        type=Path,
        # A subcommand's default would overwrite what stood before its name.
        default=argparse.SUPPRESS,
        help="a workspace, or a folder of articles (default: the nearest workspace above)",
    )


def _unindented(docstring: str) -> str:
    return "\n".join(line.strip() for line in docstring.strip().splitlines())


def _listed(examples: tuple[tuple[str, str], ...]) -> str | None:
    if not examples:
        return None
    lines = (f"  idlib-tui {arguments}\n      {what}" for arguments, what in examples)
    return "examples:\n" + "\n".join(lines)
