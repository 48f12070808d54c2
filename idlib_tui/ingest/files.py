"""Which files of a workspace are articles, and what they are called."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from idlib_tui.ingest.formats import FORMATS
from idlib_tui.workspace import BRIEFS, INDEX, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def article_files(workspace: Workspace) -> Iterator[Path]:
    """List the files of a workspace that are read as articles, in order of their names.

    Folders below ``seeds`` count too, except hidden ones and those that hold index and briefs.

    Raises:
        OSError: ``seeds`` itself, or a folder below it, cannot be listed.
    """
    own = {workspace.seeds / BRIEFS, workspace.seeds / INDEX, workspace.briefs, workspace.index}
    yield from _below(workspace.seeds, own)


def article_id(file: str) -> str:
    """Name the article in a file: its path below ``seeds`` without ``.txt``.

    Other suffixes stay, so that ``a.txt`` and ``a.md`` are two articles.
    """
    return file.removesuffix(".txt") or file


def _below(folder: Path, own: set[Path]) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda entry: entry.name)
    for entry in listed:
        if entry.name.startswith("."):
            continue
        path = folder / entry.name
        # Links to folders are not followed: they can lead round in a circle.
        if entry.is_dir(follow_symlinks=False):
            if path not in own:
                yield from _below(path, own)
        elif path.suffix.lower() in FORMATS:
            yield path
