"""What the program's exit status means."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """An exit status; scripts rely on these."""

    OK = 0
    """Done; for a read command, something was found."""
    NOTHING_FOUND = 1
    """The question was understood, and there is nothing to show."""
    USAGE = 2
    """The command line, a query or ``story.yaml`` cannot be right."""
    WORKSPACE = 3
    """The workspace, its index, a file or the output cannot be used, or an unexpected error."""
    DISAGREES = 4
    """Something that was checked does not agree with its sources: a draft, or a manifest."""
    INTERRUPTED = 130
    """Stopped with Ctrl+C: 128 and the number of SIGINT, as shells count."""
