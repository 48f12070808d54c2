"""The reader on a real cluster in a real terminal: from a search to the brief of a new story."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from idlib_tui.archive import Archive, ArchiveSettings
from idlib_tui.library import Library
from idlib_tui.settings_file import SETTINGS_FILE
from idlib_tui.workspace import Workspace, create_workspace
from scripts.search_cluster import Cluster as Nodes
from tests.archive.test_pushing import mortal
from tests.terminal.tmux import NEEDS_TMUX, Terminal

__all__ = ["mortal"]

pytestmark = [pytest.mark.cluster, NEEDS_TMUX]

ARTICLES = 240
WANTED = 200
"""Articles of the story that is made."""


@pytest.fixture(scope="module")
def filled(cluster: Nodes, tmp_path_factory: pytest.TempPathFactory) -> ArchiveSettings:
    """An archive of made-up articles."""
    settings = ArchiveSettings("desk", tuple(node.url for node in cluster.nodes), "terminal")
    root = tmp_path_factory.mktemp("terminal")
    write_corpus(root, ARTICLES, words=80)
    with Library.open(Workspace.at(root)) as library, Archive(settings) as archive:
        library.sync()
        archive.create(shards=2)
        archive.push(library)
    return settings


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    """A story without articles."""
    return create_workspace(tmp_path / "own")


@pytest.fixture
def terminal(own: Workspace, filled: ArchiveSettings, tmp_path: Path) -> Iterator[Terminal]:
    """The reader, opened on the archive."""
    home = tmp_path / "home"
    (home / "idlib-tui").mkdir(parents=True)
    (home / "idlib-tui" / SETTINGS_FILE).write_text(
        f'[archives.desk]\nurl = {json.dumps(filled.urls)}\nindex = "{filled.index}"\n', "utf-8"
    )
    opened = Terminal(own, 160, 45, home, options="--archive desk")
    try:
        opened.wait(f"archive desk · {ARTICLES} articles")
        yield opened
    finally:
        opened.close()


def to_the_results(terminal: Terminal) -> None:
    """Go from the search bar to the results; the next key is for them."""
    terminal.press("Tab")
    terminal.wait("⏎ Open")


def test_a_story_from_the_archive(terminal: Terminal, own: Workspace) -> None:
    terminal.press("/")
    terminal.type("said:halden")
    terminal.wait(f"of {ARTICLES}")
    terminal.press("Enter")
    terminal.wait_until_gone("Open the best")
    terminal.wait("hit 1 of ")
    terminal.press("a")
    terminal.wait("Choose an actor")
    terminal.type("anna halden")
    terminal.press("Enter")
    terminal.wait("Anna Halden  ·")
    terminal.press("1")
    terminal.press("/")
    terminal.press("C-u")
    # Nearly every article has the word, so that most of the archive is copied.
    terminal.type("the")
    terminal.wait(lambda screen: "/ the " in screen and "best 100 of " in screen)
    to_the_results(terminal)
    terminal.press("W")
    terminal.wait("into the story?")
    terminal.press("y")
    terminal.wait("articles copied")
    record = json.loads((own.briefs / "pulled.json").read_text("utf-8"))
    assert len(record["files"]) >= WANTED
    terminal.press("A")
    terminal.wait(f"{len(record['files'])} articles")
    terminal.wait_until_gone("Reading articles")
    terminal.wait_until_gone("Joining")
    terminal.press("e")
    terminal.wait("w Write")
    terminal.press("w")
    terminal.wait("Written to")
    [brief] = own.briefs.glob("*.md")
    assert brief.stat().st_size > 1000


def test_nodes_that_die_leave_the_story(terminal: Terminal, mortal: Nodes, own: Workspace) -> None:
    mortal.wait()
    (own.seeds / "quay.txt").write_text("The quay\n\nThe quay was closed.\n", encoding="utf-8")
    mortal.nodes[1].kill()
    terminal.press("/")
    terminal.type("killed")
    terminal.wait(f"of {ARTICLES}")
    to_the_results(terminal)
    terminal.press("A")
    terminal.wait("The quay")
    terminal.press("2")
    terminal.wait("The quay was closed.")
