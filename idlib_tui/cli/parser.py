"""The parser of the command line: argparse, with safe messages that survive any stream."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, NoReturn

from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    from idlib_tui.cli.output import Output

LONGEST_MESSAGE = 400
"""Characters of a complaint; argparse repeats what was typed, whatever it was."""


class Parser(argparse.ArgumentParser):
    """An argument parser whose help and complaints go to an ``Output``.

    Attributes:
        output: Where to write; None for the standard streams as they are.
    """

    output: Output | None = None

    def error(self, message: str) -> NoReturn:
        """Report what is wrong with the arguments, and exit with status 2."""
        message = one_line(message)
        if len(message) > LONGEST_MESSAGE:
            message = message[:LONGEST_MESSAGE] + "…"
        super().error(message)

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        # The one place in argparse that writes.
        if self.output is None:
            super()._print_message(message, file)
        elif file is sys.stdout:
            self.output.data.write(message)
        else:
            self.output.narration.write(message)
