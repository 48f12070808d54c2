"""What the tests on a pseudo-terminal share: a small folder, and the reader on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from idlib_tui.workspace import Workspace
from tests.terminal.ptys import OnPty


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two short articles."""
    seeds = tmp_path / "ferry" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "one.txt").write_text("date 2021-03-04 The ferry began to run on Monday.\n")
    (seeds / "two.txt").write_text("date 2021-03-05 The ferry stopped on Friday.\n")
    return Workspace.at(seeds.parent)


@pytest.fixture
def reader(workspace: Workspace, tmp_path: Path) -> Iterator[OnPty]:
    """The reader, once it has read everything."""
    opened = OnPty.reader(workspace.root, tmp_path)
    try:
        opened.wait(b"2 articles")
        yield opened
    finally:
        opened.close()
