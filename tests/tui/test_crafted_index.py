"""The reader on a workspace from somebody else."""

from pathlib import Path

import pytest

from idlib_tui.workspace import Workspace
from tests.library.crafted import PARTS, craft
from tests.tui.driving import opened

pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.mark.parametrize("part", PARTS)
async def test_opening_and_searching_run_nothing(
    bridge: Workspace, tmp_path: Path, part: str
) -> None:
    marker = tmp_path / "marker"
    craft(bridge, marker, part, "manifest of another")
    async with opened(bridge) as driver:
        await driver.search("shopkeep")
        assert "1 article, 1 hit" in driver.text()
    assert not marker.exists()
