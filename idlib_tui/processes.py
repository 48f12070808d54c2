"""Work spread over processes that end with the one that started them, however that ends."""

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
from multiprocessing import connection, get_context, resource_tracker
from typing import TypeVar

from idlib_tui.errors import ProcessDiedError

_FEW = 48
"""Starting processes costs about half a second, in which one process does as many articles."""

_AHEAD = 128
"""Tasks given out per process before results are taken in: memory stays bounded, and there is work
enough while the results are stored."""

_BATCH = 8
"""Tasks sent to a process at a time by default."""

Task = TypeVar("Task")
Result = TypeVar("Result")


class Workers:
    """Runs tasks in order, over several processes if there are many.

    Args:
        processes: How many; None for as many as there are processors.
        batch: Tasks that go to a process at a time; what it had done of them is lost if it dies.
    """

    def __init__(self, processes: int | None, batch: int = _BATCH) -> None:
        self._processes = processes or os.cpu_count() or 1
        self._batch = batch
        self._pool: ProcessPoolExecutor | None = None
        self._lifeline: connection.Connection | None = None

    def run(
        self, work: Callable[[Task], Result], tasks: Iterable[Task], total: int | None = None
    ) -> Iterator[Result]:
        """Yield the results in the order of the tasks.

        Args:
            work: What to do with a task; found by its name in each process.
            tasks: Taken as they are needed.
            total: How many there are; a few are done here. None if nobody knows.

        Raises:
            ProcessDiedError: A process died. What the others had finished was yielded before.
        """
        if self._processes == 1 or (total is not None and total < _FEW):
            return map(work, tasks)
        return self._spread(work, iter(tasks))

    def beside(self, work: Callable[[Task], Result], task: Task) -> Future[Result] | None:
        """Start one task beside the others; None while there is no process but this one."""
        return None if self._pool is None else self._pool.submit(work, task)

    def _spread(self, work: Callable[[Task], Result], tasks: Iterator[Task]) -> Iterator[Result]:
        pool = self._pool or self._start()
        pending: deque[Future[list[Result]]] = deque()
        most = max(1, self._processes * _AHEAD // self._batch)
        try:
            for batch in _batches(tasks, self._batch):
                pending.append(pool.submit(_run_batch, work, batch))
                while pending and (len(pending) >= most or pending[0].done()):
                    yield from pending.popleft().result()
            while pending:
                yield from pending.popleft().result()
        except BrokenProcessPool as error:
            for future in pending:
                if future.done() and not future.cancelled() and future.exception() is None:
                    yield from future.result()
            raise ProcessDiedError from error

    def _start(self) -> ProcessPoolExecutor:
        _start_tracker()
        # Not fork: the reader has threads, and a forked copy of their locks can hang.
        context = get_context("spawn")
        end, self._lifeline = context.Pipe(duplex=False)
        self._pool = ProcessPoolExecutor(
            self._processes, mp_context=context, initializer=_start_worker, initargs=(end,)
        )
        return self._pool

    def close(self, *, at_once: bool = False) -> None:
        """End the processes.

        Args:
            at_once: Do not wait for what they are doing.
        """
        if self._lifeline is not None and at_once:
            self._lifeline.close()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        if self._lifeline is not None:
            self._lifeline.close()
        self._pool = self._lifeline = None


@contextmanager
def workers(processes: int | None, batch: int = _BATCH) -> Iterator[Workers]:
    """Provide workers, and end their processes afterwards: at once where it ends by an error."""
    held = Workers(processes, batch)
    try:
        yield held
    except BaseException:
        held.close(at_once=True)
        raise
    held.close()


def _batches(tasks: Iterator[Task], size: int) -> Iterator[list[Task]]:
    batch: list[Task] = []
    for task in tasks:
        batch.append(task)
        if len(batch) == size:
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


def _start_worker(lifeline: connection.Connection) -> None:
    """Leave interrupts to the parent, and end when its end of the pipe closes, even by a kill."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: connection.Connection) -> None:
    connection.wait([lifeline])
    os._exit(1)
