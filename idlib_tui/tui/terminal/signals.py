"""Signals end the reader in order, and by force where it does not end in time."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from idlib_tui.tui.app import IdlibApp

GRACE = 3.0
"""Seconds that the reader has to end in order."""

ENDING = tuple(
    getattr(signal, name)
    for name in ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGBREAK")
    if hasattr(signal, name)
)


class Ending:
    """Ends an app on a signal."""

    def __init__(self, app: IdlibApp) -> None:
        self._app = app
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
        with suppress(Exception):
            self._app.main.keep_place()
        with suppress(Exception):
            self._app.restore_terminal()
        os._exit(self._status)

    def over(self) -> None:
        """The app has ended in order."""
        if self._timer is not None:
            self._timer.cancel()


@contextmanager
def ending(app: IdlibApp) -> Iterator[None]:
    """Let the signals that end a program end an app in order, as long as this lasts."""
    end = Ending(app)
    before = {number: signal.signal(number, end.receive) for number in ENDING}
    try:
        yield
    finally:
        end.over()
        for number, handler in before.items():
            signal.signal(number, handler)
