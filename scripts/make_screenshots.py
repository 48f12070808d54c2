"""Write the pictures of ``docs/`` from the real program, on a copy of the Idlib story."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from idlib_tui.tui.app import IdlibApp
from idlib_tui.tui.settings import Settings
from idlib_tui.workspace import Workspace

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"


class Scene(NamedTuple):
    """A state of the reader to take a picture of."""

    keys: tuple[str, ...]
    """What is pressed after the start."""

    size: tuple[int, int] = (150, 40)
    """Columns and rows of the terminal."""


_OPEN_SECOND = ("j", "enter")
SCENES = {
    "reader": Scene(
        (*_OPEN_SECOND, *["right_square_bracket"] * 2, "4", "j", "j", "j", "2"), (180, 46)
    ),
    "sources": Scene(("j",)),
    "article": Scene((*_OPEN_SECOND, "right_square_bracket")),
    "search": Scene(("slash", *"ceasefire", "enter")),
    "chronology": Scene((*_OPEN_SECOND, "3", "g", "j", "j", "v")),
    "quotes": Scene((*_OPEN_SECOND, "4", "j", "v")),
    "figures": Scene((*_OPEN_SECOND, "5", "j")),
    "info": Scene((*_OPEN_SECOND, "i")),
    "narrow": Scene(_OPEN_SECOND, (80, 24)),
}
"""The pictures by name."""


async def picture(workspace: Workspace, settings: Settings, scene: Scene) -> str:
    """Open the reader, press the keys, and take its picture as SVG."""
    app = IdlibApp(workspace, None, settings)
    async with app.run_test(size=scene.size) as pilot:
        await _settle(app, pilot)
        for key in scene.keys:
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
    """Take all pictures."""
    PICTURES.mkdir(exist_ok=True)
    for name, scene in SCENES.items():
        # A copy each: no scene begins where the one before was left.
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "idlib"
            shutil.copytree(ROOT / "seeds", root / "seeds")
            svg = asyncio.run(picture(Workspace.at(root), Settings(Path(folder)), scene))
        path = PICTURES / f"{name}.svg"
        path.write_text(svg, encoding="utf-8")
        print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
