"""Where briefs and exports may be written, and where never."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from idlib_tui.brief import BriefExistsError, write_document
from idlib_tui.brief.writing import UnwritableError, will_be_read
from idlib_tui.workspace import Workspace
from tests.support import copy_idlib_story

ARTICLE = "000_540ecb0081fb0e0d.txt"


@pytest.fixture
def filled(idlib_workspace: Workspace) -> Workspace:
    """A workspace with something in every folder."""
    for folder, file in ((idlib_workspace.index, "x.db"), (idlib_workspace.briefs, "desk.yaml")):
        folder.mkdir()
        (folder / file).write_text("kept", encoding="utf-8")
    return idlib_workspace


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (f"seeds/{ARTICLE}", "holds the articles"),
        ("seeds/new.md", "holds the articles"),
        (f"briefs/../seeds/{ARTICLE}", "holds the articles"),
        ("seeds/story.yaml", "means something here"),
        ("story.yaml", "means something here"),
        ("briefs/desk.yaml", "means something here"),
        ("briefs/DESK.yaml", "means something here"),
        ("briefs/ｄｅｓｋ.yaml", "means something here"),
        ("index/x.db", "the program's own"),
        ("index/new.md", "the program's own"),
        ("briefs", "is a folder"),
        ("nowhere/x.md", "there is no folder"),
        ("nul\0.md", "cannot be written"),
        ("x" * 300, "cannot be written"),
    ],
)
def test_what_is_never_written(filled: Workspace, name: str, reason: str) -> None:
    before = contents(filled.root)
    for overwrite in (False, True):
        with pytest.raises(UnwritableError, match=reason):
            write_document(filled.root / name, "x", filled, overwrite=overwrite)
    assert contents(filled.root) == before


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symbolic", "hard"])
@pytest.mark.parametrize("target", [f"seeds/{ARTICLE}", "seeds/story.yaml", "briefs/desk.yaml"])
def test_no_other_name_of_an_article_is_written(
    filled: Workspace, link: Callable[[Path, Path], None], target: str
) -> None:
    other = filled.briefs / "other.md"
    link(filled.root / target, other)
    before = contents(filled.root)
    with pytest.raises(UnwritableError, match="is not written"):
        write_document(other, "x", filled, overwrite=True)
    assert contents(filled.root) == before


def test_a_link_to_a_folder_is_no_way_round(filled: Workspace, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(filled.seeds)
    with pytest.raises(UnwritableError, match="holds the articles"):
        write_document(tmp_path / "link" / "new.md", "x", filled)


def test_no_workspace_is_written_into(filled: Workspace, tmp_path: Path) -> None:
    other = copy_idlib_story(tmp_path / "other")
    with pytest.raises(UnwritableError, match="is not written"):
        write_document(other.seeds / ARTICLE, "x", filled, overwrite=True)


def test_no_device_and_no_pipe_is_replaced(filled: Workspace) -> None:
    pipe = filled.briefs / "pipe.md"
    os.mkfifo(pipe)
    to_null = filled.briefs / "null.md"
    to_null.symlink_to(os.devnull)
    for path in (pipe, to_null, Path(os.devnull)):
        with pytest.raises(UnwritableError, match="a device or a pipe"):
            write_document(path, "x", filled, overwrite=True)
    assert pipe.is_fifo()


def test_links_that_lead_to_themselves(filled: Workspace) -> None:
    loop = filled.briefs / "loop.md"
    loop.symlink_to(loop)
    with pytest.raises((UnwritableError, BriefExistsError)):
        write_document(loop, "x", filled)
    assert loop.is_symlink()


def test_a_link_to_a_brief_stays_a_link(filled: Workspace, tmp_path: Path) -> None:
    brief = tmp_path / "brief.md"
    brief.write_text("old", encoding="utf-8")
    link = filled.briefs / "latest.md"
    link.symlink_to(brief)
    with pytest.raises(BriefExistsError):
        write_document(link, "new", filled)
    write_document(link, "new", filled, overwrite=True)
    assert link.is_symlink()
    assert brief.read_text(encoding="utf-8") == "new"


def test_briefs_is_made_where_it_is_missing(idlib_workspace: Workspace) -> None:
    write_document(idlib_workspace.briefs / "x.md", "x", idlib_workspace)
    assert (idlib_workspace.briefs / "x.md").read_text(encoding="utf-8") == "x"


def test_in_a_folder_of_bare_articles(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("An article.", encoding="utf-8")
    bare = Workspace.at(tmp_path)
    with pytest.raises(UnwritableError, match="it is an article"):
        write_document(article, "x", bare, overwrite=True)
    assert article.read_text(encoding="utf-8") == "An article."
    write_document(tmp_path / "new.md", "x", bare)
    assert will_be_read(tmp_path / "new.md", bare)
    write_document(bare.briefs / "new.md", "x", bare)
    assert not will_be_read(bare.briefs / "new.md", bare)


def contents(root: Path) -> dict[Path, tuple[int, bytes]]:
    return {
        path: (path.stat().st_ino, path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
