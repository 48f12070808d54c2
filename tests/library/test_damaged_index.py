"""A sync makes an index anew that is damaged, missing or of another version."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace
from tests.library.catalogs import contents, searched


@pytest.mark.parametrize("damage", ["garbage", "truncated", "other version", "gone"])
def test_a_damaged_catalog_is_built_anew(idlib_workspace: Workspace, damage: str) -> None:
    catalog = idlib_workspace.index / "catalog.sqlite"
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
    expected = contents(idlib_workspace)
    if damage == "garbage":
        catalog.write_bytes(b"this is no database" * 1000)
    elif damage == "truncated":
        catalog.write_bytes(catalog.read_bytes()[:5000])
    elif damage == "gone":
        catalog.unlink()
    else:
        with closing(sqlite3.connect(catalog)) as connection:
            connection.execute("PRAGMA user_version = 99")
    with Library.open(idlib_workspace) as library:
        notices = library.notices
        library.stale()
        report = library.sync(processes=1)
        assert library.search("idlib").total == 5
    assert contents(idlib_workspace) == expected
    assert report.added == 5
    if damage != "gone":
        assert any("being rebuilt" in notice for notice in notices + report.notices)


def test_damage_inside_the_catalog_is_met_with_a_new_one(idlib_workspace: Workspace) -> None:
    catalog = idlib_workspace.index / "catalog.sqlite"
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
    expected = contents(idlib_workspace)
    data = bytearray(catalog.read_bytes())
    for at in range(4096, len(data)):
        data[at] = 0xAA
    catalog.write_bytes(data)
    with Library.open(idlib_workspace) as library:
        report = library.sync(processes=1)
        assert any("being rebuilt" in notice for notice in report.notices)
        assert library.article_count() == 5
    assert contents(idlib_workspace) == expected


# Whoosh leaves the file open on which it fails.
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", ["gone", "empty", "garbage", "postings"])
def test_a_damaged_word_index_is_built_anew(idlib_workspace: Workspace, damage: str) -> None:
    with Library.open(idlib_workspace) as library:
        library.sync(processes=1)
        expected = searched(library)
    folder = idlib_workspace.index / "words"
    if damage == "gone":
        shutil.rmtree(folder)
    else:
        for path in folder.iterdir():
            if damage == "empty":
                path.write_bytes(b"")
            elif damage == "garbage":
                path.write_bytes(b"\x80\x04garbage" * 50)
            elif path.suffix == ".pst":
                path.write_bytes(b"\0" * path.stat().st_size)
    with Library.open(idlib_workspace) as library:
        assert any("being rebuilt" in notice for notice in library.search("idlib").notices)
        assert searched(library) == expected
