"""Write ``docs/screenshot.svg`` from the real program, on a copy of the Idlib story."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from idlib_tui.tui.app import IdlibApp
from idlib_tui.tui.settings import Settings
from idlib_tui.workspace import Workspace

ROOT = Path(__file__).parents[1]
SCREENSHOT = ROOT / "docs" / "screenshot.svg"
SIZE = (180, 46)
KEYS = ("j", "enter", "right_square_bracket", "right_square_bracket", "4", "j", "j", "j", "2")
"""Opens the second article, goes to its second quote, and lists the quotes beside it."""


async def screenshot(workspace: Workspace, settings: Settings) -> str:
    """Open the reader, press the keys, and take its picture as SVG."""
    app = IdlibApp(workspace, None, settings)
    async with app.run_test(size=SIZE) as pilot:
        await _settle(app, pilot)
        for key in KEYS:
            await pilot.press(key)
            await _settle(app, pilot)
        return app.export_screenshot(title="idlib-tui")


async def _settle(app: IdlibApp, pilot: Pilot[int]) -> None:
    """Wait until the threads are done and their answers have been painted."""
    for _ in range(4):
        await pilot.pause()
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()
    await pilot.pause()


def main() -> None:
    """Take the picture and write it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "idlib"
        shutil.copytree(ROOT / "seeds", root / "seeds")
        svg = asyncio.run(screenshot(Workspace.at(root), Settings(Path(folder))))
    SCREENSHOT.parent.mkdir(exist_ok=True)
    SCREENSHOT.write_text(svg, encoding="utf-8")
    print(f"Written to {SCREENSHOT}.")


if __name__ == "__main__":
    main()
