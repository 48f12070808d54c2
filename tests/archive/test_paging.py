"""Pages are of one moment, and go on where a node that kept it dies."""

from collections.abc import Iterator

import pytest

from idlib_tui.archive import Archive, paging
from idlib_tui.archive.cluster import Cluster
from idlib_tui.archive.documents import actor_document
from idlib_tui.archive.pushing import Sender
from scripts.search_cluster import Cluster as Nodes
from tests.archive.test_pushing import mortal

__all__ = ["mortal"]

pytestmark = pytest.mark.cluster

DOCUMENTS = 60
ACTORS = {"term": {"kind": "actor"}}


@pytest.fixture
def filled(archive: Archive) -> Iterator[Cluster]:
    """A cluster with documents that have a key."""
    asked = Cluster(archive.settings)
    made = []
    for number in range(DOCUMENTS):
        key, document = actor_document(f"Actor {number}", {f"actor {number}"})
        made.append((key, {**document, "key": f"{number:04}"}))
    assert not Sender(asked, pause=lambda _: None).send(made)
    asked.ask("POST", "/_refresh")
    yield asked
    asked.close()


def keys(pages: Iterator[dict[str, object]]) -> list[object]:
    return [hit["_source"]["key"] for hit in pages]  # type: ignore[index]


def moments(cluster: Cluster) -> set[str]:
    """The points in time that are kept; also those of processes that were killed."""
    held = cluster.ask_all("GET", "/_search/point_in_time/_all")
    return {one["pit_id"] for one in held["pits"]}


def test_pages_are_of_one_moment(filled: Cluster) -> None:
    before = moments(filled)
    pages = paging.every(filled, ACTORS, page=7)
    first = next(pages)
    assert len(moments(filled) - before) == 1
    last = actor_document(f"Actor {DOCUMENTS - 1}", ())[0]
    filled.ask("DELETE", f"/_doc/{last}", refresh="true")
    assert keys(iter([first, *pages])) == [f"{number:04}" for number in range(DOCUMENTS)]
    assert keys(paging.every(filled, ACTORS, page=7))[-1] == "0058"
    assert moments(filled) <= before


def test_a_cluster_without_points_in_time(filled: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        paging, "_WAYS", tuple(way._replace(path="/_search/unknown") for way in paging._WAYS)
    )
    assert len(keys(paging.every(filled, ACTORS, page=60))) == DOCUMENTS


def test_a_node_that_dies_between_pages(filled: Cluster, mortal: Nodes) -> None:
    mortal.wait()
    pages = paging.every(filled, ACTORS, page=7)
    first = [next(pages) for _ in range(7)]
    mortal.nodes[1].kill()
    assert keys(iter([*first, *pages])) == [f"{number:04}" for number in range(DOCUMENTS)]
