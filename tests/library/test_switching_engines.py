"""The story chooses the engine; whichever it is, the program answers alike."""

from collections.abc import Iterator

import pytest

from idlib_tui.library import Library
from idlib_tui.library.query.syntax import FIELD_TABLE, GENERAL, Row
from idlib_tui.library.search import choosing
from idlib_tui.workspace import Workspace
from tests.conftest import copy_idlib_story

ENGINES = (choosing.WHOOSH, choosing.TANTIVY)


def ask_for(workspace: Workspace, engine: str) -> None:
    story = workspace.story_file.read_text(encoding="utf-8")
    lines = [line for line in story.splitlines() if not line.startswith("engine:")]
    workspace.story_file.write_text("\n".join([*lines, f"engine: {engine}", ""]), encoding="utf-8")


@pytest.fixture(scope="module")
def with_tantivy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    workspace = copy_idlib_story(tmp_path_factory.mktemp("tantivy") / "idlib")
    ask_for(workspace, choosing.TANTIVY)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        yield library


@pytest.mark.parametrize("row", [*GENERAL, *FIELD_TABLE], ids=lambda row: row.write)
def test_documented_queries_find_the_same(row: Row, idlib: Library, with_tantivy: Library) -> None:
    for sort in ("relevance", "newest"):
        one, other = (
            library.search(row.write, sort=sort, limit=2) for library in (idlib, with_tantivy)
        )
        assert one.total == other.total
    assert {hit.article.id for hit in idlib.search(row.write).hits} == {
        hit.article.id for hit in with_tantivy.search(row.write).hits
    }


def test_another_engine_is_filled_when_the_story_asks_for_it(idlib_workspace: Workspace) -> None:
    folders = {name: idlib_workspace.index / choosing.FOLDERS[name] for name in ENGINES}
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
        expected = library.search("ceasefire").total
    assert expected
    for engine, other in (ENGINES[::-1], ENGINES):
        ask_for(idlib_workspace, engine)
        with Library.open(idlib_workspace) as library:
            assert library.search("ceasefire").total == expected
            assert any(f"made anew, with {engine}" in notice for notice in library.notices)
            assert library.health()["engine"] == engine
        assert folders[engine].is_dir()
        assert not folders[other].exists()
        with Library.open(idlib_workspace) as library:
            assert library.search("ceasefire").total == expected
            assert not library.notices


def test_left_to_itself_a_workspace_keeps_its_engine(idlib_workspace: Workspace) -> None:
    ask_for(idlib_workspace, choosing.TANTIVY)
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
    ask_for(idlib_workspace, choosing.AUTO)
    (idlib_workspace.seeds / "more.txt").write_text("A ceasefire near Saraqeb\n\nIt held.")
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
        assert library.search("ceasefire near saraqeb").hits[0].article.id == "more"
        assert library.health()["engine"] == choosing.TANTIVY


def test_whoosh_answers_where_tantivy_is_missing(
    idlib_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask_for(idlib_workspace, choosing.TANTIVY)
    monkeypatch.setattr(choosing, "is_installed", lambda: False)
    with Library.open(idlib_workspace) as library:
        report = library.sync(processes=1)
        assert any("is not installed" in notice for notice in report.notices)
        assert library.search("ceasefire").total


def test_the_other_engine_is_suggested_for_many_articles() -> None:
    many = choosing.MANY_ARTICLES + 1
    assert "engine: tantivy" in choosing.suggestion(choosing.WHOOSH, many)
    assert not choosing.suggestion(choosing.WHOOSH, 500)
    assert not choosing.suggestion(choosing.TANTIVY, many)
