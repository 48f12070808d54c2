"""``search``: facets, kept searches, files of queries, articles like another."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.brief import Desk
from idlib_tui.library import Library
from tests.cli.conftest import Run
from tests.library.conftest import write_seeds

ARTICLES = {
    "one.txt": "date 2020-02-18 The ferry sank off the harbour, Anna Halden said on Tuesday.",
    "two.txt": "date 2020-03-01 The harbour was dredged after the ferry sank. Divers came.",
    "three.txt": "date 2020-03-02 A baker sold bread at the market and praised the weather.",
}


@pytest.fixture(scope="module")
def synced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(write_seeds(tmp_path_factory.mktemp("search"), ARTICLES)) as library:
        library.sync(processes=1)
        yield library


@pytest.fixture
def search(run: Run, synced: Library) -> Iterator[Run]:
    yield lambda *arguments: run("search", *arguments, "--workspace", synced.workspace.root)
    (synced.workspace.briefs / "desk.yaml").unlink(missing_ok=True)


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_facets(search: Run) -> None:
    ran = search("ferry", "--facets", "--json")
    assert ran.status == 0
    assert objects(ran.out) == [
        {"facet": "source", "value": "one", "articles": 1},
        {"facet": "source", "value": "two", "articles": 1},
        {"facet": "actor", "value": "Anna Halden", "articles": 1},
        {"facet": "month", "value": "2020-02", "articles": 1},
        {"facet": "month", "value": "2020-03", "articles": 1},
    ]
    assert "month" in search("ferry", "--facets").out
    nothing = search("elephants", "--facets")
    assert (nothing.status, nothing.out) == (1, "")


def test_a_search_is_kept_listed_run_and_forgotten(search: Run) -> None:
    assert len(objects(search("ferry", "--save", "boats", "--json").out)) == 2
    search("--save", "broken", "said:halden")
    assert objects(search("--list", "--json").out) == [
        {"name": "boats", "query": "ferry", "total": 2, "error": None},
        {"name": "broken", "query": "said:halden", "total": 1, "error": None},
    ]
    assert "boats" in search("--list").out
    newest = search("--saved", "boats", "--sort", "newest", "--json")
    assert [hit["article"] for hit in objects(newest.out)] == ["two", "one"]
    assert search("--saved", "boats", "--facets").status == 0
    assert search("--remove", "boats").status == 0
    assert search("--remove", "boats").status == 1
    unknown = search("--saved", "boats")
    assert unknown.status == 2
    assert "Kept: broken." in unknown.err


def test_nothing_is_kept_at_first(search: Run) -> None:
    ran = search("--list")
    assert (ran.status, ran.out) == (1, "")
    assert "--save NAME QUERY" in ran.err


def test_a_query_that_cannot_be_understood_is_not_kept(search: Run) -> None:
    assert search("(", "--save", "bad").status == 2
    assert search("--list").status == 1


def test_marks_and_tags_of_the_desk(search: Run, synced: Library) -> None:
    desk = Desk(synced.workspace.briefs / "desk.yaml")
    desk.mark_read(synced.article("one").content_hash)
    desk.tag(synced.article("two").content_hash, "harbour works")
    assert [hit["article"] for hit in objects(search("is:unread ferry", "--json").out)] == ["two"]
    assert [hit["article"] for hit in objects(search("is:read", "--json").out)] == ["one"]
    assert [hit["article"] for hit in objects(search("tag:harb*", "--json").out)] == ["two"]
    tags = [
        each for each in objects(search("", "--facets", "--json").out) if each["facet"] == "tag"
    ]
    assert tags == [{"facet": "tag", "value": "harbour works", "articles": 1}]


def test_a_file_of_queries(search: Run, tmp_path: Path) -> None:
    file = tmp_path / "queries.txt"
    file.write_text("ferry\n\n(\nharbuor\n", encoding="utf-8")
    ran = search("--queries", file)
    assert ran.status == 2
    good, wrong, none = objects(ran.out)
    assert (good["query"], good["total"], good["error"]) == ("ferry", 2, None)
    assert {hit["article"] for hit in good["hits"]} == {"one", "two"}
    assert (wrong["total"], wrong["hits"]) == (None, [])
    assert "not closed" in wrong["error"]
    assert (none["total"], none["suggestion"]) == (0, "harbour")


def test_queries_from_standard_input(search: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"bread\n")))
    ran = search("--queries", "-")
    assert ran.status == 0
    assert [answer["total"] for answer in objects(ran.out)] == [1]


def test_a_file_of_queries_that_is_not_there(search: Run, tmp_path: Path) -> None:
    ran = search("--queries", tmp_path / "none.txt")
    assert ran.status == 3
    assert "none.txt cannot be read" in ran.err


def test_articles_like_another(on_idlib: Run) -> None:
    ran = on_idlib("search", "--like", "001", "--json")
    assert ran.status == 0
    found = [hit["article"][:3] for hit in objects(ran.out)]
    # The other article on the talks of the same day comes first, and not the article itself.
    assert found[0] == "000"
    assert "001" not in found
    assert objects(ran.out)[0]["hits"]
    assert on_idlib("search", "--like", "nobody").status == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("ferry", "--list"),
        ("--saved", "a", "--like", "b"),
        ("--like", "one", "--save", "x"),
        ("--list", "--facets"),
    ],
)
def test_only_one_thing_at_a_time(search: Run, arguments: tuple[str, ...]) -> None:
    assert search(*arguments).status == 2
