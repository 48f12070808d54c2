"""Where the index of a workspace is: in the workspace, unless that is not writable."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

from idlib_tui.files import leads_out
from idlib_tui.workspace import Workspace

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def index_folder(workspace: Workspace) -> tuple[Path, *tuple[str, ...]]:
    """Choose the folder for the index, followed by a sentence for the user if it is not the usual.

    The index of a read-only workspace is in the user's cache folder. So is that of a workspace
    whose ``index`` is a link that leads out of it: the author of the workspace may have aimed it at
    something that must not be overwritten.
    """
    index = workspace.index
    if index.is_symlink() and leads_out(index, workspace.root):
        why = f"{index} is a link that leads out of the workspace"
    elif _is_forbidden(index):
        why = f"{index} cannot be written"
    else:
        return (index,)
    folder = _cache_folder(workspace)
    return folder, f"{why}: the index is kept in {folder}."


def _is_forbidden(index: Path) -> bool:
    """Check whether writing is forbidden; other errors show when the index is written."""
    lock = index / "lock"
    try:
        index.mkdir(parents=True, exist_ok=True)
        os.close(os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666))
    except OSError as error:
        return error.errno in _FORBIDDEN
    return False


def _cache_folder(workspace: Workspace) -> Path:
    # A late import: few workspaces need it.
    import platformdirs  # noqa: PLC0415

    path = str(workspace.root.resolve()).encode("utf-8", "surrogatepass")
    cache = platformdirs.user_cache_path("idlib-tui", appauthor=False)
    return cache / "indexes" / sha256(path).hexdigest()[:16]
