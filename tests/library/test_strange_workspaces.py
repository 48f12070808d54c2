"""A workspace from somebody else, or in a place where nothing can be written, harms nobody."""

import errno
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from idlib_tui.errors import LibraryError
from idlib_tui.library import Library, SyncProgress, placing
from idlib_tui.workspace import Workspace
from tests.library.conftest import write_seeds

pytestmark = pytest.mark.skipif(os.name != "posix", reason="files of a kind that only POSIX has")

ARTICLES = {"good.txt": "A readable article about the harbour."}


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give this test a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_is_no_article_is_a_problem_with_its_reason(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path / "workspace", ARTICLES)
    seeds = workspace.seeds
    secret = tmp_path / "secret.txt"
    secret.write_text("This must not be read.")
    (seeds / "out.txt").symlink_to(secret)
    (seeds / "device.txt").symlink_to("/dev/zero")
    (seeds / "round.txt").symlink_to("round.txt")
    (seeds / "inside.txt").symlink_to("good.txt")
    (seeds / "folder").symlink_to(tmp_path)
    (seeds / "line\nend.txt").write_text("A name with a line end in it.")
    (seeds / ("n" * 251 + ".txt")).write_text("A long name stands above this.")
    os.mkfifo(seeds / "pipe.txt")
    with (seeds / "large.txt").open("wb") as file:
        file.truncate(3_000_000_000)
    here = os.open(".", os.O_RDONLY)
    os.chdir(seeds)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.txt")
    os.fchdir(here)
    os.close(here)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        assert {row.file for row in library.articles()} == {
            "good.txt",
            "inside.txt",
            "line\nend.txt",
            "n" * 251 + ".txt",
        }
        reasons = {problem.file: problem.reason for problem in library.problems()}
        assert reasons.pop("round.txt")
        assert reasons == {
            "out.txt": "It is a link that leads out of the folder.",
            "device.txt": "It is a link that leads out of the folder.",
            "pipe.txt": "It is a pipe, not a regular file.",
            "socket.txt": "It is a socket, not a regular file.",
            "large.txt": "It is too large (3000 MB, and at most 20 MB are read).",
        }
        assert not library.stale()
        assert library.sync(processes=1).unchanged == 10


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """Nest folders deeper than the longest path, and take them away again, as pytest cannot."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(tmp_path)
    for _ in range(2500):
        Path("d").mkdir()
        os.chdir("d")
    os.fchdir(here)
    yield tmp_path
    os.chdir(tmp_path)
    for _ in range(2500):
        os.chdir("d")
    for _ in range(2500):
        os.chdir("..")
        Path("d").rmdir()
    os.fchdir(here)
    os.close(here)


def test_folders_as_deep_as_a_path_can_be(deep: Path) -> None:
    (deep / "good.txt").write_text(ARTICLES["good.txt"])
    with Library.open(Workspace.at(deep)) as library:
        library.sync(processes=1)
        assert library.article_count() == 1
        [problem] = library.problems()
        assert problem.reason.startswith("It ")


def test_a_file_that_vanishes_or_changes_between_scan_and_reading(tmp_path: Path) -> None:
    workspace = write_seeds(
        tmp_path, {**ARTICLES, "gone.txt": "Soon gone.", "pipe.txt": "Soon a pipe."}
    )

    def exchange(progress: SyncProgress) -> None:
        if (progress.stage, progress.done) == ("scan", 3):
            (workspace.seeds / "gone.txt").unlink()
            (workspace.seeds / "pipe.txt").unlink()
            os.mkfifo(workspace.seeds / "pipe.txt")

    with Library.open(workspace) as library:
        library.sync(progress=exchange, processes=1)
        assert library.article_count() == 1
        assert {problem.file for problem in library.problems()} == {"gone.txt", "pipe.txt"}


@pytest.mark.parametrize("target", ["elsewhere", "nowhere"])
def test_an_index_that_is_a_link_out_of_the_workspace_is_left_alone(
    tmp_path: Path, cache: Path, target: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "words").mkdir(parents=True)
    (elsewhere / "words" / "mine.txt").write_text("mine")
    (elsewhere / "catalog.sqlite").write_text("mine too")
    workspace = write_seeds(tmp_path / "workspace", ARTICLES)
    workspace.index.symlink_to(tmp_path / target)
    for _ in range(2):
        with Library.open(workspace) as library:
            assert "leads out of the workspace: the index is kept in" in library.notices[0]
            library.sync(processes=1)
            assert library.search("harbour").total == 1
            assert str(cache) in library.health()["index"]
    assert (elsewhere / "words" / "mine.txt").read_text() == "mine"
    assert (elsewhere / "catalog.sqlite").read_text() == "mine too"
    assert sorted(path.name for path in elsewhere.iterdir()) == ["catalog.sqlite", "words"]
    assert not (tmp_path / "nowhere").exists()


def test_an_index_that_is_a_link_within_the_workspace_is_used(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, ARTICLES)
    (tmp_path / "derived").mkdir()
    workspace.index.symlink_to("derived")
    with Library.open(workspace) as library:
        assert library.notices == ()
        library.sync(processes=1)
    assert (tmp_path / "derived" / "catalog.sqlite").exists()


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_workspace_that_cannot_be_written_can_be_read(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    workspace = write_seeds(tmp_path / "workspace", ARTICLES)
    real = Path.mkdir

    def refuse(path: Path, *arguments: object, **options: object) -> None:
        if path.is_relative_to(workspace.root):
            raise OSError(code, os.strerror(code))
        real(path, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refuse)
    for times in range(2):
        with Library.open(workspace) as library:
            assert "cannot be written: the index is kept in" in library.notices[0]
            assert library.stale() == (times == 0)
            library.sync(processes=1)
            assert library.search("harbour").total == 1
    assert [path.name for path in workspace.root.iterdir()] == ["seeds"]
    assert placing._cache_folder(workspace).is_relative_to(cache)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_any_other_trouble_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    workspace = write_seeds(tmp_path, ARTICLES)

    def refuse(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(LibraryError, match=r"cannot be made: "):
        Library.open(workspace)


def test_pipes_among_the_files_of_an_index_hold_nobody_up(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path, ARTICLES)
    workspace.index.mkdir()
    for name in ("catalog.seal", "catalog.sqlite", "catalog.sqlite-wal", "lock.pid"):
        os.mkfifo(workspace.index / name)
    with Library.open(workspace) as library:
        assert library.sync(processes=1).added == 1
        assert library.search("harbour").total == 1


def test_links_among_the_files_of_an_index_are_not_written_through(tmp_path: Path) -> None:
    workspace = write_seeds(tmp_path / "workspace", ARTICLES)
    workspace.index.mkdir()
    aims = {}
    for name in ("catalog.seal", "catalog.sqlite", "catalog.sqlite-wal", "lock.pid"):
        aims[name] = tmp_path / f"mine {name}"
        aims[name].write_text("mine")
        (workspace.index / name).symlink_to(aims[name])
    with Library.open(workspace) as library:
        assert library.sync(processes=1).added == 1
    assert {aim.read_text() for aim in aims.values()} == {"mine"}
    (workspace.index / "lock").unlink()
    (workspace.index / "lock").symlink_to(aims["lock.pid"])
    with pytest.raises(LibraryError, match="cannot be written"), Library.open(workspace) as library:
        library.sync(processes=1)
    assert aims["lock.pid"].read_text() == "mine"
