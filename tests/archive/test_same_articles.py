"""A real cluster finds the same articles as the local engine."""

import random
from collections.abc import Callable, Iterator

import pytest

from idlib_tui.archive import Archive, ArchiveSettings, translation
from idlib_tui.archive.cluster import Cluster
from idlib_tui.archive.documents import Annotated, document_id, make_document
from idlib_tui.archive.meanings import Lookup
from idlib_tui.archive.pushing import Sender
from idlib_tui.archive.translation import whole_query
from idlib_tui.errors import QueryError
from idlib_tui.filters import Marks
from idlib_tui.library.query.parser import parse
from idlib_tui.library.query.tree import Among, Everything, Leaf, Node, Phrase, Prefix
from idlib_tui.library.query.visiting import rewritten
from idlib_tui.library.search.engine import Engine
from idlib_tui.model import Annotations, Article
from scripts.search_cluster import Cluster as Nodes
from tests.library.test_engines import ALPHABET, TEXTS, filled, tree, whoosh

pytestmark = pytest.mark.cluster

Ask = Callable[[Node], set[int]]


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = filled(whoosh(tmp_path_factory.mktemp("engine") / "words"))
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def ask(cluster: Nodes) -> Iterator[Ask]:
    """The same articles in an archive, of which some were deleted again."""
    settings = ArchiveSettings("desk", (cluster.url,), "engines")
    Archive(settings).create(shards=3, replicas=0)
    asked = Cluster(settings)
    made = []
    for number, (title, text) in TEXTS.items():
        article = Article(f"{number}", f"{number}.txt", title, text, content_hash=f"{number:064x}")
        made.append(
            (document_id(article), make_document(Annotated(article, Annotations(), (), {})))
        )
    assert not Sender(asked, pause=lambda _: None).send(made)
    for number in list(TEXTS)[::7]:
        asked.ask("DELETE", f"/_doc/{number:064x}")
    asked.ask("POST", "/_refresh")

    def find(tree: Node) -> set[int]:
        meaning = Lookup(asked).meaning(tree, Marks())
        body = {"query": whole_query(tree, meaning), "size": len(TEXTS), "_source": ["id"]}
        return {
            int(hit["_source"]["id"]) for hit in asked.ask("POST", "/_search", body)["hits"]["hits"]
        }

    yield find
    asked.close()


def without_numbers(leaf: Leaf) -> Node:
    """Leave out what only the catalog can tell: numbers of articles."""
    return Everything() if isinstance(leaf, Among) else leaf


@pytest.mark.parametrize("seed", range(5))
def test_any_query_finds_the_same_articles(local: Engine, ask: Ask, seed: int) -> None:
    rng = random.Random(seed)
    found = 0
    for _ in range(50):
        asked = rewritten(tree(rng), without_numbers)
        expected = set(local.find(asked).scores)
        assert ask(asked) == expected, asked
        found += bool(expected)
    assert found > 20


@pytest.mark.parametrize("seed", range(2))
def test_any_string_gets_the_same_answer(local: Engine, ask: Ask, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(50):
        query = "".join(rng.choices(ALPHABET, k=rng.randint(0, 30)))
        try:
            asked = parse(query.replace(":", ""))
        except QueryError:
            continue
        assert ask(asked) == set(local.find(asked).scores), query


@pytest.mark.parametrize("slop", [None, 2])
def test_starts_of_many_words_are_all_tried(
    local: Engine, ask: Ask, slop: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(translation, "MOST_READINGS", 0)
    asked = Phrase((Prefix("shel"), Prefix("tru")), slop)
    expected = set(local.find(asked).scores)
    assert expected
    assert ask(asked) >= expected
