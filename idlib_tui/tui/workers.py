"""Slow work in a thread, its answer in the message loop, and no answer that came too late.

A thread never touches a widget: it returns a value, and a callback on the node's own message queue
receives it. Textual can only ask a thread to stop, so an answer is also checked for being the one
that was asked for last.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from inspect import isawaitable
from typing import TypeVar

from textual.dom import DOMNode
from textual.worker import Worker, get_current_worker

from idlib_tui.errors import IdlibError
from idlib_tui.tui.unforeseen import as_told

Answer = TypeVar("Answer")

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
                other as a ``UnforeseenError``, so that what nobody foresaw never ends the program.
        """
        self._generation += 1
        self.running = True
        generation = self._generation

        def run() -> None:
            worker = get_current_worker()
            try:
                answer = work(lambda: worker.is_cancelled)
            except Exception as error:  # noqa: BLE001 - shown, see UnforeseenError
                self._node.call_later(
                    self._deliver, generation, partial(failed, as_told(self._group, error))
                )
            else:
                self._node.call_later(self._deliver, generation, partial(then, answer), failed)

        return self._node.run_worker(
            run, group=self._group, thread=True, exclusive=True, exit_on_error=False
        )

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
            if isawaitable(waiting := failed(as_told(self._group, error))):
                await waiting
