"""Files with checksums: read like any other, and never a byte that is not as it was."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from idlib_tui.library.search.verified_files import (
    BLOCK,
    Checksums,
    DamagedFileError,
    checksums,
    has_size,
    is_whole,
    open_verified,
)

SIZES = (0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 100)


def write(path: Path, size: int) -> Checksums:
    path.write_bytes(bytes(at * 7 % 251 for at in range(size)))
    return checksums(path)


@pytest.mark.parametrize("size", SIZES)
def test_it_reads_like_a_plain_file(tmp_path: Path, size: int) -> None:
    path = tmp_path / "file"
    wanted = write(path, size)
    assert wanted.size == size
    assert is_whole(path, wanted)

    @settings(max_examples=60)
    @given(st.lists(st.tuples(st.integers(0, size + 10), st.integers(0, 2 * BLOCK))))
    def same(reads: list[tuple[int, int]]) -> None:
        with path.open("rb") as plain, open_verified(path, wanted) as verified:
            for at, count in reads:
                assert verified.seek(at) == plain.seek(at)
                assert verified.read(count) == plain.read(count)
                assert verified.tell() == plain.tell()
            assert verified.seek(0, os.SEEK_END) == size
            verified.seek(0)
            assert verified.read() == path.read_bytes()

    same()


@pytest.mark.parametrize("at", [0, BLOCK - 1, BLOCK, 3 * BLOCK + 99])
def test_a_changed_byte_is_never_read(tmp_path: Path, at: int) -> None:
    path = tmp_path / "file"
    wanted = write(path, SIZES[-1])
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=times)
    assert has_size(path, wanted)
    assert not is_whole(path, wanted)
    with open_verified(path, wanted) as file:
        other = 2 * BLOCK
        file.seek(other)
        assert file.read(10) == data[other : other + 10]
        file.seek(at)
        with pytest.raises(DamagedFileError, match="block"):
            file.read(1)


def test_a_byte_that_changes_while_the_file_is_open_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    wanted = write(path, SIZES[-1])
    with open_verified(path, wanted) as file:
        file.read(10)
        with path.open("r+b") as other:
            other.seek(2 * BLOCK)
            other.write(b"changed")
        file.seek(2 * BLOCK)
        with pytest.raises(DamagedFileError):
            file.read(1)


@pytest.mark.parametrize("instead", ["nothing", "shorter", "longer", "folder", "link", "pipe"])
def test_what_is_not_the_file_is_not_opened(tmp_path: Path, instead: str) -> None:
    path = tmp_path / "file"
    wanted = write(path, 100)
    data = path.read_bytes()
    path.unlink()
    if instead == "shorter":
        path.write_bytes(data[:-1])
    elif instead == "longer":
        path.write_bytes(data + b"x")
    elif instead == "folder":
        path.mkdir()
    elif instead == "link":
        (tmp_path / "other").write_bytes(data)
        path.symlink_to(tmp_path / "other")
    elif instead == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("there are no pipes with names")
        os.mkfifo(path)
    assert not has_size(path, wanted)
    assert not is_whole(path, wanted)
    with pytest.raises(DamagedFileError):
        open_verified(path, wanted)
