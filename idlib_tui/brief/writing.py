"""Where a brief goes: a dated name in ``briefs/``, and never over what must not be lost.

The same rule holds for every file that the program writes because the user asked for it. Never
written, whatever was allowed: what lies in ``seeds/`` or ``index/`` of any workspace, a
``story.yaml`` or ``desk.yaml``, another name of an article (a link), and what is no regular file.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from idlib_tui.brief.compose import Brief
from idlib_tui.errors import IdlibError
from idlib_tui.files import write_atomically
from idlib_tui.ingest import article_files
from idlib_tui.workspace import STORY_FILE, Workspace, is_workspace

DESK_FILE = "desk.yaml"

_SLUG_LENGTH = 60
_OWN_NAMES = (STORY_FILE, DESK_FILE)


class BriefExistsError(IdlibError):
    """A brief of that name exists already; nothing was written.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists already. Give another name, or say that it may go.")
        self.path = path


class UnwritableError(IdlibError):
    """A file must not be, or cannot be, written; nothing was."""


def slug(title: str) -> str:
    """Make a title into a file name: lower-case ASCII letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    name = "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")))
    if len(name) > _SLUG_LENGTH:
        name = name[: _SLUG_LENGTH + 1].rpartition("-")[0] or name[:_SLUG_LENGTH]
    return name or "brief"


def default_path(briefs: Path, brief: Brief) -> Path:
    """Name a brief by its day and title: ``2020-02-29-idlib-talks.md``."""
    return briefs / f"{brief.made_on.isoformat()}-{slug(brief.title)}.md"


def free_path(path: Path) -> Path:
    """Find the first of ``x.md``, ``x-2.md``, ``x-3.md`` … that is not taken."""
    number, candidate = 2, path
    while os.path.lexists(candidate):
        candidate = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return candidate


def write_document(
    path: Path, text: str | bytes, workspace: Workspace, *, overwrite: bool = False
) -> None:
    """Write a brief or an export where the user wants it.

    A symbolic link is followed. ``briefs/`` is made where it is missing, any other folder must
    exist.

    Args:
        path: The file.
        text: Its whole content.
        workspace: The one that the text was made from.
        overwrite: Whether an existing file may be replaced.

    Raises:
        BriefExistsError: The file exists and ``overwrite`` is False.
        UnwritableError: The file must not be written, or cannot be.
    """
    try:
        target = path.resolve()
        _check(path, target, workspace)
        write_atomically(target, text, replace=overwrite)
    except FileExistsError as error:
        raise BriefExistsError(path) from error
    except (OSError, ValueError, RuntimeError) as error:
        # Python 3.11 raises a RuntimeError for a link that leads to itself.
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnwritableError(f"{path} cannot be written: {reason}.") from error


def will_be_read(path: Path, workspace: Workspace) -> bool:
    """Return whether a file lies among the articles, so that the next sync takes it for one."""
    return any(_same(path, article) for article in article_files(workspace))


def _check(path: Path, target: Path, workspace: Workspace) -> None:
    """Refuse a target that must not be written.

    Raises:
        UnwritableError: It must not.
    """
    if target.is_dir():
        raise UnwritableError(f"{path} is a folder; name a file.")
    if target.exists() and not target.is_file():
        raise UnwritableError(f"{path} is a device or a pipe; only files are written.")
    if not target.parent.is_dir() and target.parent != workspace.briefs.resolve():
        raise UnwritableError(f"{path} cannot be written: there is no folder {path.parent}.")
    if _folded(target.name).startswith(_OWN_NAMES):
        raise UnwritableError(f"{path} is not written: a file of that name means something here.")
    for place in (workspace, *_around(target)):
        if place.seeds != place.root and _lies_in(target, place.seeds):
            raise UnwritableError(f"{path} is not written: {place.seeds} holds the articles.")
        if _lies_in(target, place.index):
            raise UnwritableError(f"{path} is not written: {place.index} is the program's own.")
        if target.exists() and _belongs_to(target, place):
            raise UnwritableError(
                f"{path} is not written: it is an article, the story or the desk."
            )


def _belongs_to(target: Path, workspace: Workspace) -> bool:
    """Return whether an existing file is one that a workspace is made of, by whatever name."""
    files = chain((workspace.story_file, workspace.briefs / DESK_FILE), article_files(workspace))
    return any(_same(target, file) for file in files)


def _around(target: Path) -> Iterator[Workspace]:
    """The workspaces that a file lies in."""
    return (Workspace.at(folder) for folder in target.parents if is_workspace(folder))


def _lies_in(target: Path, folder: Path) -> bool:
    """Return whether a file lies anywhere below a folder, however the folder's name is spelled."""
    return any(_same(parent, folder) for parent in target.parents)


def _same(path: Path, other: Path) -> bool:
    """Whether two names lead to one file: by links, or letters that the system takes alike."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
