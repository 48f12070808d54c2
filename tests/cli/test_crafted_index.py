"""Every command on a workspace from somebody else: nothing that it carries is run."""

from pathlib import Path

import pytest

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.cli.conftest import Run
from tests.library.crafted import PARTS, craft

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.mark.parametrize("command", ["search idlib", "doctor", "index", "brief idlib -o -"])
def test_nothing_is_run(run: Run, idlib_workspace: Workspace, tmp_path: Path, command: str) -> None:
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
    expected = run("search", "idlib", "--json", "--workspace", idlib_workspace.root)
    assert expected.status == 0
    assert not expected.err
    marker = tmp_path / "marker"
    for trust in ("no manifest", "manifest of another"):
        for part in PARTS:
            craft(idlib_workspace, marker, part, trust)
            ran = run(*command.split(), "--workspace", idlib_workspace.root)
            assert ran.status == 0
            assert "being rebuilt" in ran.out + ran.err
            assert ("another user" in ran.out + ran.err) == (trust == "manifest of another")
            assert not marker.exists()
    assert run("search", "idlib", "--json", "--workspace", idlib_workspace.root) == expected
