"""Pushing to real nodes: whatever is killed, the archive ends up as if nothing had been."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from idlib_tui.archive import Archive, ArchiveSettings
from idlib_tui.archive.cluster import Cluster
from idlib_tui.archive.slices import Slice
from idlib_tui.errors import ArchiveError
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace, create_workspace
from scripts.search_cluster import Cluster as Nodes

pytestmark = pytest.mark.cluster

ARTICLES = 24

PUSH = """
import os, signal, sys
from pathlib import Path
from idlib_tui.archive import Archive, ArchiveSettings, pushing
from idlib_tui.archive.slices import Slice
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

root, url, index, which, of, left = sys.argv[1:]
left = int(left)
pushing._BATCH_BYTES = 10_000
send = pushing.Sender._bulk

def counting(self, *what):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return send(self, *what)

pushing.Sender._bulk = counting
with Library.open(Workspace.at(Path(root))) as library:
    with Archive(ArchiveSettings("desk", (url,), index)) as archive:
        archive.push(library, Slice(int(which), int(of)))
"""
"""Pushes a slice, and dies before some request; never if that is 0."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    root = tmp_path_factory.mktemp("corpus")
    write_corpus(root, ARTICLES, words=150)
    with Library.open(Workspace.at(root)) as opened:
        opened.sync(processes=1)
        yield opened


def contents(settings: ArchiveSettings) -> dict[str, str]:
    """All documents by their ids, as their fingerprints."""
    asked = Cluster(settings)
    asked.ask("POST", "/_refresh")
    body = {"query": {"match_all": {}}, "size": 10_000, "_source": ["fingerprint"]}
    answer = asked.ask("POST", "/_search", body)
    asked.close()
    assert answer["_shards"]["failed"] == 0
    found = {hit["_id"]: hit["_source"]["fingerprint"] for hit in answer["hits"]["hits"]}
    assert answer["hits"]["total"]["value"] == len(found)
    return found


def start(
    library: Library, settings: ArchiveSettings, part: Slice, left: int = 0
) -> subprocess.Popen[bytes]:
    arguments = (
        library.workspace.root,
        settings.urls[0],
        settings.index,
        part.which,
        part.of,
        left,
    )
    return subprocess.Popen([sys.executable, "-c", PUSH, *map(str, arguments)], env=os.environ)


@pytest.fixture
def whole(library: Library, cluster: Nodes) -> dict[str, str]:
    """What one push of everything makes of an archive."""
    settings = ArchiveSettings("desk", (cluster.url,), "whole")
    with Archive(settings) as archive:
        archive.create()
        archive.push(library)
    return contents(settings)


def test_a_push_is_idempotent(library: Library, archive: Archive) -> None:
    seen: list[tuple[int, int]] = []
    first = archive.push(library, progress=lambda done, total: seen.append((done, total)))
    assert (first.articles, first.sent, first.unchanged) == (ARTICLES, ARTICLES, 0)
    assert seen[-1] == (ARTICLES, ARTICLES)
    before = contents(archive.settings)
    again = archive.push(library)
    assert (again.sent, again.unchanged, again.refused) == (0, ARTICLES, ())
    assert contents(archive.settings) == before


def test_slices_make_the_whole(library: Library, archive: Archive, whole: dict[str, str]) -> None:
    parts = [archive.push(library, Slice(which, 3)) for which in (1, 2, 3)]
    assert sum(part.sent for part in parts) == ARTICLES
    assert all(0 < part.articles < ARTICLES for part in parts)
    assert contents(archive.settings) == whole


@pytest.mark.parametrize("seed", range(2))
def test_four_processes_of_which_two_are_killed(
    library: Library, archive: Archive, whole: dict[str, str], seed: int
) -> None:
    rng = random.Random(seed)
    killed = rng.sample(range(1, 5), 2)
    left = {which: rng.randint(1, 4) if which in killed else 0 for which in range(1, 5)}
    started = {
        which: start(library, archive.settings, Slice(which, 4), some)
        for which, some in left.items()
    }
    statuses = {which: process.wait() for which, process in started.items()}
    assert {which for which, status in statuses.items() if status == -9} == set(killed)
    assert contents(archive.settings).items() < whole.items()
    again = [start(library, archive.settings, Slice(which, 4)) for which in killed]
    assert [process.wait() for process in again] == [0, 0]
    assert contents(archive.settings) == whole


@pytest.fixture
def mortal(cluster: Nodes) -> Iterator[Nodes]:
    """The cluster, of which the test may kill the second node."""
    yield cluster
    if cluster.nodes[1].process.poll() is not None:
        cluster.nodes[1].start()
    cluster.wait()


def test_a_killed_node_loses_nothing(
    library: Library, archive: Archive, mortal: Nodes, whole: dict[str, str]
) -> None:
    settings = archive.settings
    with Archive(replace(settings, index="bare")) as bare:
        bare.create(shards=2, replicas=0)
        bare.push(library)
        mortal.wait()
        acknowledged = archive.push(library, Slice(1, 2)).sent
        mortal.nodes[1].kill()
        found = archive.search("", limit=0)
        assert found.total == acknowledged or found.notices
        part = bare.search("", limit=0)
        assert 0 < part.total < ARTICLES
        assert part.notices[0].startswith("1 of 2 parts of the archive did not answer")
        assert bare.status().silent == 1
        with pytest.raises(ArchiveError, match="1 of 2 parts"):
            list(bare.every("", ["key"]))
        done = archive.push(library)
        assert done.unchanged == acknowledged
        assert done.sent == ARTICLES - acknowledged
        assert contents(settings) == whole
        assert archive.status().health == "yellow"
        mortal.nodes[1].start()
        mortal.wait()
        assert contents(settings) == whole
        assert archive.status().health == "green"
        assert (bare.search("").total, bare.search("").notices) == (ARTICLES, ())


def test_a_read_only_index_is_told(library: Library, archive: Archive) -> None:
    asked = Cluster(archive.settings)
    asked.ask("PUT", "/_settings", {"index.blocks.write": True})
    with pytest.raises(ArchiveError, match="is set to read-only"):
        archive.push(library)
    assert archive.search("").total == 0
    asked.close()


def test_an_index_of_another_program_is_left_alone(
    library: Library, settings: ArchiveSettings
) -> None:
    asked = Cluster(settings)
    asked.ask("PUT", "", {"mappings": {"properties": {"name": {"type": "keyword"}}}})
    with Archive(settings) as archive:
        for ask in (archive.create, archive.status, lambda: archive.push(library)):
            with pytest.raises(ArchiveError, match="belongs to another program"):
                ask()
    assert asked.ask("GET", "/_mapping")[settings.index]["mappings"]["properties"].keys() == {
        "name"
    }
    asked.close()


def test_no_index_yet(library: Library, settings: ArchiveSettings) -> None:
    with Archive(settings) as archive, pytest.raises(ArchiveError, match="archive create"):
        archive.push(library)


def test_what_was_pulled_is_not_pushed_back(
    library: Library, archive: Archive, tmp_path: Path
) -> None:
    archive.push(library)
    before = contents(archive.settings)
    workspace = create_workspace(tmp_path / "story")
    pulled = list(archive.pull("date:2019", workspace))
    assert 0 < len(pulled) < ARTICLES
    (workspace.seeds / "own.txt").write_text("The harbour\n\nA text of my own.\n", "utf-8")
    with Library.open(workspace) as story:
        story.sync(processes=1)
        assert archive.push(story).sent == 1
    articles = {key for key in contents(archive.settings) if not key.startswith("actor-")}
    assert len(articles - before.keys()) == 1
