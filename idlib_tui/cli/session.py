"""What commands share: the workspace, its library brought up to date, and the output."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from idlib_tui.cli.streams import is_terminal
from idlib_tui.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from idlib_tui.cli.output import Output
    from idlib_tui.library import Library, SyncProgress
    from idlib_tui.model.corrections import Correction

PATIENCE = 0.7
"""Seconds of work before progress is shown: shorter work needs none."""


class Session:
    """One run of a command.

    Attributes:
        output: Where it writes.
        explicit: The folder that ``--workspace`` names.
    """

    def __init__(self, output: Output, explicit: Path | None = None) -> None:
        self.output = output
        self.explicit = explicit
        self._shown: set[str] = set()

    def notify_once(self, sentence: str) -> None:
        """Write to the user something that is not data, once however often it comes up."""
        if sentence not in self._shown:
            self._shown.add(sentence)
            self.output.say(sentence)

    @cached_property
    def workspace(self) -> Workspace:
        """The workspace; a notice says which, where it is not the obvious one.

        Raises:
            WorkspaceError: There is none to use.
        """
        found = find_workspace(self.explicit)
        if found.notice is not None:
            self.output.say(found.notice)
        return found.workspace

    @contextmanager
    def library(self, *, sync: bool = True) -> Iterator[Library]:
        """Open the library, brought up to date with the articles unless ``sync`` is false.

        Raises:
            LibraryError: The index cannot be used.
            StoryError: ``story.yaml`` cannot be right.
        """
        # Imported here because SQLite and the engine are slow to load.
        from idlib_tui.library import Library  # noqa: PLC0415

        with Library.open(self.workspace, self._corrections) as library:
            if sync and library.stale():
                with self.progress() as show:
                    report = library.sync(progress=show)
                for notice in report.notices:
                    self.notify_once(notice)
            for notice in library.notices:
                self.notify_once(notice)
            yield library
            # What turned out while it was used, such as that the word index was rebuilt.
            for notice in library.notices:
                self.notify_once(notice)

    def _corrections(self) -> Sequence[Correction]:
        """Read the reader's corrections from the desk."""
        # Imported here because reading YAML is slow to load.
        from idlib_tui.brief.corrections import corrections_of  # noqa: PLC0415

        return corrections_of(self.workspace.briefs / "desk.yaml")()

    @contextmanager
    def progress(self) -> Iterator[Callable[[SyncProgress], None]]:
        """Show how far work has come, on a terminal and once it takes long."""
        stream = self.output.narration
        began = time.monotonic()
        shown = False

        def show(progress: SyncProgress) -> None:
            nonlocal shown
            if stream.isatty() and time.monotonic() - began > PATIENCE:
                shown = True
                stream.write(f"\r\x1b[K{progress.stage}: {progress.done} of {progress.total}")
                stream.flush()

        try:
            yield show
        finally:
            if shown:
                stream.write("\r\x1b[K")
                stream.flush()


def can_show_reader(environment: Mapping[str, str]) -> bool:
    """Return whether the reader can be shown: it needs a terminal for its keys and its screen.

    Where ``serve`` runs it for a browser, the server takes the terminal's place.
    """
    if environment.get("TEXTUAL_DRIVER", "").endswith(":WebDriver"):
        return True
    # Textual paints on standard error, and asks standard output for the size.
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(map(is_terminal, streams)) and environment.get("TERM") not in {None, "", "dumb"}
