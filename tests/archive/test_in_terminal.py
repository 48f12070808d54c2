"""The reader on a real cluster in a real terminal: from a search to the brief of a new story."""

import json
import re
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
    """A story of one article."""
    workspace = create_workspace(tmp_path / "own")
    (workspace.seeds / "quay.txt").write_text("The quay\n\nThe quay was closed.\n", "utf-8")
    return workspace


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


def search(terminal: Terminal, query: str) -> None:
    """Search, and wait for the answer."""
    terminal.press("/")
    terminal.wait("Open the best")
    type_query(terminal, query)


def type_query(terminal: Terminal, query: str) -> None:
    """Type into the empty search bar, and wait for the answer."""
    terminal.type(query)
    answered = re.compile(rf"^ / {query} .* of {ARTICLES}\s*$", re.MULTILINE)
    terminal.wait(lambda screen: bool(answered.search(screen)))


def to_the_results(terminal: Terminal) -> None:
    """Go from the search bar to the results; the next key is for them."""
    terminal.press("Tab")
    terminal.wait_until_gone("Open the best")


def test_a_story_from_the_archive(terminal: Terminal, own: Workspace) -> None:
    search(terminal, "said:halden")
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
    terminal.wait("Open the best")
    terminal.press("C-u")
    terminal.wait_until_gone("said:halden")
    # Nearly every article has the word, so that most of the archive is copied.
    type_query(terminal, "the")
    assert "best 100 of " in terminal.screen()
    to_the_results(terminal)
    terminal.press("F")
    terminal.wait("into the story?")
    terminal.press("y")
    terminal.wait("articles copied")
    record = json.loads((own.briefs / "pulled.json").read_text("utf-8"))
    assert len(record["files"]) >= WANTED
    terminal.press("Z")
    read = re.compile(rf"[1-9]\d* entries.*{len(record['files']) + 1} articles", re.DOTALL)
    # Reading so many articles in takes longer than a key.
    for _ in range(8):
        if read.search(terminal.seen(lambda screen: bool(read.search(screen)))):
            break
    terminal.press("e")
    terminal.wait("w Write")
    terminal.press("w")
    terminal.wait("Written to")
    [brief] = own.briefs.glob("*.md")
    assert brief.stat().st_size > 1000


def test_nodes_that_die_leave_the_story(terminal: Terminal, mortal: Nodes) -> None:
    mortal.wait()
    mortal.nodes[1].kill()
    search(terminal, "killed")
    to_the_results(terminal)
    terminal.press("Z")
    terminal.wait("The quay")
    terminal.press("2")
    terminal.wait("The quay was closed.")
