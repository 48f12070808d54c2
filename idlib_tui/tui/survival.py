"""Recovery from unexpected failures.

Textual ends a program at the first exception in a handler, a timer, a worker or a repaint, and
prints a traceback. Here such a failure aborts only the step that it happened in: a notification
reports it, and the reader stays usable. The program exits, with the terminal restored, only if
failures keep recurring.
"""

from __future__ import annotations

from collections import deque
from functools import wraps
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual._context import active_app, active_message_pump
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import WorkerFailed

from idlib_tui.errors import IdlibError
from idlib_tui.unexpected import displayable

if TYPE_CHECKING:
    import asyncio

    from textual.geometry import Region
    from textual.message import Message

TOO_MANY = 25
"""Failures within ``WINDOW`` seconds after which the program gives up."""

WINDOW = 5.0

QUIET = 5.0
"""Seconds for which the same failure is not reported again: as long as its notice is shown."""

FAILED = 3
"""The exit status of a program that could not go on."""


class SurvivingApp(App[int]):
    """An app that reports a failure and continues.

    Attributes:
        failures: The last failures, oldest first.
        fatal: Why the program could not go on; None if it could.
    """

    def __init__(self) -> None:
        super().__init__()
        _guard_textual()
        self.failures: deque[Exception] = deque(maxlen=100)
        self.fatal: IdlibError | None = None
        self._failed_at: deque[float] = deque(maxlen=TOO_MANY)
        self._shown_at: dict[tuple[object, ...], float] = {}

    def show_failure(self, error: IdlibError) -> None:
        """Show a failure for a few seconds."""
        raise NotImplementedError

    def survive(self, error: Exception, task: str, *, harmless: bool = False) -> None:
        """Report a failure and continue, or end the program if failures keep recurring.

        Args:
            error: What was raised.
            task: What failed, in a word or two.
            harmless: Whether it may recur for ever, as when one widget cannot be painted.
        """
        now = monotonic()
        self.failures.append(error)
        if self._exit:
            # Nobody would see it any more; it is only logged.
            displayable(task, error)
            return
        if not harmless:
            self._failed_at.append(now)
        endless = len(self._failed_at) == TOO_MANY and now - self._failed_at[0] < WINDOW
        if endless or not self.is_running:
            self._give_up(error, task)
            return
        place = _place(error)
        if now - self._shown_at.get(place, -QUIET) < QUIET:
            return
        self._shown_at[place] = now
        try:
            self.show_failure(displayable(task, error))
        except Exception as another:  # noqa: BLE001 - must not hide the first failure
            self._give_up(another, task)

    def _give_up(self, error: Exception, task: str) -> None:
        """End the program; ``fatal`` says why."""
        if self.fatal is None:
            self.fatal = displayable(task, error)
            # A test with a pilot raises it again.
            self._exception = error
            self._exception_event.set()
        self.exit(FAILED)

    def _handle_exception(self, error: Exception) -> None:
        """Take what Textual itself caught: failures of timers, workers, composing and layout."""
        pump = active_message_pump.get(None)
        if isinstance(error, WorkerFailed):
            error = error.error if isinstance(error.error, Exception) else error
        self.survive(error, _name(pump))
        _take_away(self, pump)

    def on_load(self) -> None:
        """Take the failures of tasks that belong to no widget."""
        import asyncio  # noqa: PLC0415 - loaded by now

        asyncio.get_running_loop().set_exception_handler(self._task_failed)

    def _task_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        del loop
        error = context.get("exception")
        if isinstance(error, Exception) and self.is_running:
            self.survive(error, "program")


def _take_away(app: App[Any], pump: object) -> None:
    """Take a screen away that failed before it was complete: no key of it may work."""
    if isinstance(pump, Screen) and not pump.is_mounted and len(app.screen_stack) > 1:

        def take_away() -> None:
            if app.screen is pump:
                app.pop_screen()

        app.call_later(take_away)


def _name(pump: object) -> str:
    return type(pump).__name__ if pump is not None else "program"


def _place(error: Exception) -> tuple[object, ...]:
    """Find where an exception was raised, by kind, file and line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if isinstance(error, IdlibError):
        return (str(error),)
    return (type(error), trace and trace.tb_frame.f_code.co_filename, trace and trace.tb_lineno)


def _guard_textual() -> None:
    """Catch what handlers and repaints raise, for the widgets of Textual as for our own.

    Textual leaves the message loop of a widget for good at an exception, and gives up the whole
    repaint; there is no hook, so the two methods that everything goes through are wrapped.
    """
    if hasattr(MessagePump._dispatch_message, "__wrapped__"):  # noqa: SLF001
        return
    dispatch, render = MessagePump._dispatch_message, Widget.render_lines  # noqa: SLF001

    @wraps(dispatch)
    async def dispatched(pump: MessagePump, message: Message) -> None:
        try:
            await dispatch(pump, message)
        except Exception as error:
            app = active_app.get(None)
            if not isinstance(app, SurvivingApp):
                raise
            app.survive(error, _name(pump))
            _take_away(app, pump)

    @wraps(render)
    def rendered(widget: Widget, crop: Region) -> list[Strip]:
        try:
            return render(widget, crop)
        except Exception as error:
            app = active_app.get(None)
            if not isinstance(app, SurvivingApp):
                raise
            app.survive(error, _name(widget), harmless=True)
            return [Strip.blank(crop.width)] * crop.height

    wrappers: tuple[tuple[type, str, object], ...] = (
        (MessagePump, "_dispatch_message", dispatched),
        (Widget, "render_lines", rendered),
    )
    for owner, name, wrapper in wrappers:
        setattr(owner, name, wrapper)
