"""Which encoding was taken for a file, how sure that is, and what the story says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from idlib_tui.errors import StoryError
from idlib_tui.ingest.reader import read_file, read_raw
from idlib_tui.model import Article, FileFacts, Problem, Story
from idlib_tui.story import read_story

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "Der Zug nach Köln fährt später, sagte die Sprecherin über die Züge."


def read(folder: Path, data: bytes, encoding: str | None = None) -> Article | Problem:
    path = folder / "a.txt"
    path.write_bytes(data)
    story = Story(files={"a.txt": FileFacts(encoding=encoding)})
    return read_file(path, folder, story)[0]


@pytest.mark.parametrize(
    ("encoding", "sure"), [("utf-8", {"certain"}), ("cp1252", {"certain", "likely"})]
)
def test_the_encoding_that_was_found(tmp_path: Path, encoding: str, sure: set[str]) -> None:
    article = read(tmp_path, WORDS.encode(encoding))
    assert isinstance(article, Article)
    assert article.encoding == encoding
    assert article.encoding_sure in sure


def test_the_story_decides(tmp_path: Path) -> None:
    data = "Привет".encode("koi8-r") + b" to all"
    article = read(tmp_path, data, "koi8-r")
    assert isinstance(article, Article)
    assert "Привет" in article.text
    assert (article.encoding, article.encoding_sure) == ("koi8-r", "stated")
    assert read_raw(tmp_path / "a.txt", tmp_path, encoding="cp866") == data.decode("cp866")


def test_a_file_that_is_not_in_the_stated_encoding_is_a_problem(tmp_path: Path) -> None:
    problem = read(tmp_path, WORDS.encode("cp1252"), "utf-8")
    assert isinstance(problem, Problem)
    assert "utf-8" in problem.reason
    assert "story.yaml" in problem.reason


def test_a_page_has_no_such_fact(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body><h1>A headline</h1><p>{WORDS * 4}</p></body></html>")
    article = read_file(path, tmp_path, Story())[0]
    assert isinstance(article, Article)
    assert article.encoding is None


@pytest.mark.parametrize("name", ["utf-9", "base64"])
def test_an_encoding_that_does_not_exist_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_text("words")
    story = tmp_path / "story.yaml"
    story.write_text(f"files:\n  a.txt:\n    encoding: {name}\n")
    with pytest.raises(StoryError, match=f"no encoding “{name}”") as caught:
        read_story(story)
    assert caught.value.line == 3
