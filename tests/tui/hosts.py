"""A bare app around one widget, which remembers the messages that reach it."""

from __future__ import annotations

from contextlib import suppress
from typing import TypeVar

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled

M = TypeVar("M", bound=Message)


class Host(App[None]):
    """Shows one widget over the whole screen and gives it the focus."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.messages: list[Message] = []

    def compose(self) -> ComposeResult:
        """Show the widget."""
        yield self.widget

    def on_mount(self) -> None:
        """Focus it."""
        self.widget.focus()

    def said(self, kind: type[M]) -> list[M]:
        """List the messages of one kind, oldest first."""
        return [each for each in self.messages if isinstance(each, kind)]


async def settle(pilot: Pilot[None]) -> None:
    """Wait until threads have answered and the screen has been painted."""
    for worker in list(pilot.app.workers):
        # A newer request takes the place of an older one, which then never completes.
        with suppress(WorkerCancelled):
            await worker.wait()
    await pilot.pause()


def screen_text(widget: Widget) -> str:
    """Read what a widget that draws its own lines has on the screen."""
    lines = (widget.render_line(y).text for y in range(widget.size.height))
    return "\n".join(lines).replace("\u00a0", " ")
