"""Which files of a workspace are articles."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from idlib_tui.ingest.formats import SUFFIXES
from idlib_tui.workspace import BRIEFS, INDEX, Workspace


def article_files(workspace: Workspace) -> Iterator[Path]:
    """List the files of a workspace that are read as articles, in order of their names.

    Folders below ``seeds`` count too, except hidden ones and, in a folder of bare articles, those
    that hold the index and the briefs.

    Raises:
        OSError: ``seeds`` itself cannot be listed.
    """
    own = {workspace.seeds / BRIEFS, workspace.seeds / INDEX, workspace.briefs, workspace.index}
    yield from _below(workspace.seeds, own)


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
        elif path.suffix.lower() in SUFFIXES:
            yield path
