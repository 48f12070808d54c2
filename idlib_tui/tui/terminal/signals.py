"""Signals end the reader in order, and by force where it does not end in time."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from textual.app import App

GRACE = 3.0
"""Seconds that the reader has to end in order."""

ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGBREAK")
    if hasattr(signal, name)
)


class Ending:
    """Ends an app on a signal."""

    def __init__(
        self, app: App[int], keep_place: Callable[[], None], restore_terminal: Callable[[], None]
    ) -> None:
        self._app = app
        self._last_steps = (keep_place, restore_terminal)
        self._status = 0
        self._timer: threading.Timer | None = None

    def receive(self, number: int, _frame: FrameType | None) -> None:
        """End the app in order at the first signal; at the next one, at once."""
        if self._timer is not None:
            self.force()
        self._status = 128 + number
        loop = self._app._loop  # noqa: SLF001 - a signal comes outside of any message
        if loop is None:
            raise SystemExit(self._status)
        self._timer = threading.Timer(GRACE, self.force)
        self._timer.daemon = True
        self._timer.start()
        loop.call_soon_threadsafe(self._app.exit, self._status)

    def force(self) -> None:
        """End now: whatever the app is busy with, the place is kept and the terminal given back."""
        for step in self._last_steps:
            with suppress(Exception):
                step()
        os._exit(self._status)

    def over(self) -> None:
        """The app has ended in order."""
        if self._timer is not None:
            self._timer.cancel()


@contextmanager
def ending(
    app: App[int], keep_place: Callable[[], None], restore_terminal: Callable[[], None]
) -> Iterator[None]:
    """Let the signals that end a program end an app in order, as long as this lasts.

    Args:
        app: The app to end.
        keep_place: Writes down what is on show, before the app is ended by force.
        restore_terminal: Gives the terminal back, before the app is ended by force.
    """
    end = Ending(app, keep_place, restore_terminal)
    before = {number: signal.signal(number, end.receive) for number in ENDING}
    try:
        yield
    finally:
        end.over()
        for number, handler in before.items():
            signal.signal(number, handler)
