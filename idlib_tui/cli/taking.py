"""Copying articles into a workspace, as ``add`` and ``new`` do."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from idlib_tui.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from idlib_tui.ingest.adding import Added
    from idlib_tui.workspace import Workspace


def take_in(workspace: Workspace, paths: Sequence[str]) -> Iterator[Added]:
    """Copy files and folders into ``seeds/``, and what is piped in for ``-``; each path once.

    Raises:
        WorkspaceError: Standard input cannot be read.
    """
    # Imported here because the readers of formats are slow to load.
    from idlib_tui.ingest.adding import add_bytes, add_path  # noqa: PLC0415
    from idlib_tui.ingest.reader import MAX_ARCHIVE_BYTES  # noqa: PLC0415

    for path in dict.fromkeys(paths):
        if path != "-":
            yield from add_path(workspace, Path(path))
            continue
        try:
            data = sys.stdin.buffer.read(MAX_ARCHIVE_BYTES + 1)
        except (OSError, ValueError, AttributeError) as error:
            raise WorkspaceError(f"Standard input cannot be read: {error}.") from error
        yield add_bytes(workspace, data)
