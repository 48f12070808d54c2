"""How the index is: for ``doctor``."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from idlib_tui.library.engine import Engine
from idlib_tui.library.schema import SCHEMA_VERSION
from idlib_tui.workspace import Workspace

_COUNTED = ("articles", "problems", "statements", "events", "entries", "figures", "actors")


def describe(
    connection: sqlite3.Connection, workspace: Workspace, engine: Callable[[], Engine]
) -> Mapping[str, str]:
    """Describe paths, sizes, versions and counts, and whether the parts agree."""
    facts = {
        "index": str(workspace.index),
        "size": f"{_size(workspace.index) / 1e6:.1f} MB",
        "schema": str(SCHEMA_VERSION),
        "sqlite": sqlite3.sqlite_version,
    }
    [checked] = connection.execute("PRAGMA quick_check(1)").fetchone()
    facts["catalog"] = "ok" if checked == "ok" else f"damaged: {checked}"
    for table in _COUNTED:
        [total] = connection.execute(f"SELECT COUNT(*) FROM {table}").fetchone()  # noqa: S608
        facts[table] = str(total)
    numbers = {number for (number,) in connection.execute("SELECT number FROM articles")}
    missing = len(numbers ^ engine().numbers())
    facts["words"] = "ok" if not missing else f"{missing} articles differ; sync to mend"
    [touched] = connection.execute("SELECT COUNT(*) FROM touched").fetchone()
    facts["to merge"] = str(touched)
    return facts


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
