"""Problems with files, by the stage of the sync that met them."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from idlib_tui.model import Problem


class Stage(StrEnum):
    """A stage of the sync; each stage sets and clears its own problems."""

    ANNOTATE = "annotate"
    DATE = "date"
    READ = "read"


def set_problem(connection: sqlite3.Connection, file: str, stage: Stage, reason: str) -> None:
    """Record a problem with a file at a stage; "" if there is none any more."""
    connection.execute("DELETE FROM problems WHERE file = ? AND stage = ?", (file, stage))
    if reason:
        connection.execute("INSERT INTO problems VALUES (?, ?, ?)", (file, stage, reason))


def clear_problems(connection: sqlite3.Connection, file: str) -> None:
    """Remove all problems of a file."""
    connection.execute("DELETE FROM problems WHERE file = ?", (file,))
    # The problems of its articles are under its name, "#" and a number.
    several = "DELETE FROM problems WHERE file > ? AND file < ?"
    connection.execute(several, (f"{file}#", f"{file}#:"))


def list_problems(connection: sqlite3.Connection) -> list[Problem]:
    """List the files with problems, each once, in order of their names."""
    reasons: dict[str, list[str]] = {}
    query = "SELECT file, reason FROM problems ORDER BY file, stage DESC"
    for file, reason in connection.execute(query):
        reasons.setdefault(file, []).append(reason)
    return [Problem(file, " ".join(found)) for file, found in reasons.items()]


def count_problems(connection: sqlite3.Connection) -> int:
    """Count the files with problems."""
    [total] = connection.execute("SELECT COUNT(DISTINCT file) FROM problems").fetchone()
    return int(total)
