"""Damage of the word files: told, mended, and never answered from."""

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from idlib_tui.errors import LibraryError
from idlib_tui.library import Library, SyncProgress
from idlib_tui.library.search.whoosh import engine
from idlib_tui.workspace import Workspace
from tests.library.catalogs import searched
from tests.library.conftest import write_seeds

ARTICLES = {
    f"{number:02}.txt": f"date 2020-02-{number + 1:02} The {place} was quiet on Monday, said"
    f" officer {number}. At least {number} soldiers left the {place}."
    for number, place in enumerate(["harbour", "border", "market", "mountain"] * 3)
}
QUERIES = ("harbour", '"soldiers left"', "mount*", "marekt~", "quiet -border", "title:officer")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A synced workspace, to be copied; its words are in two segments, one with a deletion."""
    workspace = write_seeds(tmp_path_factory.mktemp("whole") / "whole", ARTICLES)
    with Library.open(workspace) as library:
        library.sync(processes=1)
        (workspace.seeds / "00.txt").write_text("The harbour was not quiet at all.")
        library.sync(processes=1)
    return workspace


@pytest.fixture
def workspace(whole: Workspace, tmp_path: Path) -> Workspace:
    """A copy of it that a test may damage."""
    return Workspace.at(shutil.copytree(whole.root, tmp_path / "copy"))


def words(workspace: Workspace) -> Path:
    return workspace.index / "words"


def answers(library: Library) -> list[object]:
    return [[(hit.article.id, hit.score, hit.hits) for hit in library.search(q).hits]
            for q in QUERIES] + [library.search("harbuor").suggestion]  # fmt: skip


def flip(path: Path, at: int) -> None:
    """Change one byte and nothing else that can be seen from outside."""
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    data = bytearray(path.read_bytes())
    data[at] ^= 0x10
    path.write_bytes(data)
    os.utime(path, ns=times)


def test_no_flipped_byte_gives_another_answer(whole: Workspace, tmp_path: Path) -> None:
    with Library.open(whole) as library:
        expected = answers(library)
    rng = random.Random(5)
    files = sorted(path for path in words(whole).iterdir() if path.stat().st_size)
    assert len(files) > 10
    for turn in range(36):
        workspace = Workspace.at(shutil.copytree(whole.root, tmp_path / str(turn)))
        name = files[turn % len(files)].name
        path = words(workspace) / name
        flip(path, rng.randrange(path.stat().st_size))
        with Library.open(workspace) as library:
            if turn % 3 == 0:
                assert answers(library) == expected
            elif turn % 3 == 1:
                assert "being rebuilt" in library.health()["words"]
            else:
                assert "being rebuilt" in " ".join(library.sync(processes=1).notices)
            assert answers(library) == expected
        with Library.open(workspace) as library:
            library.health()
            assert library.health()["words"] == "ok"
            assert answers(library) == expected


def scramble(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(os.urandom(path.stat().st_size))


def swap(folder: Path) -> None:
    one, other = sorted(folder.glob("*.pst"))
    one.rename(folder / "aside")
    other.rename(one)
    (folder / "aside").rename(other)


def in_the_way(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("a file")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": shutil.rmtree,
    "empty": lambda folder: [path.unlink() for path in folder.iterdir()],
    "a file in its place": in_the_way,
    "manifest gone": lambda folder: (folder / "manifest").unlink(),
    "manifest cut": lambda folder: os.truncate(folder / "manifest", 90),
    "manifest a folder": lambda folder: (
        (folder / "manifest").unlink(),
        (folder / "manifest").mkdir(),
    ),
    "a file gone": lambda folder: min(folder.glob("*.pst")).unlink(),
    "a column gone": lambda folder: min(folder.glob("*text_len.col")).unlink(),
    "a file cut": lambda folder: os.truncate(min(folder.glob("*.trm")), 100),
    "all scrambled": scramble,
    "two files swapped": swap,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("running", [False, True])
def test_damage_is_told_once_and_mended(
    whole: Workspace, workspace: Workspace, damage: str, running: bool
) -> None:
    with Library.open(whole) as library:
        expected = answers(library)
    with Library.open(workspace) as library:
        if running:
            assert answers(library) == expected
        DAMAGES[damage](words(workspace))
        assert answers(library) == expected
        assert library.health()["words"] in {
            "ok",
            "The word index was damaged; it is being rebuilt.",
        }
        assert len(library.notices) == 1
        assert answers(library) == expected
        assert len(library.notices) == 1
    with Library.open(workspace) as library:
        assert library.health()["words"] == "ok"
        assert not library.notices


def test_words_of_another_version_are_built_anew(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(workspace) as library:
        expected = answers(library)
    monkeypatch.setattr("idlib_tui.library.search.manifests.words_rules", lambda: "other")
    with Library.open(workspace) as library:
        assert answers(library) == expected
        told = "The word index was made by another version of the program; it is being rebuilt."
        assert library.notices == (told,)
    with Library.open(workspace) as library:
        assert answers(library) == expected
        assert not library.notices


def test_strangers_are_neither_read_nor_kept(workspace: Workspace) -> None:
    with Library.open(workspace) as library:
        expected = answers(library)
    newest = words(workspace) / "_MAIN_99.toc"
    stray = min(words(workspace).glob("*.pst")).with_suffix(".more.col")
    for path in (newest, stray, words(workspace) / "MAIN_WRITELOCK"):
        path.write_bytes(b"\x80\x04not ours")
    (words(workspace) / "MAIN.tmp").mkdir()
    (words(workspace) / "letter.txt").write_text("somebody's")
    with Library.open(workspace) as library:
        assert answers(library) == expected
        (workspace.seeds / "new.txt").write_text("The valley was loud.")
        library.sync(processes=1)
        assert library.search("valley").total == 1
        assert not library.notices
    left = {path.name for path in words(workspace).iterdir()}
    assert not left & {newest.name, stray.name, "MAIN_WRITELOCK", "MAIN.tmp"}
    assert "letter.txt" in left


def test_what_fails_without_damage_is_told_and_not_tried_for_ever(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("on purpose")

    with Library.open(workspace) as library:
        library.search("harbour")
        monkeypatch.setattr("idlib_tui.library.search.whoosh.engine.Evaluation", fail)
        with pytest.raises(LibraryError, match="on purpose"):
            library.search("harbour")
        monkeypatch.undo()
        library.sync(processes=1)
        assert library.search("quiet").total == len(ARTICLES)


def test_where_the_words_cannot_be_written_there_is_one_sentence(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    shutil.rmtree(words(workspace))
    monkeypatch.setattr("idlib_tui.library.search.manifests.write_atomically", full)
    with Library.open(workspace) as library:
        with pytest.raises(LibraryError, match=r"words cannot be written: No space left"):
            library.search("harbour")
        with pytest.raises(LibraryError, match=r"words cannot be written: No space left"):
            library.sync(processes=1)
        monkeypatch.undo()
        assert library.search("quiet").total == len(ARTICLES)


def test_without_a_key_that_lasts_each_process_builds_the_index_anew(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "in the way").write_text("no folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "in the way"))
    with Library.open(workspace) as library:
        assert "being rebuilt" in " ".join(library.sync(processes=1).notices)
        assert library.search("quiet").total == len(ARTICLES)
    with Library.open(workspace) as library:
        assert not library.sync(processes=1).notices
        assert library.health()["words"] == "ok"


def test_another_process_that_commits_all_the_time_disturbs_no_reader(
    workspace: Workspace,
) -> None:
    # A second library stands for the other process: it shares nothing but the files.
    with Library.open(workspace) as reader, Library.open(workspace) as writer:
        reader.search("quiet")
        for number in range(12):

            def ask(_: SyncProgress) -> None:
                assert reader.search("quiet").total >= len(ARTICLES)

            (workspace.seeds / f"new{number}.txt").write_text(f"The valley {number} was quiet.")
            writer.sync(progress=ask, processes=1)
            assert reader.search("valley").total == number + 1
        assert not reader.notices
        assert not writer.notices


def test_what_another_process_mended_meanwhile_is_not_made_anew(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = engine._find
    with Library.open(workspace) as reader, Library.open(workspace) as other:
        expected = answers(reader)

        def found(*_: Any) -> object:
            monkeypatch.setattr(engine, "_find", real)
            min(words(workspace).glob("*.pst")).unlink()
            assert "being rebuilt" in " ".join(other.search("quiet").notices)
            raise OSError("a file was taken away")

        monkeypatch.setattr(engine, "_find", found)
        assert answers(reader) == expected
        assert not reader.notices
        assert len(other.notices) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the process to be killed")
def test_mending_that_is_killed_is_mended(whole: Workspace, tmp_path: Path) -> None:
    with Library.open(whole) as library:
        expected = answers(library)
        searched(library)
    calls = {"write", "close", "open", "rename", "replace", "unlink", "mkdir", "execute", "commit"}

    def mend(workspace: Workspace, kill_at: int) -> int:
        child = os.fork()
        if child:
            return os.waitpid(child, 0)[1]
        seen = 0

        def count(_: object, event: str, called: object) -> None:
            nonlocal seen
            if event == "c_call" and getattr(called, "__name__", "") in calls:
                seen += 1
                if seen == kill_at:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            with Library.open(workspace) as library:
                sys.setprofile(count)
                library.search("harbour")
                sys.setprofile(None)
            (workspace.root / "count").write_text(str(seen))
        finally:
            os._exit(0)

    template = Workspace.at(shutil.copytree(whole.root, tmp_path / "template"))
    min(words(template).glob("*.pst")).unlink()
    counted = Workspace.at(shutil.copytree(template.root, tmp_path / "counted"))
    assert mend(counted, 0) == 0
    total = int((counted.root / "count").read_text())
    points = 25
    for point in range(points):
        workspace = Workspace.at(shutil.copytree(template.root, tmp_path / str(point)))
        assert os.WIFSIGNALED(mend(workspace, 1 + point * total // points))
        with Library.open(workspace) as library:
            assert answers(library) == expected
            assert library.health()["words"] == "ok"
            assert not library.stale()
