"""Where things are, and how they are found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from idlib_tui import workspace as rooms
from idlib_tui.errors import WorkspaceError
from idlib_tui.ingest import article_files, ingest
from idlib_tui.model import Problem, Story
from idlib_tui.workspace import Workspace, create_workspace, find_workspace

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "user data"
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: folder)
    return folder


def test_the_named_folder_is_taken_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "inner").mkdir()
    found = find_workspace(tmp_path / "inner", start=tmp_path)
    assert found.workspace.root == tmp_path / "inner"
    assert found.notice is None


def test_the_nearest_above(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "near" / "seeds").mkdir(parents=True)
    (tmp_path / "near" / "a" / "b").mkdir(parents=True)
    found = find_workspace(start=tmp_path / "near" / "a" / "b")
    assert found.workspace == Workspace(
        root=tmp_path / "near",
        seeds=tmp_path / "near" / "seeds",
        index=tmp_path / "near" / "index",
        briefs=tmp_path / "near" / "briefs",
    )
    assert found.notice is None


def test_a_folder_of_bare_articles_with_a_story_is_found_from_below(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_text("title: Bare\n")
    (tmp_path / "below").mkdir()
    found = find_workspace(start=tmp_path / "below")
    assert found.workspace.seeds == found.workspace.root == tmp_path
    assert found.workspace.story().title == "Bare"


def test_bare_articles_get_one_hidden_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    workspace = find_workspace(tmp_path).workspace
    assert workspace.seeds == tmp_path
    assert workspace.index == tmp_path / ".idlib-tui"
    assert workspace.story() == Story()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_else_the_bundled_story_in_a_copy_of_ones_own(tmp_path: Path, user_data: Path) -> None:
    found = find_workspace(start=tmp_path)
    workspace = found.workspace
    assert workspace.root == user_data / "idlib-story"
    assert found.notice is not None
    assert str(workspace.root) in found.notice
    originals = sorted((REPOSITORY / "seeds").iterdir())
    copies = sorted(workspace.seeds.iterdir())
    assert [f.name for f in copies] == [f.name for f in originals]
    assert [f.read_bytes() for f in copies] == [f.read_bytes() for f in originals]
    assert not list(user_data.glob(".copying-*"))


def test_the_copy_is_made_once_and_then_left_alone(tmp_path: Path, user_data: Path) -> None:
    story = find_workspace(start=tmp_path).workspace.story_file
    story.write_text("title: Mine\n")
    assert find_workspace(start=tmp_path).workspace.story().title == "Mine"
    assert story.is_relative_to(user_data)


def test_a_wheel_carries_the_story_inside_the_package(
    tmp_path: Path, user_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "site" / "idlib_tui"
    (packed / "bundled" / "seeds").mkdir(parents=True)
    (packed / "bundled" / "seeds" / "one.txt").write_text("x")
    monkeypatch.setattr(rooms, "__file__", str(packed / "workspace.py"))
    found = find_workspace(start=tmp_path)
    assert [path.name for path in found.workspace.seeds.iterdir()] == ["one.txt"]
    assert found.workspace.root.is_relative_to(user_data)


def test_a_copy_that_cannot_be_written_is_told(tmp_path: Path, user_data: Path) -> None:
    user_data.write_text("in the way")
    with pytest.raises(WorkspaceError, match="--workspace"):
        find_workspace(start=tmp_path)


def test_folders_that_cannot_be_workspaces(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorkspaceError, match="is a file"):
        find_workspace(tmp_path / "file")
    with pytest.raises(WorkspaceError, match="idlib-tui new"):
        find_workspace(tmp_path / "nowhere")


def test_a_folder_that_must_not_be_looked_into_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "is_dir", refuse)
        with pytest.raises(WorkspaceError, match=r"cannot be read: Permission denied\.$"):
            find_workspace(tmp_path)
        assert not rooms.is_workspace(tmp_path)


def test_a_current_folder_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> Path:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)
    with pytest.raises(WorkspaceError, match="The current folder is gone"):
        find_workspace()


def test_new(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "deep" / "story")
    assert workspace.story() == Story()
    assert workspace.seeds == tmp_path / "deep" / "story" / "seeds"
    assert workspace.index.is_dir()
    assert workspace.briefs.is_dir()


def test_the_template_is_right_once_its_comments_are_taken_away(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "story")
    lines = workspace.story_file.read_text().splitlines()
    yaml_lines = [
        line[2:] for line in lines if line.startswith("# ") and (":" in line or "-" in line)
    ]
    start = next(i for i, line in enumerate(yaml_lines) if line.startswith("title:"))
    workspace.story_file.write_text("\n".join(yaml_lines[start:]))
    (workspace.seeds / "first-article.txt").touch()
    story = workspace.story()
    assert story.actors[0].pronoun == "she"
    assert story.files["first-article.txt"].outlet == "Who published it"
    assert story.boilerplate


def test_new_never_touches_a_workspace(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path)
    workspace.story_file.write_text("title: Kept\n")
    with pytest.raises(WorkspaceError, match="already is a workspace"):
        create_workspace(tmp_path)
    assert workspace.story().title == "Kept"


def test_new_where_a_file_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorkspaceError, match="cannot be made"):
        create_workspace(tmp_path / "file")


def test_which_files_are_articles(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.md",
        "C.TXT",
        "story.yaml",
        "notes.pdf",
        ".hidden.txt",
        "deep/er/d.txt",
        "briefs/mine.md",
        ".idlib-tui/x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = article_files(find_workspace(tmp_path).workspace)
    names = [path.relative_to(tmp_path).as_posix() for path in found]
    assert names == ["C.TXT", "a.md", "b.txt", "deep/er/d.txt", "notes.pdf"]


def test_a_folder_that_cannot_be_listed_is_a_problem_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "secret").mkdir()
    scandir = os.scandir

    def guarded(folder: Path) -> Iterator[os.DirEntry[str]]:
        if folder.name == "secret":
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    # The tests may run as a user to whom no folder is closed.
    monkeypatch.setattr(os, "scandir", guarded)
    workspace = find_workspace(tmp_path).workspace
    found = list(article_files(workspace))
    assert [path.name for path in found] == ["a.txt", "secret"]
    problem = ingest(found[1], workspace.seeds, Story())
    assert isinstance(problem, Problem)
    assert "cannot be listed" in problem.reason


def test_the_repository_is_the_idlib_story() -> None:
    story = Workspace.at(REPOSITORY).story()
    assert [actor.name.split()[-1] for actor in story.actors] == [
        "Kalin",
        "Cavusoglu",
        "Bachelet",
        "Stoltenberg",
        "Akar",
    ]
    assert "Çavuşoğlu" in story.actors[1].aliases
    assert story.files == {}
