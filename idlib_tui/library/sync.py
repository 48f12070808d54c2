"""Bringing ``index/`` up to date with ``seeds/``.

Every step leaves a catalog that is whole, and says in it what is still to do: articles whose
fingerprint is not the wanted one are annotated, what is in ``touched`` is merged, and articles that
the engine lacks are added to it. So a sync that is killed anywhere is completed by the next.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from idlib_tui.errors import LibraryError
from idlib_tui.ingest import article_files
from idlib_tui.library import articles, likeness, merging, rules
from idlib_tui.library.codec import decode
from idlib_tui.library.database import Database
from idlib_tui.library.engine import Engine
from idlib_tui.library.findings import save_findings, take_touched, touch, untouch
from idlib_tui.library.rows import SyncProgress, SyncReport
from idlib_tui.library.storing import remove_article, save_article, set_published, stated
from idlib_tui.library.work import (
    AnnotateResult,
    AnnotateTask,
    DateResult,
    DateTask,
    ReadResult,
    ReadTask,
    Workers,
    annotate_article,
    infer_date,
    read,
    workers,
)
from idlib_tui.model import Published, Story
from idlib_tui.workspace import Workspace

_BATCH = 64
"""Articles a transaction: enough that its cost does not count, few enough to cancel soon."""

_ENGINE_BATCH = 512
"""Articles a Whoosh commit, which costs 0.1 s and more."""

_FRESH_NS = 2_000_000_000
"""A file this young when it was looked at may change again within its clock's tick: two seconds
is the coarsest that file systems in use have (FAT)."""

T = TypeVar("T")


class CancelledError(Exception):
    """The caller asked to stop; what was committed stays."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as the scan found it."""

    file: str
    path: Path
    size: int
    mtime_ns: int
    fresh: bool


@dataclass
class _Counts:
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


class Sync:
    """One run of it."""

    def __init__(
        self,
        workspace: Workspace,
        database: Database,
        engine: Engine,
        progress: Callable[[SyncProgress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._workspace = workspace
        self._database = database
        self._engine = engine
        self._progress = progress or (lambda _: None)
        self._cancelled = cancelled or (lambda: False)
        self._story = workspace.story()
        self._counts = _Counts()

    def run(self, processes: int | None) -> SyncReport:
        """Do all steps in order; see the module."""
        started = time.monotonic()
        complete = True
        try:
            with workers(processes) as pool:
                self._read(pool)
                self._date(pool)
                self._annotate(pool)
            self._merge()
            self._fill_engine()
            self._engine.settle()
            with self._database.writing() as connection:
                _set_meta(connection, "complete", rules.all_rules(self._story))
        except CancelledError:
            complete = False
        with self._database.reading() as connection:
            [problems] = connection.execute("SELECT COUNT(*) FROM problems").fetchone()
        return SyncReport(
            added=self._counts.added,
            changed=self._counts.changed,
            removed=self._counts.removed,
            unchanged=self._counts.unchanged,
            problems=problems,
            seconds=time.monotonic() - started,
            complete=complete,
        )

    # ------------------------------------------------------------------ reading

    def _read(self, pool: Workers) -> None:
        self._report("scan", 0, 0)
        seen = list(scan(self._workspace))
        tasks: list[ReadTask] = []
        by_file = {one.file: one for one in seen}
        with self._database.writing() as connection:
            known = _known_files(connection)
            gone = sorted(known.keys() - by_file.keys())
            for file in gone:
                self._forget(connection, file)
            for one in seen:
                wanted = rules.reading_rules(self._story, one.file)
                old = known.get(one.file)
                same_rules = old is not None and old.read_with == wanted
                if old is not None and same_rules and old.same_file(one):
                    self._counts.unchanged += 1
                    continue
                tasks.append(
                    ReadTask(
                        one.path,
                        self._workspace.seeds,
                        self._story,
                        old.hash if old is not None and same_rules else "",
                    )
                )
            _set_meta(connection, "complete", "")
        self._report("scan", len(seen), len(seen))
        results = pool.run(read, tasks, len(tasks))
        done = 0
        for batch in _batched(results, _BATCH):
            with self._database.writing() as connection:
                for result in batch:
                    self._store_read(connection, by_file[result.file], result, known)
            done += len(batch)
            self._report("read", done, len(tasks))
            if done % _ENGINE_BATCH < len(batch):
                self._fill_engine()

    def _store_read(
        self,
        connection: sqlite3.Connection,
        seen: _Seen,
        result: ReadResult,
        known: dict[str, _Known],
    ) -> None:
        old = known.get(seen.file)
        wanted = rules.reading_rules(self._story, seen.file)
        connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (seen.file, seen.size, seen.mtime_ns, result.hash, wanted, seen.fresh),
        )
        if result.article is None and not result.problem:
            self._counts.unchanged += 1
            return
        connection.execute("DELETE FROM problems WHERE file = ?", (seen.file,))
        if old is None:
            self._counts.added += 1
        elif old.hash != result.hash:
            self._counts.changed += 1
        else:
            self._counts.unchanged += 1
        if result.problem:
            connection.execute("INSERT INTO problems VALUES (?, ?)", (seen.file, result.problem))
        if result.article is None:
            _remove_file(connection, seen.file)
            return
        number = save_article(connection, result.article)
        if result.found is not None:
            self._store_found(connection, AnnotateResult(number, result.article, result.found))

    def _forget(self, connection: sqlite3.Connection, file: str) -> None:
        self._counts.removed += 1
        connection.execute("DELETE FROM files WHERE file = ?", (file,))
        connection.execute("DELETE FROM problems WHERE file = ?", (file,))
        _remove_file(connection, file)

    # ------------------------------------------------------------------ dating

    def _date(self, pool: Workers) -> None:
        """Infer the days of undated articles anew where the dated ones like them changed."""
        with self._database.writing() as connection:
            mode = self._dating_mode(connection)
            tasks = list(self._date_tasks(connection, mode))
        total = len(tasks)
        done = 0
        for batch in _batched(pool.run(infer_date, self._filled(tasks), total), _BATCH):
            with self._database.writing() as connection:
                for result in batch:
                    _store_date(connection, result)
            done += len(batch)
            self._report("read", done, total)
        with self._database.writing() as connection:
            connection.execute("DELETE FROM touched WHERE kind IN ('dated', 'undated')")

    def _dating_mode(self, connection: sqlite3.Connection) -> str:
        few = likeness.few_dated(connection)
        return f"{'all' if few else 'alike'} {rules.program_rules('merge')}"

    def _date_tasks(
        self, connection: sqlite3.Connection, mode: str
    ) -> Iterator[tuple[int, list[int]]]:
        """Choose which undated articles to compare (again), and with which."""
        changed = {int(key) for key in take_touched(connection, "dated")}
        new = {int(key) for key in take_touched(connection, "undated")}
        undated = likeness.undated(connection)
        few = likeness.few_dated(connection)
        everything = mode != _meta(connection, "dated_with") or len(changed) > len(undated)
        if everything or (few and changed):
            due = undated
        else:
            due = set().union(new, *(likeness.affected_by(connection, one) for one in changed))
        for number in sorted(due & undated):
            chosen = likeness.most_alike(connection, number, few)
            same = likeness.compared_with(connection, number) == set(chosen)
            if everything or number in new or not same or not changed.isdisjoint(chosen):
                yield number, chosen

    def _filled(self, tasks: Sequence[tuple[int, list[int]]]) -> Iterator[DateTask]:
        for number, chosen in tasks:
            with self._database.reading() as connection:
                found = articles.fetch_by_number(connection, [number, *chosen])
                own = stated(connection, number)
            undated = replace(found[number], published=own)
            dated = tuple(found[one] for one in chosen)
            yield DateTask(number, undated, tuple(chosen), dated)

    # ------------------------------------------------------------------ annotating

    def _annotate(self, pool: Workers) -> None:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT number, published, annotated_with FROM articles ORDER BY id"
            ).fetchall()
        due = [
            number
            for number, published, with_ in rows
            if with_ != rules.annotating_rules(self._story, decode(Published, published))
        ]
        tasks = self._annotate_tasks(due)
        done = 0
        for batch in _batched(pool.run(annotate_article, tasks, len(due)), _BATCH):
            with self._database.writing() as connection:
                for result in batch:
                    self._store_found(connection, result)
                    if result.problem:
                        connection.execute(
                            "INSERT OR REPLACE INTO problems VALUES (?, ?)",
                            (result.article.file, result.problem),
                        )
            done += len(batch)
            self._report("annotate", done, len(due))

    def _annotate_tasks(self, due: Sequence[int]) -> Iterator[AnnotateTask]:
        for batch in _batched(iter(due), _BATCH):
            with self._database.reading() as connection:
                found = articles.fetch_by_number(connection, batch)
            for number in batch:
                yield AnnotateTask(number, found[number], self._story)

    def _store_found(self, connection: sqlite3.Connection, result: AnnotateResult) -> None:
        number, article, found = result.number, result.article, result.found
        save_findings(connection, number, article.id, found)
        connection.execute(
            "UPDATE articles SET annotated_with = ? WHERE number = ?",
            (rules.annotating_rules(self._story, article.published), number),
        )

    # ------------------------------------------------------------------ merging

    def _merge(self) -> None:
        with self._database.writing() as connection:
            merged_with = rules.merging_rules(self._story)
            if _meta(connection, "merged_with") != merged_with:
                _touch_everything(connection, self._story)
                _set_meta(connection, "merged_with", merged_with)
            if take_touched(connection, "names"):
                merging.settle_names(connection, self._story.actors)
                connection.execute("DELETE FROM touched WHERE kind = 'names'")
            due = [
                (kind, key)
                for kind in ("actor", "block", "topic")
                for key in take_touched(connection, kind)
            ]
        done = 0
        for batch in _batched(iter(due), _BATCH):
            with self._database.writing() as connection:
                for kind, key in batch:
                    self._merge_one(connection, kind, key)
                    untouch(connection, kind, [key])
            done += len(batch)
            self._report("merge", done, len(due))

    def _merge_one(self, connection: sqlite3.Connection, kind: str, key: str) -> None:
        if kind == "block":
            merging.merge_events_of(connection, key)
        elif kind == "topic":
            merging.group_figures_of(connection, key)
        else:
            merging.link_statements_of(connection, key)
            if key:
                merging.summarise(connection, [key], self._story.actors)

    # ------------------------------------------------------------------ the engine

    def _fill_engine(self) -> None:
        """Make the engine hold exactly the catalog's numbers."""
        with self._database.reading() as connection:
            wanted = {n for (n,) in connection.execute("SELECT number FROM articles")}
        held = self._engine.numbers()
        missing, extra = sorted(wanted - held), held - wanted
        while missing or extra:
            batch, missing = missing[:_ENGINE_BATCH], missing[_ENGINE_BATCH:]
            self._engine.update(self._documents(batch), extra)
            extra = set()

    def _documents(self, numbers: Sequence[int]) -> Iterator[tuple[int, str, str]]:
        for batch in _batched(iter(numbers), _BATCH):
            with self._database.reading() as connection:
                found = articles.fetch_by_number(connection, batch)
            for number in batch:
                yield number, found[number].title, found[number].text

    def _report(self, stage: str, done: int, total: int) -> None:
        self._progress(SyncProgress(stage, done, total))
        self._stop_if_cancelled()

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise CancelledError


@dataclass(frozen=True, slots=True)
class _Known:
    """A file as the catalog has it."""

    size: int
    mtime_ns: int
    hash: str
    read_with: str
    recheck: int

    def same_file(self, seen: _Seen) -> bool:
        return not self.recheck and (self.size, self.mtime_ns) == (seen.size, seen.mtime_ns)


def scan(workspace: Workspace) -> Iterator[_Seen]:
    """List the files of a workspace, in order, with what tells whether they changed.

    Raises:
        LibraryError: The folder cannot be listed.
    """
    now = time.time_ns()
    try:
        for path in article_files(workspace):
            stat = path.stat(follow_symlinks=True)
            file = path.relative_to(workspace.seeds).as_posix()
            fresh = stat.st_mtime_ns > now - _FRESH_NS
            yield _Seen(file, path, stat.st_size, stat.st_mtime_ns, fresh)
    except OSError as error:
        raise LibraryError(f"{workspace.seeds} cannot be listed: {error}") from error


def is_complete(connection: sqlite3.Connection, workspace: Workspace) -> bool:
    """Tell whether the last sync ended, and by the rules and the story of now."""
    return _meta(connection, "complete") == rules.all_rules(workspace.story())


def changed_since(connection: sqlite3.Connection, workspace: Workspace) -> bool:
    """Tell whether files came, went, or changed in size or time."""
    known = {file: (one.size, one.mtime_ns) for file, one in _known_files(connection).items()}
    return known != {one.file: (one.size, one.mtime_ns) for one in scan(workspace)}


def _known_files(connection: sqlite3.Connection) -> dict[str, _Known]:
    found = connection.execute("SELECT file, size, mtime_ns, hash, read_with, recheck FROM files")
    return {file: _Known(*values) for file, *values in found}


def _remove_file(connection: sqlite3.Connection, file: str) -> None:
    found = connection.execute("SELECT number FROM articles WHERE file = ?", (file,)).fetchone()
    if found is not None:
        remove_article(connection, found[0])


def _store_date(connection: sqlite3.Connection, result: DateResult) -> None:
    set_published(connection, result.number, result.published)
    likeness.set_compared(connection, result.number, result.others)


def _touch_everything(connection: sqlite3.Connection, story: Story) -> None:
    for kind, query in (
        ("names", "SELECT number FROM articles"),
        ("block", "SELECT block FROM events UNION SELECT block FROM entries"),
        ("topic", "SELECT topic FROM figures UNION SELECT topic FROM figure_groups"),
        ("actor", "SELECT COALESCE(actor, '') FROM statements UNION SELECT name FROM actors"),
    ):
        found = connection.execute(query).fetchall()
        touch(connection, [(kind, str(key)) for (key,) in found])
    touch(connection, [("actor", actor.name) for actor in story.actors])


def _meta(connection: sqlite3.Connection, key: str) -> str | None:
    found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if found is None else str(found[0])


def _set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def _batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
