"""Which files of a workspace are articles, and what they are called."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.ingest.formats import FORMATS
from idlib_tui.workspace import BRIEFS, INDEX, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator


def article_files(workspace: Workspace) -> Iterator[Path]:
    """List the files of a workspace that are read as articles, in order of their names.

    Folders below ``seeds`` count too, except hidden ones and those that hold index and briefs. A
    folder that cannot be listed is itself among the results: reading it gives the reason.

    Raises:
        OSError: ``seeds`` itself cannot be listed.
    """
    own = {workspace.seeds / BRIEFS, workspace.seeds / INDEX, workspace.briefs, workspace.index}
    yield from _below(_listed(workspace.seeds), own)


def article_id(file: str) -> str:
    """Name the article in a file: its path below ``seeds`` without ``.txt``.

    Other suffixes stay, so that ``a.txt`` and ``a.md`` are two articles.
    """
    return file.removesuffix(".txt") or file


def _below(entries: list[os.DirEntry[str]], own: set[Path]) -> Iterator[Path]:
    # Not by recursion: folders can be nested deeper than Python's stack.
    waiting = entries[::-1]
    while waiting:
        entry = waiting.pop()
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        if not _is_folder(entry):
            if path.suffix.lower() in FORMATS:
                yield path
        elif path not in own:
            try:
                waiting += _listed(path)[::-1]
            except OSError:
                yield path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell folders from files. Links to folders are not followed: they can lead anywhere."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)
