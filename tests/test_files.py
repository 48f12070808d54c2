"""Files are written whole or not at all, and read only where that is safe."""

import errno
import os
import signal
import socket
import stat
from pathlib import Path

import pytest

from idlib_tui.files import (
    NotRegularError,
    TooLargeError,
    open_regular,
    read_regular,
    stat_regular,
    write_atomically,
)

posix = pytest.mark.skipif(os.name != "posix", reason="files of a kind that only POSIX has")


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    write_atomically(path, "first")
    write_atomically(path, "second\n")
    assert path.read_bytes() == b"second\n"
    assert [p.name for p in path.parent.iterdir()] == ["file.txt"]


def test_refuses_to_replace_when_told_so(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_atomically(path, "yours", replace=False)
    assert path.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["file.txt"]


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(path, "half \ud800 a pair")
    assert path.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["file.txt"]


@posix
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_text("mine", encoding="utf-8")
    path.chmod(0o640)
    write_atomically(path, "still mine")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "file.txt"
    write_atomically(path, "mine", replace=False)
    with pytest.raises(FileExistsError):
        write_atomically(path, "yours", replace=False)
    assert path.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["file.txt"]


def test_a_name_of_the_greatest_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 255)
    write_atomically(path, "mine")
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks the process to be killed")
def test_what_a_killed_writer_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    child = os.fork()
    if not child:
        os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
        write_atomically(path, "half")
    os.waitpid(child, 0)
    assert len(list(tmp_path.iterdir())) == 1
    (tmp_path / ".file.txt.notes.tmp").write_text("somebody's own")
    write_atomically(path, "whole")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".file.txt.notes.tmp", "file.txt"]


@posix
def test_what_another_writer_is_writing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.txt"
    real = os.fsync

    def meanwhile(_: int) -> None:
        monkeypatch.setattr(os, "fsync", real)
        write_atomically(path, "the other's")

    monkeypatch.setattr(os, "fsync", meanwhile)
    write_atomically(path, "mine")
    assert path.read_text(encoding="utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir()] == ["file.txt"]


@posix
def test_pipes_sockets_devices_and_folders_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    # A socket's path may be long; its name relative to the current folder is not.
    here = os.open(".", os.O_RDONLY)
    os.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
    os.fchdir(here)
    os.close(here)
    for path, kind in (
        (tmp_path / "pipe", "a pipe"),
        (tmp_path / "socket", "a socket"),
        (Path("/dev/zero"), "a device"),
        (tmp_path, "a folder"),
    ):
        with pytest.raises(NotRegularError) as caught:
            read_regular(path, 100)
        assert caught.value.strerror == f"it is {kind}, not a regular file"


@posix
def test_links_are_followed_only_within_a_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside.txt"
    inside.mkdir()
    outside.write_text("secret")
    (inside / "real.txt").write_text("words")
    (inside / "good.txt").symlink_to("real.txt")
    (inside / "bad.txt").symlink_to(outside)
    (inside / "twice.txt").symlink_to("bad.txt")
    (inside / "round.txt").symlink_to("round.txt")
    assert read_regular(inside / "good.txt", 100, links_within=inside) == b"words"
    assert stat_regular(inside / "good.txt", links_within=inside).st_size == 5
    with pytest.raises(NotRegularError, match="it is a link"):
        read_regular(inside / "good.txt", 100)
    for name in ("bad.txt", "twice.txt"):
        with pytest.raises(NotRegularError, match="a link that leads out of the folder"):
            read_regular(inside / name, 100, links_within=inside)
    with pytest.raises(OSError, match="round"):
        read_regular(inside / "round.txt", 100, links_within=inside)


def test_no_more_is_read_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "file.txt"
    path.write_bytes(b"12345")
    assert read_regular(path, 5) == b"12345"
    with pytest.raises(TooLargeError, match="it is too large"):
        read_regular(path, 4)
    with path.open("r+b") as file:
        file.truncate(5_000_000_000)
    with pytest.raises(TooLargeError, match=r"5000 MB, and at most 20 MB"):
        read_regular(path, 20_000_000)


@posix
def test_a_file_exchanged_for_a_pipe_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.txt"
    path.write_text("words")
    status = path.stat()
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(os, "lstat", lambda _: status)
    with pytest.raises(NotRegularError, match="a pipe"), open_regular(path):
        pass
