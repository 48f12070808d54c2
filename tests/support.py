"""Helpers that tests of several rooms use."""

import shutil
from pathlib import Path

from idlib_tui.workspace import Workspace

SEEDS = Path(__file__).parents[1] / "seeds"


def copy_idlib_story(root: Path) -> Workspace:
    """Make a workspace with the Idlib story in a folder of its own."""
    shutil.copytree(SEEDS, root / "seeds")
    return Workspace.at(root)
