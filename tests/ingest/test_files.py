"""Which files are articles, and how the others are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from idlib_tui.ingest.files import article_files, other_files, others_in_words
from idlib_tui.workspace import Workspace
from tests.ingest import making

if TYPE_CHECKING:
    from pathlib import Path


def test_articles_and_others(tmp_path: Path) -> None:
    articles = {
        "a.txt": "Words.",
        "B.TXT": "Words.",
        "deep/down/c.md": "Words.",
        "page.html": making.page(),
        "no suffix": "Some words of an article are here.",
        "5. november 2019": "Some words of an article are here.",
        "report.final": "Some words of an article are here.",
        "feed.xml": making.rss().decode(),
        "feed.json": making.json_feed().decode(),
    }
    others = {
        "story.yaml": "title: x",
        "a.png": "x",
        "b.JPG": "x",
        "c.gif": "x",
        "table.xlsx": "x",
        "data.json": "{}",
        "data.xml": "<x/>",
        "binary": "\0\1\2\3\4\5\6\7" * 20,
        ".hidden.txt": "Words.",
        "clip.mp4": "x",
    }
    for name, text in {**articles, **others}.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    workspace = Workspace.at(tmp_path)
    found = {path.relative_to(workspace.seeds).as_posix() for path in article_files(workspace)}
    assert found == set(articles)
    counts = other_files(workspace)
    assert counts == {
        "image": 3,
        ".xlsx": 1,
        ".json": 1,
        ".xml": 1,
        "video": 1,
        "other file": 1,
    }
    assert others_in_words(counts) == (
        "3 images, 1 .json, 1 .xlsx, 1 .xml, 1 other file, 1 video: not articles"
    )
    assert others_in_words({}) == ""
