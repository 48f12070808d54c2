"""What is pulled from an archive becomes a story that knows where it came from."""

import json
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.archive import ArchiveSettings
from idlib_tui.archive.documents import document_id
from idlib_tui.archive.pulling import FIELDS, PulledQuery, Record, origin, pull
from idlib_tui.errors import ArchiveError, WorkspaceError
from idlib_tui.library import Library
from idlib_tui.workspace import Workspace, create_workspace
from tests.archive.conftest import Story

SETTINGS = ArchiveSettings("Our Desk", ("https://search:9200/",), "articles")

HARBOUR = PulledQuery(origin(SETTINGS), "harbour", partial=False)


def document(**changes: Any) -> dict[str, Any]:
    published = {
        "day": "2020-02-18",
        "known_from": "file",
        "because": "It says so.",
        "confidence": 1,
    }
    facts = {
        "id": "harbour",
        "file": "harbour.txt",
        "title": "Harbour opens: “at last”",
        "outlet": "The Gull",
        "place": "Oslo",
        "byline": None,
    }
    facts["address"] = "https://gull.example/2020/harbour"
    made = {"key": "abc", "text": "The harbour opened.\n\nShips came in.", **changes}
    return {"article": {**facts, "published": published}, **made}


def pulled(workspace: Workspace, *documents: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(one.file, one.new) for one in pull(iter(documents), HARBOUR, SETTINGS, workspace)]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "story")


def test_a_pulled_article_reads_as_it_did(workspace: Workspace) -> None:
    [(file, new)] = pulled(workspace, document())
    assert new
    assert file.startswith("our-desk/harbour-opens-at-last-")
    with Library.open(workspace) as library:
        library.sync(processes=1)
        [row] = library.articles()
        article = library.article(row.id)
    assert article.text == document()["text"]
    assert (article.title, article.outlet, article.place, article.byline) == (
        "Harbour opens: “at last”",
        "The Gull",
        "Oslo",
        None,
    )
    assert str(article.published.day) == "2020-02-18"
    assert article.address == "https://gull.example/2020/harbour"
    assert Record.of(workspace).hashes_from(SETTINGS) == {article.content_hash}
    assert not Record.of(workspace).hashes_from(ArchiveSettings("x", ("https://other",), "y"))


def test_nothing_is_pulled_twice(workspace: Workspace) -> None:
    [(file, _)] = pulled(workspace, document())
    (workspace.seeds / file).write_text("Mine now.", "utf-8")
    assert pulled(workspace, document(), document(key="other")) == [
        (file, False),
        (file_of("other"), True),
    ]
    assert (workspace.seeds / file).read_text("utf-8") == "Mine now."
    (workspace.seeds / file).unlink()
    assert pulled(workspace, document()) == [(file, True)]


def file_of(key: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - here only

    return f"our-desk/harbour-opens-at-last-{sha256(key.encode()).hexdigest()[:12]}.txt"


def test_what_was_written_is_noted_though_the_rest_fails(workspace: Workspace) -> None:
    with pytest.raises(ArchiveError, match="cannot read"):
        pulled(workspace, document(), {"key": "x"})
    assert len(Record.of(workspace).files) == 1


@pytest.mark.parametrize(
    "title", ["../../etc/passwd", "", "\x1b[31m", "a/b\\c:d", "x" * 5000, "..."]
)
def test_a_title_leads_nowhere(workspace: Workspace, title: str) -> None:
    odd = document()
    odd["article"]["title"] = title
    [(file, _)] = pulled(workspace, odd)
    folder, name = file.split("/")
    assert (workspace.seeds / folder / name).resolve().parent == (
        workspace.seeds / folder
    ).resolve()
    assert len(name) < 100
    assert name.replace("-", "").replace(".txt", "").isalnum()


@pytest.mark.parametrize("written", ["", "[]", '{"files": 3}', "{", '{"files": {"a": 1}}'])
def test_a_damaged_record_is_told(workspace: Workspace, written: str) -> None:
    (workspace.briefs / "pulled.json").write_text(written, "utf-8")
    with pytest.raises(WorkspaceError, match="cannot be read"):
        Record.of(workspace)


def test_the_story_is_pulled_whole(story: Story, tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "pulled")
    found = list(story.archive.pull("idlib", workspace))
    assert [one.new for one in found] == [True] * 5
    texts = {hit["key"]: hit["text"] for hit in story.archive.every("idlib", FIELDS)}
    with Library.open(workspace) as library:
        library.sync(processes=1)
        read = {row.file: library.article(row.id).text for row in library.articles()}
    assert {one.key: read[one.file] for one in found} == texts
    record = json.loads((workspace.briefs / "pulled.json").read_text("utf-8"))
    assert {facts["key"] for facts in record["files"].values()} == texts.keys()
    if story.library is not None:
        rows = story.library.articles()
        assert texts == {document_id(row): story.library.article(row.id).text for row in rows}
