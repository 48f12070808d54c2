"""What tests of every room share: the Idlib story as a workspace of its own, and synced."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.support import copy_idlib_story


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests away from the developer's data, and give all of them one key for indexes."""
    folder = tmp_path_factory.mktemp("own-home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA", "STATE", "CACHE"):
            patch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
        yield


@pytest.fixture
def idlib_workspace(tmp_path: Path) -> Workspace:
    """The Idlib story, not yet synced; a test may change it."""
    return copy_idlib_story(tmp_path / "idlib")


@pytest.fixture(scope="session")
def idlib(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The Idlib story, synced once; tests only read it."""
    workspace = copy_idlib_story(tmp_path_factory.mktemp("story") / "idlib")
    with Library.open(workspace) as library:
        library.sync(processes=1)
        yield library
