"""Questions to the user in the terminal; each has an answer that Enter gives."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from idlib_tui.cli.streams import is_terminal
from idlib_tui.safe_text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from idlib_tui.cli.output import Output

LONGEST_ANSWER = 500
"""Characters of an answer; what is beyond is cut off."""

_RANGE = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")


def can_ask(output: Output) -> bool:
    """Check whether there is somebody to ask."""
    return is_terminal(sys.stdin) and output.narration.isatty()


def fill_in(output: Output, question: str, usual: str) -> str:
    """Ask for a line.

    Args:
        output: Where the question goes.
        question: The question.
        usual: What an empty line stands for.
    """
    return _ask(output, f"{question} [{usual}] ") or usual


def choose(output: Output, question: str, rows: Sequence[str], usual: int) -> list[int]:
    """Ask which of some rows are meant.

    Args:
        output: Where the question goes.
        question: The question.
        rows: What there is to choose from.
        usual: How many of the first an empty line stands for.

    Returns:
        Indexes of rows, in the order in which they were named.
    """
    for number, row in enumerate(rows, start=1):
        output.narration.write(f"{number:3}  {one_line(row)}\n")
    while True:
        answer = _ask(output, f"{question} Numbers, such as 1-3 5, or 0 for none [1-{usual}] ")
        chosen = _read_numbers(answer or f"1-{usual}", len(rows))
        if chosen is not None:
            return [number - 1 for number in chosen]
        output.say(f"Write numbers from 1 to {len(rows)}, or 0.")


def _read_numbers(answer: str, most: int) -> list[int] | None:
    """Read numbers and ranges; None if one of them is none, or too large."""
    found: list[int] = []
    for word in answer.replace(",", " ").split():
        read = _RANGE.fullmatch(word)
        if read is None:
            return None
        first, last = int(read[1]), int(read[2] or read[1])
        if last > most or (first == 0) != (last == 0):
            return None
        found += range(first, last + 1)
    return [number for number in dict.fromkeys(found) if number]


def _ask(output: Output, prompt: str) -> str:
    """Show a prompt and read a line; the end of the input is an empty line."""
    output.narration.write(prompt)
    output.narration.flush()
    line = sys.stdin.readline()
    if not line.endswith("\n"):
        output.narration.write("\n")
    return one_line(line)[:LONGEST_ANSWER].strip()
