"""What can go wrong in a way that the user can mend: one clear sentence each, with the way out."""

from __future__ import annotations

from pathlib import Path


class IdlibError(Exception):
    """An expected failure. ``str(error)`` is one message fit to show to the user as it is."""


class WorkspaceError(IdlibError):
    """The folder cannot serve as a workspace (missing, unreadable, not writable)."""


class StoryError(IdlibError):
    """``story.yaml`` says something that cannot be right.

    Attributes:
        file: The file that is wrong.
        line: 1-based line, or None if the whole file is meant.
    """

    def __init__(self, file: Path, line: int | None, problem: str, remedy: str = "") -> None:
        where = f"{file}:{line}" if line is not None else f"{file}"
        super().__init__(f"{where}: {problem}" + (f" {remedy}" if remedy else ""))
        self.file = file
        self.line = line


class LibraryError(IdlibError):
    """The derived data in ``index/`` cannot be opened, or is locked by another process."""


class ArchiveError(IdlibError):
    """An archive cannot be reached or used, or its settings cannot be right."""


class ServeError(IdlibError):
    """The reader cannot be served to a browser."""


class ProcessDiedError(IdlibError):
    """A process that did a part of the work ended abruptly."""

    def __init__(self) -> None:
        super().__init__(
            "A process that read articles ended abruptly, perhaps for want of memory. "
            "Run it again to go on; --processes 1 needs less."
        )


class UnknownArticleError(IdlibError):
    """No article, or more than one, goes by the id that was asked for."""


class NothingMeantError(IdlibError):
    """Nothing has the words by which something was asked for."""


class FilterError(IdlibError):
    """A filter makes no sense: a range that ends before it starts, a value that is none."""


class UnknownActorError(FilterError):
    """No actor, or more than one, goes by the name that was asked for."""


class QueryError(IdlibError):
    """The query cannot be understood.

    Attributes:
        position: 0-based offset into the query where the trouble starts, or None.
    """

    def __init__(self, problem: str, position: int | None = None) -> None:
        super().__init__(problem)
        self.position = position
