"""A sync that is killed anywhere leaves an index that opens, and the next sync completes it."""

import os
import shutil
import signal
import sys
from pathlib import Path
from types import FrameType

import pytest

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.library.catalogs import contents, fingerprint, searched
from tests.library.conftest import write_seeds

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the process to be killed")

# Calls into the system or into SQLite after which the disk may look different.
_WRITES = frozenset(
    {"execute", "executemany", "executescript", "commit", "write", "flush", "close", "open"}
    | {"rename", "replace", "unlink", "remove", "mkdir", "rmdir", "truncate"}
)
_POINTS = 30

ARTICLES = {
    "a.txt": "date 2020-02-18 Anna Halden said on Tuesday that talks with Turkey had failed.",
    "b.txt": "date 2020-02-03 Twelve soldiers were killed on Monday, the ministry said.",
    "c.txt": "Talks go on, Halden said. At least 14 soldiers were killed in the attack on Monday.",
}


def _sync_in_child(workspace: Workspace, kill_at: int, count_to: Path | None = None) -> int:
    """Sync in a forked process that kills itself at its n-th write; return its wait status."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1]
    seen = 0

    def count(_: FrameType, event: str, called: object) -> None:
        nonlocal seen
        if event == "c_call" and getattr(called, "__name__", "") in _WRITES:
            seen += 1
            if seen == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.setprofile(count)
        with Library.open(workspace) as library:
            library.sync(processes=1)
        sys.setprofile(None)
        if count_to is not None:
            count_to.write_text(str(seen))
    finally:
        os._exit(0)


@pytest.mark.parametrize("incremental", [False, True])
def test_killed_anywhere(tmp_path: Path, incremental: bool) -> None:
    def prepare(name: str) -> Workspace:
        workspace = write_seeds(tmp_path / name, ARTICLES)
        if incremental:
            first = min(workspace.seeds.glob("*.txt"))
            text = first.read_text(encoding="utf-8")
            first.write_text("date 2020-02-09 Turkey said on Sunday that talks go on.")
            with Library.open(workspace) as library:
                library.sync(processes=1)
            first.write_text(text, encoding="utf-8")
        return workspace

    # What is loaded once in this process is not counted, and not killed, in the children.
    with Library.open(prepare("rehearsal")) as library:
        library.sync(processes=1)
        searched(library)
    whole = prepare("whole")
    counted = tmp_path / "writes"
    assert _sync_in_child(whole, 0, counted) == 0
    writes = int(counted.read_text())
    expected = contents(whole)
    with Library.open(whole) as library:
        ranked = searched(library)
    template = prepare("template")
    for point in range(_POINTS):
        root = tmp_path / f"killed{point}"
        shutil.copytree(template.root, root)
        workspace = Workspace.at(root)
        before = fingerprint(workspace.seeds)
        status = _sync_in_child(workspace, 1 + point * writes // _POINTS)
        assert os.WIFSIGNALED(status)
        assert fingerprint(workspace.seeds) == before
        with Library.open(workspace) as library:
            library.articles()
            searched(library)
            library.sync(processes=1)
            assert not library.stale()
            assert searched(library) == ranked
            assert library.health()["words"] == "ok"
        assert contents(workspace) == expected
