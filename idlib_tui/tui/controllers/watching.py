"""Noticing changes to the folder of articles while the reader is open."""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from idlib_tui.tui.controllers.host import Host

_QUIET = 400
"""Milliseconds without a change after which those before are reported together."""

_LONGEST = 2_000
"""Milliseconds after which changes are reported even if more keep coming."""


class Watching:
    """Watches the folder in a thread of its own, by what the system reports of its files.

    Where that does not work, as on some network drives, changes are still looked for whenever the
    window regains the focus.
    """

    class Changed(Message):
        """Files of the folder may have changed."""

        def can_replace(self, message: Message) -> bool:
            """One look is enough for several changes."""
            return isinstance(message, Watching.Changed)

    def __init__(self, host: Host) -> None:
        self._host = host
        self._end = threading.Event()
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Begin to watch, unless that was begun before."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._watch, name="watching", daemon=True)
            self._thread.start()

    def end(self) -> None:
        """Stop watching."""
        self._end.set()

    def _watch(self) -> None:
        # Imported in the thread: nothing waits for it.
        from watchfiles import watch  # noqa: PLC0415

        # The folder may be missing, or the system may have no more watches to give.
        with suppress(OSError, RuntimeError):
            for _ in watch(
                self._host.workspace.seeds,
                stop_event=self._end,
                step=_QUIET,
                debounce=_LONGEST,
                raise_interrupt=False,
                ignore_permission_denied=True,
            ):
                self._host.node.post_message(self.Changed())
