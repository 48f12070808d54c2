"""Updating ``index/`` with the changes in ``seeds/``.

Every step leaves a consistent catalog, which records what is still to do: articles with an outdated
fingerprint are annotated, the parts listed in ``touched`` are merged, and articles that the engine
lacks are added to it. So a sync that is killed at any point is completed by the next.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace

from idlib_tui.errors import LibraryError
from idlib_tui.ingest.files import file_and_place, other_files, others_in_words
from idlib_tui.ingest.references import with_references
from idlib_tui.library.batches import batched
from idlib_tui.library.catalog import articles, fingerprints, likeness, words_record
from idlib_tui.library.catalog.codec import decode
from idlib_tui.library.catalog.database import Database
from idlib_tui.library.catalog.findings import save_findings, take_touched
from idlib_tui.library.catalog.labels import drop_unused_labels
from idlib_tui.library.catalog.problems import Stage, clear_problems, count_problems, set_problem
from idlib_tui.library.catalog.storing import (
    remove_article,
    save_article,
    set_published,
    stated,
    with_own_id,
)
from idlib_tui.library.rows import SyncProgress, SyncReport
from idlib_tui.library.search.engine import Engine, EngineDamagedError
from idlib_tui.library.search.filling import fill
from idlib_tui.library.store import words_notice
from idlib_tui.library.sync.copying import find_versions
from idlib_tui.library.sync.furnishing import Furnishing
from idlib_tui.library.sync.joining import join
from idlib_tui.library.sync.scan import Known, Seen, known_files, meta, scan, set_meta
from idlib_tui.library.sync.workers import (
    AnnotateResult,
    AnnotateTask,
    DateResult,
    DateTask,
    FillTask,
    ReadResult,
    ReadTask,
    annotate_article,
    fill_words,
    hash_file,
    infer_date,
    read,
)
from idlib_tui.model import Published
from idlib_tui.processes import Workers, workers
from idlib_tui.workspace import Workspace

_BATCH = 32
"""Articles per transaction: enough that its cost is negligible, few enough to cancel soon."""

_ENGINE_BATCH = 512
"""Articles per commit of Whoosh, which takes 0.1 s and more."""


class CancelledError(Exception):
    """The caller cancelled the sync; what was committed is kept."""


@dataclass
class _Counts:
    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


class Sync:
    """One run of a sync."""

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
        self._told = self._story  # and what lists of references say about files
        self._counts = _Counts()
        self._notices: list[str] = []
        self._filling: Future[None] | None = None

    def run(self, processes: int | None) -> SyncReport:
        """Run all steps in order."""
        started = time.monotonic()
        complete = True
        try:
            # Articles that only the engine has are removed before their numbers are reused.
            self._fill_engine()
            with workers(processes) as pool:
                self._read(pool)
                Furnishing(self._workspace, self._database, self._told, self._report).run(pool)
                find_versions(self._database, self._report)
                self._date(pool)
                self._fill_engine_beside(pool)
                self._annotate(pool)
                join(self._database, self._story, self._report, self._notices)
                self._await_filling()
            version = self._fill_engine(last=True)
            with self._database.writing() as connection:
                words_record.record(connection, version)
                if self._counts.changed or self._counts.removed:
                    drop_unused_labels(connection)
                set_meta(connection, "complete", fingerprints.all_rules(self._story))
            if self._counts.added + self._counts.changed > self._counts.unchanged:
                self._database.compact()
        except CancelledError:
            complete = False
        with self._database.reading() as connection:
            problems = count_problems(connection)
        return SyncReport(
            added=self._counts.added,
            changed=self._counts.changed,
            removed=self._counts.removed,
            unchanged=self._counts.unchanged,
            problems=problems,
            seconds=time.monotonic() - started,
            notices=tuple(self._notices),
            complete=complete,
            others=self._others(),
        )

    def _others(self) -> str:
        # The folder may have gone meanwhile.
        with suppress(OSError):
            return others_in_words(other_files(self._workspace))
        return ""

    def _read(self, pool: Workers) -> None:
        self._report("scan", 0, 0)
        by_file = {seen.file: seen for seen in scan(self._workspace)}
        with self._database.writing() as connection:
            known = known_files(connection)
            for file in sorted(known.keys() - by_file.keys()):
                self._forget(connection, file)
            self._told = with_references(self._story, self._workspace.seeds, by_file)
            tasks = [
                ReadTask(seen.path, self._workspace.seeds, self._told.about(seen.file))
                for seen in by_file.values()
                if not self._is_unchanged(connection, seen, known.get(seen.file))
            ]
            set_meta(connection, "complete", "")
        self._report("scan", len(by_file), len(by_file))
        results = pool.run(read, tasks, len(tasks))
        done = 0
        for batch in batched(results, _BATCH):
            with self._database.writing() as connection:
                for result in batch:
                    self._store_read(connection, by_file[result.file], result, known)
            done += len(batch)
            self._report("read", done, len(tasks))
            if done % _ENGINE_BATCH < len(batch):
                self._fill_engine_beside(pool)

    def _is_unchanged(
        self, connection: sqlite3.Connection, seen: Seen, known: Known | None
    ) -> bool:
        if known is None or known.read_with != fingerprints.reading_rules(self._told, seen.file):
            return False
        if not known.same_file(seen):
            if not known.hash or hash_file(seen.path) != known.hash:
                return False
            connection.execute(
                "UPDATE files SET size = ?, mtime_ns = ?, recheck = ? WHERE file = ?",
                (seen.size, seen.mtime_ns, seen.fresh, seen.file),
            )
        self._counts.unchanged += 1
        return True

    def _store_read(
        self,
        connection: sqlite3.Connection,
        seen: Seen,
        result: ReadResult,
        known: dict[str, Known],
    ) -> None:
        old = known.get(seen.file)
        wanted = fingerprints.reading_rules(self._told, seen.file)
        connection.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (seen.file, seen.size, seen.mtime_ns, result.hash, wanted, seen.fresh),
        )
        clear_problems(connection, seen.file)
        set_problem(connection, seen.file, Stage.READ, result.problem)
        if old is None:
            self._counts.added += 1
        elif old.hash != result.hash:
            self._counts.changed += 1
        else:
            self._counts.unchanged += 1
        found = [(with_own_id(connection, item.article), item) for item in result.articles]
        _remove_file(connection, seen.file, but={article.id for article, _ in found})
        for article, item in found:
            where = file_and_place(article)
            of_file = result.problem if where == seen.file else ""
            set_problem(
                connection, where, Stage.READ, " ".join(filter(None, (of_file, item.problem)))
            )
            save_article(connection, article, item.sketch, item.lines)

    def _forget(self, connection: sqlite3.Connection, file: str) -> None:
        self._counts.removed += 1
        connection.execute("DELETE FROM files WHERE file = ?", (file,))
        clear_problems(connection, file)
        _remove_file(connection, file)

    def _date(self, pool: Workers) -> None:
        """Infer again the dates of undated articles if the dated articles like them changed."""
        with self._database.writing() as connection:
            mode = self._dating_mode(connection)
            tasks = list(self._date_tasks(connection, mode))
        total = len(tasks)
        done = 0
        for batch in batched(pool.run(infer_date, self._filled(tasks), total), _BATCH):
            with self._database.writing() as connection:
                for result in batch:
                    _store_date(connection, result)
            done += len(batch)
            self._report("read", done, total)
        with self._database.writing() as connection:
            connection.execute("DELETE FROM touched WHERE kind IN ('dated', 'undated')")
            set_meta(connection, "dated_with", mode)

    def _dating_mode(self, connection: sqlite3.Connection) -> str:
        few = likeness.few_dated(connection)
        return f"{'all' if few else 'alike'} {fingerprints.dating_rules()}"

    def _date_tasks(
        self, connection: sqlite3.Connection, mode: str
    ) -> Iterator[tuple[int, list[int]]]:
        """Choose which undated articles to compare (again), and with which."""
        changed = {int(key) for key in take_touched(connection, "dated")}
        new = {int(key) for key in take_touched(connection, "undated")}
        undated = likeness.undated(connection)
        few = likeness.few_dated(connection)
        everything = mode != meta(connection, "dated_with") or len(changed) > len(undated)
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

    def _annotate(self, pool: Workers) -> None:
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT number, published, annotated_with FROM articles ORDER BY id"
            ).fetchall()
        wanted = {
            published: fingerprints.annotating_rules(self._story, decode(Published, published))
            for published in {published for _, published, _ in rows}
        }
        due = {
            number: wanted[published]
            for number, published, with_ in rows
            if with_ != wanted[published]
        }
        results = pool.run(annotate_article, self._annotate_tasks(due), len(due))
        done = 0
        for batch in batched(results, _BATCH):
            with self._database.writing() as connection:
                for result in batch:
                    _store_found(connection, result, due[result.number])
            done += len(batch)
            self._report("annotate", done, len(due))

    def _annotate_tasks(self, due: Iterable[int]) -> Iterator[AnnotateTask]:
        for batch in batched(due, _BATCH):
            with self._database.reading() as connection:
                found = articles.fetch_by_number(connection, batch)
            for number in batch:
                yield AnnotateTask(number, found[number], self._story)

    def _fill_engine_beside(self, pool: Workers) -> None:
        """Let another process synchronise the engine, if one is there and not at it already.

        Whatever it does not finish is left to the last filling, which also tells what is wrong.
        """
        if self._filling is None or self._filling.done():
            task = FillTask(self._database.path.parent, self._story.engine)
            self._filling = pool.beside(fill_words, task)

    def _await_filling(self) -> None:
        if self._filling is not None:
            wait([self._filling])

    def _fill_engine(self, *, last: bool = False) -> str:
        """Synchronise the engine with the catalog, and return its version."""
        try:
            try:
                return self._fill(last=last)
            except EngineDamagedError as error:
                self._notices.append(words_notice(error))
            self._engine.reset()
            with self._database.writing() as connection:
                words_record.begin(connection, self._engine.version)
            return self._fill(last=last)
        except EngineDamagedError as error:
            raise LibraryError(f"The word index cannot be used: {error}.") from error

    def _fill(self, *, last: bool) -> str:
        fill(self._database, self._engine, self._stop_if_cancelled)
        if last:
            self._engine.settle()
            # A sync after a message about damage must leave none.
            self._engine.check()
        return self._engine.version

    def _report(self, stage: str, done: int, total: int) -> None:
        self._progress(SyncProgress(stage, done, total))
        self._stop_if_cancelled()

    def _stop_if_cancelled(self) -> None:
        if self._cancelled():
            raise CancelledError


def _remove_file(
    connection: sqlite3.Connection, file: str, *, but: AbstractSet[str] = frozenset()
) -> None:
    """Remove the articles of a file, except those with some ids."""
    query = "SELECT number, id FROM articles WHERE file = ?"
    for number, article_id in connection.execute(query, (file,)).fetchall():
        if article_id not in but:
            remove_article(connection, number)


def _store_date(connection: sqlite3.Connection, result: DateResult) -> None:
    set_published(connection, result.number, result.published)
    likeness.set_compared(connection, result.number, result.others)
    set_problem(connection, result.file, Stage.DATE, result.problem)


def _store_found(connection: sqlite3.Connection, result: AnnotateResult, rules: str) -> None:
    save_findings(connection, result.number, result.findings)
    set_problem(connection, result.file, Stage.ANNOTATE, result.problem)
    connection.execute(
        "UPDATE articles SET annotated_with = ? WHERE number = ?", (rules, result.number)
    )
