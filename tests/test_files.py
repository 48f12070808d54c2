"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from idlib_tui.files import write_atomically


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
