"""The digest of a database changes with every page, and is known before a log is moved into it."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from idlib_tui.library.catalog.held_file import HeldFile
from idlib_tui.library.catalog.pages import PAGE, PagesError, digest, digest_after_checkpoint


def _database(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA page_size = 4096")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    # So little that large transactions go to the log before they are committed or rolled back.
    connection.execute("PRAGMA cache_size = 10")
    connection.execute("CREATE TABLE t (k INTEGER PRIMARY KEY, v BLOB)")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return connection


def _digest_of(path: Path) -> int:
    with closing(HeldFile(path)) as held:
        return digest(held)


def _change(rng: random.Random, connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for _ in range(rng.randint(1, 200)):
        if rng.random() < 0.7:
            row = (rng.randrange(500), rng.randbytes(rng.randrange(3000)))
            connection.execute("INSERT OR REPLACE INTO t VALUES (?, ?)", row)
        else:
            connection.execute("DELETE FROM t WHERE k = ?", (rng.randrange(500),))
    connection.execute("ROLLBACK" if rng.random() < 0.3 else "COMMIT")


@pytest.mark.parametrize("seed", range(6))
def test_the_digest_is_known_before_the_log_is_moved(tmp_path: Path, seed: int) -> None:
    path, wal = tmp_path / "db", tmp_path / "db-wal"
    rng = random.Random(seed)
    with closing(HeldFile(path)) as held, closing(_database(path)) as connection:
        total = digest(held)
        for _ in range(5):
            for _ in range(rng.randint(1, 4)):
                _change(rng, connection)
            if rng.random() < 0.3:
                connection.execute("DELETE FROM t")
                connection.execute("VACUUM")
            total = digest_after_checkpoint(held, wal, total)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            assert digest(held) == total


def test_every_change_to_a_file_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "db"
    rng = random.Random(1)
    with closing(_database(path)) as connection:
        _change(rng, connection)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = path.read_bytes()
    total = _digest_of(path)
    swapped = data[PAGE : 2 * PAGE] + data[:PAGE] + data[2 * PAGE :]
    for other in (data[:-1], data + b"x", data[:PAGE], swapped):
        path.write_bytes(other)
        assert _digest_of(path) != total
    for _ in range(200):
        flipped = bytearray(data)
        flipped[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        path.write_bytes(flipped)
        assert _digest_of(path) != total


def test_another_kind_of_log_is_refused(tmp_path: Path) -> None:
    path, wal = tmp_path / "db", tmp_path / "db-wal"
    path.write_bytes(bytes(PAGE))
    wal.write_bytes(b"no log" * 100)
    with pytest.raises(PagesError):
        digest_after_checkpoint(HeldFile(path), wal, 0)
