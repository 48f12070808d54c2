"""The part of a sync that needs no catalog: reading and annotating, in one process or several."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, redirect_stderr
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing import connection, get_context, parent_process, resource_tracker
from pathlib import Path
from typing import TypeVar

from idlib_tui.annotate import annotate
from idlib_tui.annotate.dating import date_from_text
from idlib_tui.annotate.extent import annotated_part, extent_warning
from idlib_tui.errors import LibraryError
from idlib_tui.files import open_regular
from idlib_tui.ingest import ingest
from idlib_tui.ingest.reader import MAX_BYTES
from idlib_tui.library.likeness import sketch
from idlib_tui.library.scan import name_of
from idlib_tui.library.storing import STATED
from idlib_tui.merge.dates import infer_published
from idlib_tui.model import Annotations, Article, Problem, Published, Story

_FEW = 48
"""Starting processes costs about half a second, in which one process does as many articles."""

_AHEAD = 16
"""Batches given out per process before results are taken in: memory stays bounded, and there is
work enough while the engine commits."""

_BATCH = 8
"""Articles a process handles at a time."""

_BLOCK = 1 << 20

Task = TypeVar("Task")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read."""

    path: Path
    seeds: Path
    story: Story


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A file after reading.

    Attributes:
        hash: Of its bytes; "" where they could not be read.
        article: None where it is a problem.
        sketch: Of the article's text; see ``likeness``.
        found: None where the article's day is not known yet.
    """

    file: str
    hash: str
    article: Article | None = None
    sketch: tuple[int, ...] = ()
    found: Annotations | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class AnnotateTask:
    """An article of the catalog to annotate."""

    number: int
    article: Article
    story: Story


@dataclass(frozen=True, slots=True)
class AnnotateResult:
    """What was found in an article; on failure nothing, and the reason."""

    number: int
    article: Article
    found: Annotations
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DateTask:
    """An undated article, and the dated ones to compare it with."""

    number: int
    undated: Article
    others: tuple[int, ...]
    dated: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class DateResult:
    """What an undated article was compared with, and the day that came of it."""

    number: int
    others: tuple[int, ...]
    published: Published


def infer_date(task: DateTask) -> DateResult:
    """Infer a day from the other articles, else keep what the article's own text points to."""
    inferred = infer_published(task.undated, task.dated)
    published = inferred if inferred.day is not None else task.undated.published
    return DateResult(task.number, task.others, published)


def read(task: ReadTask) -> ReadResult:
    """Read one file, date it from its own text, and annotate it if its day is known."""
    file = name_of(task.path, task.seeds)
    outcome = ingest(task.path, task.seeds, task.story)
    if isinstance(outcome, Problem):
        return ReadResult(file, hash_file(task.path), problem=outcome.reason)
    article = outcome
    if article.published.known_from not in STATED:
        own = date_from_text(article.text)
        if own.day is not None:
            article = replace(article, published=own)
    sampled = tuple(sketch(annotated_part(article.text)))
    problem = extent_warning(article.text)
    if article.published.known_from not in STATED:
        return ReadResult(file, article.content_hash, article, sampled, problem=problem)
    done = annotate_article(AnnotateTask(0, article, task.story))
    problem = done.problem or problem
    return ReadResult(file, article.content_hash, article, sampled, done.found, problem)


def annotate_article(task: AnnotateTask) -> AnnotateResult:
    """Annotate one article. A defect that one text lays bare must not stop the others."""
    article = task.article
    try:
        found = annotate(article.text, article.published.day, task.story.actors)
    except Exception as error:  # noqa: BLE001 - shown to the user as this article's problem
        reason = f"It can be read, but what is in it was not found: {type(error).__name__}: {error}"
        return AnnotateResult(task.number, article, Annotations(), reason)
    return AnnotateResult(task.number, article, found)


class Workers:
    """Runs tasks in order, over several processes if there are many."""

    def __init__(self, processes: int | None) -> None:
        self._processes = processes or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def run(
        self, work: Callable[[Task], Result], tasks: Iterable[Task], total: int
    ) -> Iterator[Result]:
        """Yield the results in the order of the tasks.

        Raises:
            LibraryError: A process died.
        """
        if self._processes == 1 or total < _FEW:
            yield from map(work, tasks)
            return
        try:
            yield from self._spread(work, iter(tasks))
        except BrokenProcessPool as error:
            raise LibraryError(
                "A process that read articles ended abruptly, perhaps for want of memory. "
                "Sync again to go on; --processes 1 needs less."
            ) from error

    def _spread(self, work: Callable[[Task], Result], tasks: Iterator[Task]) -> Iterator[Result]:
        if self._pool is None:
            _start_tracker()
            # Not fork: the reader has threads, and a forked copy of their locks can hang.
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=get_context("spawn"), initializer=_start_worker
            )
        pending: deque[Future[list[Result]]] = deque()
        for batch in _batches(tasks):
            pending.append(self._pool.submit(_run_batch, work, batch))
            if len(pending) >= self._processes * _AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None


@contextmanager
def workers(processes: int | None) -> Iterator[Workers]:
    """Provide workers, and end their processes afterwards."""
    held = Workers(processes)
    try:
        yield held
    finally:
        held.close()


def _batches(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    for task in tasks:
        batch.append(task)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _run_batch(work: Callable[[Task], Result], batch: list[Task]) -> list[Result]:
    return [work(task) for task in batch]


def _start_tracker() -> None:
    """Start the helper process of ``multiprocessing``, which inherits standard error.

    A program that draws on the whole screen has something without a descriptor in its place.
    """
    if os.name == "posix":
        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()


def _start_worker() -> None:
    """Leave interrupts to the parent, and end when it ends, even by a kill."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def hash_file(path: Path) -> str:
    """Give the SHA-256 of a file's bytes; "" where it is too large, a link, or cannot be read."""
    digest = sha256()
    try:
        with open_regular(path) as file:
            if os.fstat(file.fileno()).st_size > MAX_BYTES:
                return ""
            while block := file.read(_BLOCK):
                digest.update(block)
    except OSError:
        return ""
    return digest.hexdigest()
