"""Index health, for ``doctor``."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from idlib_tui.library.catalog.schema import SCHEMA_VERSION

_COUNTED = ("articles", "problems", "statements", "events", "entries", "figures", "actors")


def describe(
    connection: sqlite3.Connection, folder: Path, held: AbstractSet[int], engine: str
) -> Mapping[str, str]:
    """Describe paths, sizes, versions and counts, and whether the parts agree.

    Args:
        connection: To the catalog.
        folder: The folder of the index.
        held: The numbers of the articles that the engine holds.
        engine: The name of the engine.
    """
    facts = {
        "index": str(folder),
        "size": f"{_size(folder) / 1e6:.1f} MB",
        "schema": str(SCHEMA_VERSION),
        "sqlite": sqlite3.sqlite_version,
        "catalog": "ok",
    }
    for table in _COUNTED:
        [total] = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608
        facts[table] = str(total)
    numbers = {number for (number,) in connection.execute("SELECT number FROM articles")}
    missing = len(numbers ^ held)
    facts["engine"] = engine
    facts["words"] = "ok" if not missing else f"{missing} articles differ; sync to repair"
    [touched] = connection.execute("SELECT COUNT(*) FROM touched").fetchone()
    facts["to merge"] = str(touched)
    return facts


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
