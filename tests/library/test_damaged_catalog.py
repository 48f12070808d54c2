"""Damage to the catalog is told and mended, and a catalog that is not ours is not read."""

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from idlib_tui.errors import LibraryError
from idlib_tui.library import Library, keys
from idlib_tui.library.catalog import connecting, database, seal
from idlib_tui.workspace import Workspace
from tests.library.catalogs import contents
from tests.library.conftest import write_seeds

ARTICLES = {
    "a.txt": "date 2020-02-18 Anna Halden said on Tuesday that talks with Turkey had failed.",
    "b.txt": "date 2020-02-03 Twelve soldiers were killed on Monday, the ministry said.",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Make a small workspace with its index."""
    made = write_seeds(tmp_path / "workspace", ARTICLES)
    with Library.open(made) as library:
        library.sync(processes=1)
    return made


def _flip(workspace: Workspace, at: int = 5000) -> None:
    with (workspace.index / "catalog.sqlite").open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 0x10]))


def _is_whole(library: Library, expected: object) -> None:
    assert contents(library.workspace) == expected
    assert library.article_count() == 2
    assert not library.stale()


def test_damage_under_a_running_library_is_told_and_the_next_sync_mends_it(
    workspace: Workspace,
) -> None:
    expected = contents(workspace)
    with Library.open(workspace) as library:
        assert library.notices == ()
        _flip(workspace)
        with pytest.raises(LibraryError, match=r"is damaged .*The next sync rebuilds it\.$"):
            library.articles()
        assert library.stale()
        assert any("being rebuilt" in notice for notice in library.sync(processes=1).notices)
        _is_whole(library, expected)


def test_sqlite_is_not_let_near_a_damaged_file(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    _flip(workspace)
    file = workspace.index / "catalog.sqlite"
    damaged, connect = file.read_bytes(), connecting.connect

    def connect_checked(path: Path) -> sqlite3.Connection:
        assert not file.exists() or file.read_bytes() != damaged
        return connect(path)

    for module in (connecting, database):
        monkeypatch.setattr(module, "connect", connect_checked)
    with Library.open(workspace) as library:
        assert any("being rebuilt" in notice for notice in library.notices)
        assert library.sync(processes=1).added == 2


def test_what_one_library_found_damaged_the_next_does_not_trust(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As if the disk itself had changed a byte: nothing about the file tells so.
    signs = seal._signs(workspace.index / "catalog.sqlite")
    monkeypatch.setattr(seal, "_signs", lambda _: signs)
    _flip(workspace)
    with Library.open(workspace) as library:
        assert library.notices == ()
        assert "is damaged" in library.health()["catalog"]
    monkeypatch.undo()
    with Library.open(workspace) as library:
        assert any("being rebuilt" in notice for notice in library.notices)
        assert library.sync(processes=1).added == 2


def test_a_record_that_cannot_be_read_is_damage(workspace: Workspace) -> None:
    expected = contents(workspace)
    with Library.open(workspace) as library:
        library.quotes()
        with closing(sqlite3.connect(workspace.index / "catalog.sqlite")) as other, other:
            other.execute("UPDATE annotations SET quotes = timexes")
        with pytest.raises(
            LibraryError, match=r"is damaged \(a (record of Quote|compressed text) "
        ):
            library.quotes()
        library.sync(processes=1)
        _is_whole(library, expected)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON articles BEGIN DELETE FROM articles; END",
        "CREATE VIEW v AS SELECT * FROM articles",
        "CREATE TABLE more (x, y AS (x + 1))",
        "CREATE INDEX more ON articles (title COLLATE NOCASE)",
        "ALTER TABLE problems ADD COLUMN more ANY",
    ],
)
def test_a_catalog_with_anything_but_our_tables_is_not_read(
    workspace: Workspace, statement: str
) -> None:
    file = workspace.index / "catalog.sqlite"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(statement)
    # Sealed as if it were our own work.
    sealed = seal.Sealed(file)
    sealed.begin()
    sealed.release()
    with Library.open(workspace) as library:
        assert any("being rebuilt" in notice for notice in library.notices)
        assert library.sync(processes=1).added == 2


def test_a_catalog_of_another_user_is_not_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(keys, "_key_file", lambda: tmp_path / "other" / "index.key")
    with Library.open(workspace) as library:
        assert library.notices
        assert library.sync(processes=1).added == 2


def test_a_copy_is_known_by_its_contents(workspace: Workspace, tmp_path: Path) -> None:
    shutil.copytree(workspace.root, tmp_path / "copy")
    with Library.open(Workspace.at(tmp_path / "copy")) as library:
        assert library.notices == ()
        assert library.article_count() == 2


def test_a_journal_that_sqlite_would_apply_is_not_let_near_it(workspace: Workspace) -> None:
    (workspace.index / "catalog.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9" + bytes(600))
    with Library.open(workspace) as library:
        assert library.sync(processes=1).added == 2
    assert not (workspace.index / "catalog.sqlite-journal").exists()


@pytest.mark.skipif(os.name != "posix", reason="files of a kind that only POSIX has")
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_catalog_that_is_no_file_is_replaced(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    file, elsewhere = workspace.index / "catalog.sqlite", tmp_path / "elsewhere"
    elsewhere.write_text("somebody's own")
    file.unlink()
    if kind == "link":
        file.symlink_to(elsewhere)
    else:
        os.mkfifo(file)
    with Library.open(workspace) as library:
        assert library.sync(processes=1).added == 2
    assert elsewhere.read_text() == "somebody's own"


def test_an_index_that_is_deleted_while_open(workspace: Workspace) -> None:
    expected = contents(workspace)
    with Library.open(workspace) as library:
        library.articles()
        shutil.rmtree(workspace.index)
        with pytest.raises(LibraryError, match=r"is missing\. The next sync rebuilds it\.$"):
            library.articles()
        assert library.stale()
        library.sync(processes=1)
        _is_whole(library, expected)


def test_a_catalog_that_may_not_be_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with Library.open(workspace) as library:
        monkeypatch.setattr(seal, "_signs", refuse)
        for ask in (library.articles, lambda: Library.open(workspace)):
            with pytest.raises(LibraryError, match=r"cannot be read or written: Permission denied"):
                ask()
        monkeypatch.undo()
        assert library.article_count() == 2


def test_a_catalog_that_another_process_made_anew_is_the_one_that_is_read(
    workspace: Workspace,
) -> None:
    with Library.open(workspace) as library, Library.open(workspace) as other:
        assert library.article_count() == 2
        shutil.rmtree(workspace.index)
        (workspace.seeds / "c.txt").write_text("A third article about the harbour.")
        other.sync(processes=1)
        assert library.article_count() == 3


def test_a_full_disk_is_told_and_the_next_sync_goes_on(tmp_path: Path) -> None:
    text = "date 2020-02-18 " + " ".join(f"Word{n} fell on Monday." for n in range(2000))
    workspace = write_seeds(tmp_path, {"a.txt": text, "b.txt": f"{text} And more."})
    with Library.open(workspace) as library:
        library._database._connection().execute("PRAGMA max_page_count = 60")
        with pytest.raises(LibraryError, match=r"is full\. Make room, then sync again"):
            library.sync(processes=1)
    with Library.open(workspace) as library:
        assert library.notices == ()
        assert library.sync(processes=1).complete
        assert library.article_count() == 2


def test_a_reader_that_stands_still_does_not_spoil_the_catalog(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "_PATIENCE", 0.01)
    with closing(sqlite3.connect(workspace.index / "catalog.sqlite")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM articles").fetchone()
        (workspace.seeds / "c.txt").write_text("A third article about the harbour.")
        for _ in range(2):
            with Library.open(workspace) as library:
                library.sync(processes=1)
                assert library.article_count() == 3
    with Library.open(workspace) as library:
        assert library.notices == ()
        assert library.article_count() == 3
