"""The stage of a sync that removes page furniture from the articles.

Furniture is determined only by the lines of all articles as first read: so the result is the same
whether articles were added one by one or all at once. An article whose furniture changed is read
again from its file without those lines.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import replace

from idlib_tui.library.batches import batched
from idlib_tui.library.catalog import fingerprints
from idlib_tui.library.catalog.database import Database
from idlib_tui.library.catalog.findings import take_touched, untouch
from idlib_tui.library.catalog.likeness import sketch_of
from idlib_tui.library.catalog.page_lines import (
    furniture_of,
    give_lines,
    is_furnished_rightly,
    judge_line,
    take_lines,
    touch_all_lines,
)
from idlib_tui.library.catalog.storing import save_article
from idlib_tui.library.sync.scan import meta, set_meta
from idlib_tui.library.sync.workers import ReadResult, ReadTask, read
from idlib_tui.model import Story
from idlib_tui.processes import Workers
from idlib_tui.workspace import Workspace

_BATCH = 32
"""Files per transaction."""
_LINES = 2_000
"""Lines per transaction."""


class Furnishing:
    """One run of the stage."""

    def __init__(
        self,
        workspace: Workspace,
        database: Database,
        story: Story,
        report: Callable[[str, int, int], None],
    ) -> None:
        self._workspace = workspace
        self._database = database
        self._story = story
        self._report = report

    def run(self, pool: Workers) -> None:
        """Classify the lines of new and removed articles, and reread the articles affected."""
        self._judge()
        with self._database.writing() as connection:
            due = self._due(connection)
            tasks = [self._task(connection, file) for file in sorted(due)]
        done = 0
        for batch in batched(pool.run(read, tasks, len(tasks)), _BATCH):
            with self._database.writing() as connection:
                for result in batch:
                    _store(connection, result, due[result.file])
            done += len(batch)
            self._report("read", done, len(tasks))

    def _judge(self) -> None:
        judged_with = fingerprints.furniture_rules()
        with self._database.writing() as connection:
            if meta(connection, "furnished_with") != judged_with:
                touch_all_lines(connection)
                set_meta(connection, "furnished_with", judged_with)
            lines = take_touched(connection, "line")
        for batch in batched(lines, _LINES):
            with self._database.writing() as connection:
                for line in batch:
                    judge_line(connection, int(line))
                untouch(connection, "line", batch)
            self._report("read", 0, 0)

    def _due(self, connection: sqlite3.Connection) -> dict[str, set[int]]:
        """List the articles to reread, by their files."""
        due: dict[str, set[int]] = {}
        for key in take_touched(connection, "furnished"):
            query = "SELECT file FROM articles WHERE number = ?"
            found = connection.execute(query, (int(key),)).fetchone()
            if found is None or is_furnished_rightly(connection, int(key)):
                untouch(connection, "furnished", [key])
            else:
                due.setdefault(str(found[0]), set()).add(int(key))
        return due

    def _task(self, connection: sqlite3.Connection, file: str) -> ReadTask:
        query = "SELECT number FROM articles WHERE file = ?"
        numbers = [number for (number,) in connection.execute(query, (file,)).fetchall()]
        lines = frozenset[int]().union(*(furniture_of(connection, one) for one in numbers))
        seeds = self._workspace.seeds
        return ReadTask(seeds / file, seeds, self._story.about(file), lines)


def _store(connection: sqlite3.Connection, result: ReadResult, numbers: Iterable[int]) -> None:
    """Store articles without their furniture."""
    for number in sorted(numbers):
        query = "SELECT id, content_hash FROM articles WHERE number = ?"
        name, content_hash = connection.execute(query, (number,)).fetchone()
        untouch(connection, "furnished", [str(number)])
        # An article goes by its id, with ~ where one of another file has the same.
        found = [
            one.article for one in result.articles if one.article.id.rstrip("~") == name.rstrip("~")
        ]
        if not found or found[0].content_hash != content_hash:
            # The file changed since: the next sync reads it as a changed one.
            continue
        gone = furniture_of(connection, number)
        sketch = sketch_of(connection, number)
        lines = take_lines(connection, number)
        new = save_article(connection, replace(found[0], id=name), sketch, ())
        give_lines(connection, new, lines, gone)
