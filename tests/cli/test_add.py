"""``add``: files, folders and what is piped in, under names that say what they are."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.ingest import making

ARTICLE = """Ferry crews vote to strike

18 February 2020

Crews voted on Monday, Erik Holm said.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A workspace with one article."""
    seeds = tmp_path / "story" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "first.txt").write_text(ARTICLE, encoding="utf-8")
    return seeds.parent


def pipe(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_files_and_folders_are_copied_and_read(root: Path, tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "clips"
    (folder / "more").mkdir(parents=True)
    (folder / "page.html").write_text(making.page(), encoding="utf-8")
    (folder / "more" / "note.txt").write_text(ARTICLE.replace("Ferry", "Bus"), encoding="utf-8")
    (folder / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran = run("--workspace", root, "add", folder, "--json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    told = {line["file"]: [article["title"] for article in line["articles"]] for line in lines}
    assert told["clips/page.html"] == [making.TITLE]
    assert told["clips/more/note.txt"] == ["Bus crews vote to strike"]
    assert [line["reason"] for line in lines if line["file"] is None] == [
        "It is not an article (image)."
    ]
    assert ran.status == 3
    assert (folder / "page.html").exists()


def test_no_file_is_overwritten_and_none_copied_twice(root: Path, tmp_path: Path, run: Run) -> None:
    other = tmp_path / "first.txt"
    other.write_text(ARTICLE.replace("Ferry", "Tram"), encoding="utf-8")
    assert "Tram crews" in run("--workspace", root, "add", other).out
    again = run("--workspace", root, "add", other)
    assert again.status == 0
    assert "already there" in again.err
    files = {path.name for path in (root / "seeds").iterdir()}
    assert files == {"first.txt", "first-2.txt"}
    assert (root / "seeds" / "first.txt").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (making.page().encode(), "harbour-of-tornvik-opens-again.html"),
        (making.mail().as_bytes(), "harbour-of-tornvik-opens-again.eml"),
        (making.pdf(), ".pdf"),
        (ARTICLE.encode(), "ferry-crews-vote-to-strike.txt"),
        (f"---\ntitle: Żółw\n---\n{ARTICLE}".encode(), "żółw.md"),
    ],
)
def test_what_is_piped_in_is_named(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, data: bytes, name: str
) -> None:
    pipe(monkeypatch, data)
    ran = run("--workspace", root, "add", "-", "--json")
    assert ran.status == 0
    [line] = map(json.loads, ran.out.splitlines())
    assert line["file"].endswith(name)
    assert (root / "seeds" / line["file"]).read_bytes() == data
    assert line["articles"]


@pytest.mark.parametrize("data", [b"", b"  \n", bytes(range(256)) * 9])
def test_what_is_no_text_is_refused(
    root: Path, run: Run, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    pipe(monkeypatch, data)
    ran = run("--workspace", root, "add", "-")
    assert ran.status == 3
    assert "idlib-tui: standard input: " in ran.err
    assert len(list((root / "seeds").iterdir())) == 1


def test_what_cannot_be_taken_is_told_and_the_rest_is_taken(
    root: Path, tmp_path: Path, run: Run
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(ARTICLE.replace("Ferry", "Tram"), encoding="utf-8")
    ran = run("--workspace", root, "add", tmp_path / "none.txt", good, root, root / "seeds")
    assert ran.status == 3
    assert "Tram crews" in ran.out
    assert "none.txt: It cannot be read: No such file" in ran.err
    assert ran.err.count("It contains the workspace.") == 2
