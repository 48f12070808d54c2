"""The key that tells what was made here: kept where it can be, done without where it cannot."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import platformdirs
import pytest

from idlib_tui.library import keys


def signed_in(folder: Path, content: bytes = b"content") -> str:
    """Sign as a new process would whose key is in a folder."""
    keys._key.cache_clear()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(platformdirs, "user_data_path", lambda *_, **__: folder)
        return keys.sign(content)


@pytest.fixture(autouse=True)
def _no_key_is_remembered() -> Iterator[None]:
    yield
    keys._key.cache_clear()


def test_each_key_has_its_own_signatures(tmp_path: Path) -> None:
    signature = signed_in(tmp_path / "data")
    assert signed_in(tmp_path / "data") == signature
    assert signed_in(tmp_path / "data", b"something else") != signature
    assert signed_in(tmp_path / "other") != signature


def test_it_is_kept_for_the_user_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    signed_in(folder)
    [file] = folder.iterdir()
    assert len(file.read_bytes()) == 32
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"short", b"x" * 500])
def test_a_file_that_is_no_key_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "index.key").write_bytes(content)
    signature = signed_in(tmp_path)
    assert signed_in(tmp_path) == signature
    assert (tmp_path / "index.key").read_bytes() != content


def test_all_who_make_it_at_once_have_the_same(tmp_path: Path) -> None:
    file = tmp_path / "index.key"
    with ThreadPoolExecutor(8) as threads:
        made = set(threads.map(lambda _: keys._make(file), range(40)))
    assert made == {file.read_bytes()}
    assert [each.name for each in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("obstacle", ["a file for the folder", "a folder for the file"])
def test_without_a_place_for_it_each_process_has_its_own(tmp_path: Path, obstacle: str) -> None:
    folder = tmp_path / "data"
    if obstacle == "a file for the folder":
        folder.write_text("in the way")
    else:
        (folder / "index.key").mkdir(parents=True)
    assert signed_in(folder) != signed_in(folder)
