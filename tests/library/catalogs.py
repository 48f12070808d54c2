"""Comparing what two libraries hold."""

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from idlib_tui.filters import EVERY_ENTRY, EVERY_FIGURE, QuoteFilter
from idlib_tui.library import Library
from idlib_tui.library.catalog.annotations import NUMBER, fetch_annotations
from idlib_tui.library.catalog.chronology import list_entries
from idlib_tui.library.catalog.figures import list_groups
from idlib_tui.library.catalog.statements import list_statements
from idlib_tui.workspace import Workspace
from tests.library.conftest import write_seeds

# What users see. Numbers, and columns that hold them, may differ between runs.
CONTENTS = {
    "articles": "id, file, title, outlet, place, byline, credits, stated, published, day, repairs,"
    " words, content_hash, annotated_with",
    "problems": "file, reason",
    "copies JOIN articles USING (number)": "id, leader",
    f"statements s JOIN articles a ON a.number = s.statement {NUMBER}"
    " JOIN statements o ON o.statement = s.copy_of"
    f" JOIN articles b ON b.number = o.statement {NUMBER}": "a.id, s.start, b.id, o.start",
    f"statements s JOIN articles a ON a.number = s.statement {NUMBER}"
    " JOIN saying_links l USING (saying) JOIN statements o ON o.saying = l.other"
    f" JOIN articles b ON b.number = o.statement {NUMBER}": "a.id, s.start, b.id, o.start",
    "sayings": "content, size, words, numbers",
    "entries": "first, last, importance, words",
    "actors JOIN labels ON label = actor": "text, story_rank, quotes, data",
    "aliases JOIN labels ON label = actor": "folded, text, story",
    "touched": "kind, key",
}


def contents(workspace: Workspace) -> dict[str, list[Any]]:
    """Read what users see: tables, in an order of their own, and lists."""
    with closing(sqlite3.connect(workspace.index / "catalog.sqlite")) as connection:
        found: dict[str, list[Any]] = {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}"), key=repr)
            for table, columns in CONTENTS.items()
        }
        found["annotations"] = [
            fetch_annotations(connection, name) for name, *_ in found["articles"]
        ]
        found["quotes"] = list_statements(connection, QuoteFilter(fold=False))
        found["chronology"] = list_entries(connection, EVERY_ENTRY)
        found["figures"] = list_groups(connection, EVERY_FIGURE)
    return found


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


def assert_same_as_anew(
    folder: Path, articles: Mapping[str, str], order: Sequence[str], gone: int
) -> None:
    """Check that a catalog grown one article at a time, of which some leave, is as one made anew.

    Args:
        folder: Where to make the two workspaces.
        articles: Texts by file name.
        order: The file names in the order of coming.
        gone: How many of the first leave again, one at a time.
    """
    grown = write_seeds(folder / "grown", {})
    grown.seeds.mkdir(parents=True)
    with Library.open(grown) as library:
        for name in order:
            (grown.seeds / name).write_text(articles[name], encoding="utf-8")
            library.sync(processes=1)
        for name in order[:gone]:
            (grown.seeds / name).unlink()
            library.sync(processes=1)
    anew = write_seeds(folder / "anew", {name: articles[name] for name in order[gone:]})
    with Library.open(anew) as library:
        library.sync(processes=1)
    assert contents(grown) == contents(anew)
