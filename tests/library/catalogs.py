"""Comparing what two libraries hold."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from idlib_tui.library import Library
from idlib_tui.workspace import Workspace

# What users see. Numbers, and columns that hold them, may differ between runs.
CONTENTS = {
    "articles": "id, file, title, outlet, place, byline, credits, stated, published, day, repairs,"
    " words, content_hash, annotated_with",
    "problems": "file, reason",
    "copies JOIN articles USING (number)": "id, leader",
    "statements": "article, start, kind, actor, day, quote",
    "statements s JOIN statements o ON o.statement = s.copy_of": "s.article, s.start, o.article,"
    " o.start",
    "statements s JOIN saying_links l USING (saying) JOIN statements o ON o.saying = l.other": (
        "s.article, s.start, o.article, o.start"
    ),
    "sayings": "actor, plain, spoken, size, words, numbers",
    "entries": "first, last, importance, words, data",
    "figure_groups": "key, ordinal, data",
    "actors": "name, story_rank, quotes, data",
    "aliases": "folded, actor, story",
    "touched": "kind, key",
}


def contents(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Read the tables that make up what users see, in an order of their own."""
    with closing(sqlite3.connect(workspace.index / "catalog.sqlite")) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}"), key=repr)
            for table, columns in CONTENTS.items()
        }


def searched(library: Library) -> list[tuple[str, float]]:
    """Run one search, with its scores."""
    found = library.search("idlib OR talks OR turkey OR said").hits
    return [(hit.article.id, hit.score) for hit in found]


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    """Read the bytes and times of all files below a folder."""
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
