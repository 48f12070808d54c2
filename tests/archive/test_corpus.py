"""On a made-up corpus, an archive on a real cluster finds what the library does, for every kind."""

from collections.abc import Iterator

import pytest

from benchmarks.corpus import write_corpus
from benchmarks.queries import every
from idlib_tui.archive import Archive, ArchiveSettings
from idlib_tui.archive.cluster import Cluster
from idlib_tui.archive.documents import make_actor
from idlib_tui.errors import UnknownActorError
from idlib_tui.filters import Marks
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from scripts.search_cluster import Cluster as Nodes

pytestmark = pytest.mark.cluster

ARTICLES = 100


@pytest.fixture(scope="module")
def both(
    cluster: Nodes, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Library, Archive]]:
    """A library and an archive of the same articles; the archive had others, now deleted."""
    root, other = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("other")
    write_corpus(root, ARTICLES, words=120)
    write_corpus(other, ARTICLES // 5, words=120, seed=8)
    settings = ArchiveSettings("desk", (cluster.url,), "corpus")
    with Archive(settings) as archive:
        archive.create(shards=3)
        with Library.open(Workspace.at(other)) as gone:
            gone.sync(processes=1)
            archive.push(gone)
            _delete(settings, gone)
        with Library.open(Workspace.at(root)) as library:
            library.sync(processes=1)
            archive.push(library)
            yield library, archive


def _delete(settings: ArchiveSettings, library: Library) -> None:
    asked = Cluster(settings)
    for key in [row.content_hash for row in library.articles()]:
        asked.ask("DELETE", f"/_doc/{key}")
    for actor in library.actors(silent=True):
        asked.ask("DELETE", f"/_doc/{make_actor(actor)[0]}")
    asked.ask("POST", "/_refresh")
    asked.close()


def test_every_kind_of_query_finds_the_same(both: tuple[Library, Archive]) -> None:
    library, archive = both
    marks = Marks(read=frozenset(row.content_hash for row in library.articles()[::3]))
    kinds = every(library)
    assert len(kinds) > 90
    empty = limited = 0
    for kind, (query, typing) in kinds.items():
        try:
            expected = library.search(query, partial=typing, limit=1000, marks=lambda: marks)
        except UnknownActorError:
            with pytest.raises(UnknownActorError):
                archive.search(query, partial=typing)
            continue
        found = archive.search(query, partial=typing, limit=1000, marks=lambda: marks)
        names = {hit.article.id for hit in expected.hits}
        shown = {hit.article.id for hit in found.hits}
        if any("most frequent were searched" in notice for notice in expected.notices):
            # Here the archive searches all words that start so.
            assert shown >= names, kind
            limited += 1
            continue
        assert shown == names, kind
        assert found.total == expected.total
        empty += not names
    assert empty < len(kinds) / 4
    assert limited < len(kinds) / 10


@pytest.mark.parametrize("query", ["", "killed", 'said:"anna halden"', "date:2020"])
def test_facets_are_the_same(both: tuple[Library, Archive], query: str) -> None:
    library, archive = both
    assert archive.facets(query)[0] == library.facets(query)
