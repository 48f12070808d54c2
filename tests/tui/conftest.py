"""What the tests of the reader share: a small made-up story, synced once and copied for each."""

import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from idlib_tui.library import Library
from idlib_tui.tui.controllers.watching import Watching
from idlib_tui.workspace import Workspace

ARTICLES = {
    "bridge.txt": """date 2021-03-04 RIVERTON – The bridge will close, Mayor Anna Field said.

“The bridge is not safe,” Field told reporters. “We will build a new one.”

About 4,000 people cross the bridge every day, the council said.

Shopkeepers fear that the ferry cannot carry everybody.
""",
    "ferry.txt": """date 2021-03-09 HARBOUR – The ferry began to run on Monday.

Captain Tom Reed said the ferry was full from the first hour.

“We had 900 people before noon,” Reed said.
""",
    "council.txt": """date 2021-03-20 RIVERTON – The council voted to pay for a new crossing.

Mayor Anna Field called the vote “a good day for the river”.

In 2018 the council had refused to pay for repairs.
""",
}

STORY = """title: The bridge
actors:
  - name: Anna Field
    aliases: [Field]
    roles: [mayor]
    pronoun: she
  - name: Tom Reed
    aliases: [Reed]
    roles: [captain]
    pronoun: he
"""


@pytest.fixture(autouse=True)
def _own_settings(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep the tests away from the developer's settings, clipboard and blinking cursor."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "PAGER", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Input, "cursor_blink", False)


@pytest.fixture(autouse=True)
def _unwatched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Watch no folder, so that only what a test does begins a sync."""
    monkeypatch.setattr(Watching, "begin", lambda _: None)


@pytest.fixture(scope="session")
def _synced_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("bridge") / "bridge"
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (seeds / name).write_text(text, encoding="utf-8")
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "story.yaml").write_text(STORY, encoding="utf-8")
    with Library.open(Workspace.at(root)) as library:
        library.sync(processes=1)
    return root


@pytest.fixture
def bridge(_synced_story: Path, tmp_path: Path) -> Workspace:
    """Three articles on a bridge and one empty file, already synced; a test may change them."""
    root = tmp_path / "bridge"
    shutil.copytree(_synced_story, root)
    return Workspace.at(root)
