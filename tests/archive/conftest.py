"""A real cluster for the tests that are marked so; they are skipped unless it is asked for."""

import os
from collections.abc import Iterator

import pytest

from idlib_tui.archive import Archive, ArchiveSettings
from idlib_tui.library import Library
from scripts.search_cluster import Cluster, running
from tests.support import copy_idlib_story

ASKED_FOR = "IDLIB_TUI_CLUSTER"
"""The environment variable with which `make test-archive` asks for a cluster."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not os.environ.get(ASKED_FOR):
        skipped = pytest.mark.skip(reason="`make test-archive` starts the cluster that it needs")
        for item in items:
            if item.get_closest_marker("cluster"):
                item.add_marker(skipped)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Two nodes."""
    with running(2) as nodes:
        yield nodes


@pytest.fixture
def settings(cluster: Cluster, request: pytest.FixtureRequest) -> ArchiveSettings:
    """An archive of the test's own, not created."""
    name = "".join(sign if sign.isalnum() else "-" for sign in request.node.name.lower())
    return ArchiveSettings("desk", tuple(node.url for node in cluster.nodes), name[:80].strip("-"))


@pytest.fixture
def archive(settings: ArchiveSettings) -> Iterator[Archive]:
    """An archive of the test's own, created and empty."""
    with Archive(settings) as opened:
        opened.create()
        yield opened


@pytest.fixture(scope="session")
def story(
    cluster: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Library, Archive]]:
    """The Idlib story as a library, and pushed into an archive; tests only read them."""
    workspace = copy_idlib_story(tmp_path_factory.mktemp("archived") / "idlib")
    settings = ArchiveSettings("desk", (cluster.url,), "idlib-story")
    with Library.open(workspace) as library, Archive(settings) as opened:
        library.sync(processes=1)
        opened.create(shards=2, replicas=0)
        opened.push(library)
        yield library, opened
