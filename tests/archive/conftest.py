"""A real cluster for the tests that are marked so; they are skipped unless it is asked for."""

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from idlib_tui.archive import Archive, ArchiveSettings
from idlib_tui.library import Library
from scripts.search_cluster import Cluster, running
from tests.archive.recording import Recordings, serving
from tests.support import copy_idlib_story

ASKED_FOR = "IDLIB_TUI_CLUSTER"
"""The environment variable with which `make test-archive` asks for a cluster."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not os.environ.get(ASKED_FOR):
        skipped = pytest.mark.skip(reason="`make test-archive` starts the cluster that it needs")
        for item in items:
            if item.get_closest_marker("cluster"):
                item.add_marker(skipped)


RECORD = "record"
"""Its value with which what the cluster answers about the story is recorded anew."""


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """Two nodes."""
    with running(2, short=True) as nodes:
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


class Story:
    """The Idlib story in an archive, and what a library of it answers.

    Attributes:
        archive: The archive.
        library: The library; None where both are only recorded.
    """

    def __init__(self, archive: Archive, library: Library | None, recordings: Recordings) -> None:
        self.archive = archive
        self.library = library
        self._recordings = recordings

    def expected(self, name: str, ask: Callable[[Library], Any]) -> Any:
        """Ask the library, or return what it said when that was recorded; as JSON has it."""
        if self.library is not None:
            self._recordings.expected[name] = json.loads(json.dumps(ask(self.library)))
        return self._recordings.expected[name]


@pytest.fixture(scope="session")
def story(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Story]:
    """The story; tests only read it.

    Without a cluster, the archive answers what a real one once answered to the same request.
    """
    if not os.environ.get(ASKED_FOR):
        recordings = Recordings.load()
        with serving(recordings) as url, Archive(_settings(url)) as opened:
            yield Story(opened, None, recordings)
        return
    recordings = Recordings()
    real: Cluster = request.getfixturevalue("cluster")
    workspace = copy_idlib_story(tmp_path_factory.mktemp("archived") / "idlib")
    with Library.open(workspace) as library, Archive(_settings(real.url)) as opened:
        library.sync(processes=1)
        opened.create(shards=2)
        assert opened.push(library).sent == len(library.articles())
        with serving(recordings, real.url) as url, Archive(_settings(url)) as recorded:
            yield Story(recorded, library, recordings)
    if os.environ.get(ASKED_FOR) == RECORD:
        recordings.save()


def _settings(url: str) -> ArchiveSettings:
    return ArchiveSettings("desk", (url,), "idlib-story")
