"""Driving the app in tests: open it, press keys, and wait until nothing moves any more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled

from idlib_tui.errors import IdlibError
from idlib_tui.tui.app import IdlibApp
from idlib_tui.tui.screens.archive import ArchiveScreen
from idlib_tui.tui.screens.main import MainScreen
from idlib_tui.tui.settings import Settings
from idlib_tui.workspace import Workspace

WIDE, NORMAL, NARROW = (200, 50), (120, 35), (80, 24)


class Driver:
    """A running app with its keyboard."""

    def __init__(self, app: IdlibApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> MainScreen:
        """The main screen, whatever lies over it."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    async def settle(self) -> None:
        """Wait until the threads are done and their answers have been painted."""
        for _ in range(2):
            await self._finish_work()
        while any(map(_is_busy, self.app.screen_stack)):
            await self._finish_work()
        await self.pilot.pause()

    async def _finish_work(self) -> None:
        await self.pilot.pause()
        # A worker whose place a newer one has taken is over too.
        with suppress(WorkerCancelled):
            await self.app.workers.wait_for_complete()

    async def press(self, *keys: str) -> None:
        """Press keys one after another, each to its end."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        names = {
            " ": "space",
            "/": "slash",
            '"': "quotation_mark",
            "-": "minus",
            "?": "question_mark",
        }
        await self.pilot.press(*(names.get(letter, letter) for letter in text))
        await self.settle()

    async def search(self, query: str) -> None:
        """Type a query into the search bar, and wait for its results."""
        await self.press("slash")
        await self.type(query)

    def text(self) -> str:
        """What is on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def notices(self) -> list[str]:
        """The sentences that were shown for a few seconds."""
        return [note.message for note in self.app._notifications]


def _is_busy(screen: Screen[Any]) -> bool:
    """Whether an answer is still to come, to a search or, on its screen, from an archive."""
    if isinstance(screen, ArchiveScreen) and (screen.pane_widgets is None or screen.status.working):
        return True
    filled = isinstance(screen, MainScreen) and screen.pane_widgets is not None
    return filled and screen.searching.pending


@asynccontextmanager
async def opened(
    workspace: Workspace,
    size: tuple[int, int] = WIDE,
    *,
    notice: str | None = None,
    settings: Settings | None = None,
    fails: bool = False,
    archive: str | None = None,
) -> AsyncIterator[Driver]:
    """Open the reader on a workspace and wait until it has read everything.

    The reader survives what nobody foresaw; a test fails at it unless it is what ``fails`` expects.
    """
    kept = settings or Settings(Path(workspace.root).parent / "settings")
    app = IdlibApp(workspace, notice, kept, archive=archive)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
        unforeseen = [each for each in app.failures if not isinstance(each, IdlibError)]
        if unforeseen and not fails:
            raise unforeseen[0]
