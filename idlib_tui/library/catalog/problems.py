"""What could not be done with which file, by the stage of the sync that it failed in."""

from __future__ import annotations

import sqlite3
from enum import StrEnum

from idlib_tui.model import Problem


class Stage(StrEnum):
    """A stage of the sync, which notes and clears its own problems."""

    ANNOTATE = "annotate"
    DATE = "date"
    READ = "read"


def set_problem(connection: sqlite3.Connection, file: str, stage: Stage, reason: str) -> None:
    """Note what is wrong with a file at a stage; "" if nothing is any more."""
    connection.execute("DELETE FROM problems WHERE file = ? AND stage = ?", (file, stage))
    if reason:
        connection.execute("INSERT INTO problems VALUES (?, ?, ?)", (file, stage, reason))


def clear_problems(connection: sqlite3.Connection, file: str) -> None:
    """Forget all that was wrong with a file."""
    connection.execute("DELETE FROM problems WHERE file = ?", (file,))
    # Those of the articles in it go by its name, "#" and a number.
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
