"""Slow work in a thread, its answer in the message loop, and no answer that came too late.

A thread never touches a widget: it returns a value, and a callback on the node's own message queue
receives it. Textual can only ask a thread to stop, so an answer is also checked for being the one
that was asked for last.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from inspect import isawaitable
from typing import Any, TypeVar

from textual.dom import DOMNode
from textual.worker import Worker, get_current_worker

from idlib_tui.errors import IdlibError
from idlib_tui.unexpected import displayable

Answer = TypeVar("Answer")

_THREAD = "idlib-tui "
"""What the names of the threads begin with."""

Receiver = Callable[[], Awaitable[None] | None]

IsCancelled = Callable[[], bool]
"""Asked by long work between its steps."""


class Latest:
    """Runs one kind of work for a node; a new request replaces the one before.

    Attributes:
        running: Whether an answer is still awaited.
    """

    def __init__(self, node: DOMNode, group: str) -> None:
        self._node = node
        self._group = group
        self._generation = 0
        self.running = False

    def start(
        self,
        work: Callable[[IsCancelled], Answer],
        then: Callable[[Answer], Awaitable[None] | None],
        failed: Callable[[IdlibError], Awaitable[None] | None],
    ) -> Worker[None]:
        """Do some work in a thread.

        Args:
            work: Runs in the thread.
            then: Gets the answer, on the node's message loop.
            failed: Gets the failure instead, on the message loop too: an expected one as it is, any
                other as a ``UnexpectedError``, so that nothing unexpected ends the program.
        """
        self._generation += 1
        self.running = True
        generation = self._generation

        async def run() -> None:
            worker = get_current_worker()
            try:
                answer = await _in_thread(lambda: work(lambda: worker.is_cancelled), self._group)
            except Exception as error:  # noqa: BLE001 - shown, see UnexpectedError
                shown = displayable(self._group, error)
                self._node.call_later(self._deliver, generation, partial(failed, shown))
            else:
                self._node.call_later(self._deliver, generation, partial(then, answer), failed)

        return self._node.run_worker(run, group=self._group, exclusive=True, exit_on_error=False)

    def drop(self) -> None:
        """Forget the work that is running; its answer will not be delivered."""
        self._generation += 1
        self.running = False
        self._node.workers.cancel_group(self._node, self._group)

    async def _deliver(
        self,
        generation: int,
        receive: Receiver,
        failed: Callable[[IdlibError], Awaitable[None] | None] | None = None,
    ) -> None:
        if generation != self._generation:
            return
        self.running = False
        try:
            if isawaitable(waiting := receive()):
                await waiting
        except Exception as error:
            if failed is None:
                raise
            # The answer came, but could not be shown.
            if isawaitable(waiting := failed(displayable(self._group, error))):
                await waiting


class InOrder:
    """Runs work of one kind for a node one after another; none replaces another, none is dropped.

    It is for what the user has asked to be kept, so leaving the program does not end it.
    """

    def __init__(self, node: DOMNode, group: str) -> None:
        self._node = node
        self._group = group
        self._waiting: deque[Callable[[], None]] = deque()
        self._thread: threading.Thread | None = None
        self._guard = threading.Lock()

    def start(
        self,
        work: Callable[[], Answer],
        then: Callable[[Answer], Awaitable[None] | None],
        failed: Callable[[IdlibError], Awaitable[None] | None],
    ) -> Worker[None]:
        """Do some work in a thread, after all that was asked for before.

        Args:
            work: Runs in the thread.
            then: Gets the answer, on the node's message loop.
            failed: Gets the failure instead, on the message loop too, as ``Latest`` gives it.
        """
        done, run = _awaited(work)
        with self._guard:
            self._waiting.append(run)
            if self._thread is None:
                name = _THREAD + self._group
                self._thread = threading.Thread(target=self._run, name=name, daemon=True)
                self._thread.start()

        async def deliver() -> None:
            try:
                answer = await done
            except Exception as error:  # noqa: BLE001 - shown, see UnforeseenError
                self._node.call_later(failed, displayable(self._group, error))
            else:
                self._node.call_later(then, answer)

        return self._node.run_worker(deliver, group=self._group, exit_on_error=False)

    def finish(self, patience: float) -> bool:
        """Wait for all work, at most some seconds. Returns whether all is done."""
        thread = self._thread
        if thread is not None:
            thread.join(patience)
        return thread is None or not thread.is_alive()

    def _run(self) -> None:
        while True:
            with self._guard:
                if not self._waiting:
                    self._thread = None
                    return
                work = self._waiting.popleft()
            work()


def idle() -> bool:
    """Return whether no work is left in any thread, not even some that nobody waits for."""
    return not any(thread.name.startswith(_THREAD) for thread in threading.enumerate())


def settled(patience: float) -> bool:
    """Wait until no work is left in any thread, for some seconds at most. Returns whether so."""
    until = time.monotonic() + patience
    for thread in threading.enumerate():
        if thread.name.startswith(_THREAD):
            thread.join(max(until - time.monotonic(), 0))
    return idle()


async def _in_thread(work: Callable[[], Answer], name: str) -> Answer:
    """Do some work in a thread that the program does not wait for when it is left.

    The threads of asyncio's own pool are waited for, which may take as long as the largest article.
    What the library writes is whole at every moment, so this work may end anywhere.
    """
    done, run = _awaited(work)
    threading.Thread(target=run, name=_THREAD + name, daemon=True).start()
    return await done


def _awaited(work: Callable[[], Answer]) -> tuple[asyncio.Future[Answer], Callable[[], None]]:
    """Make work for a thread, and what its answer is awaited by in the message loop."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Answer] = loop.create_future()

    def settle(set_it: Callable[[Any], None], value: object) -> None:
        if not done.done():
            set_it(value)

    def run() -> None:
        call: tuple[Callable[[Any], None], object]
        try:
            call = done.set_result, work()
        except Exception as error:  # noqa: BLE001 - raised again where it is awaited
            call = done.set_exception, error
        # The loop is closed where the program has been left meanwhile.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(settle, *call)

    return done, run
