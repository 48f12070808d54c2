"""Part ``keys``: random keys, pastes, clicks and sizes to the whole reader, over several folders.

An item is one session: a folder, a size of the terminal, and what is done, one after the other.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.events import Paste
from textual.pilot import OutOfBounds

from idlib_tui.tui.app import IdlibApp
from idlib_tui.tui.commands import COMMANDS
from idlib_tui.tui.keymap import split_keys
from idlib_tui.tui.settings import Settings
from idlib_tui.workspace import Workspace
from tests.hostile import HOSTILE_TEXTS, forbidden_in
from tests.support import copy_idlib_story

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.robust.report import Report

LIMIT = 60.0
"""Seconds for a session."""

SESSION = 50
"""Things done in one session."""

_LEAVING = {"q", "ctrl+q"}
_COMMANDS = sorted({key for command in COMMANDS for key in split_keys(command.key)} - _LEAVING)
_OTHER = (
    *"abcdefgz0359 AZ",
    *("ctrl+a", "ctrl+u", "ctrl+k", "ctrl+w", "ctrl+c", "ctrl+v", "ctrl+@", "ctrl+z"),
    *("home", "end", "left", "right", "delete", "insert", "f12", "shift+tab", "alt+x"),
)
_QUERIES = ("bridge", '"the war', "date:2020..", "a*", "said:", "-", "(", "Turk* OR")
_SIZES = ((200, 50), (120, 35), (80, 24), (40, 10), (20, 5), (1, 1), (3, 200), (1000, 500))

HOSTILE_TEXT = (
    "[/b] [red]x[/blue] [@click=app.quit]here[/] price [$5] "
    + " ".join(HOSTILE_TEXTS).encode("utf-8", "replace").decode()
    + " \u200b\u200b e"
    + "\u0301" * 400
    + " 👩‍🚒 漢字 end"
)
"""Markup, escapes, marks of direction, characters of no width and many of them."""


def make_workspaces(folder: Path) -> dict[str, Workspace]:
    """Make the folders that sessions are held in."""
    empty = folder / "empty" / "seeds"
    empty.mkdir(parents=True)
    return {
        "idlib": copy_idlib_story(folder / "idlib"),
        "empty": Workspace.at(empty.parent),
        "hostile": make_hostile(folder / "hostile"),
    }


def make_hostile(root: Path) -> Workspace:
    """Make a folder whose every text, name and saved search is hostile."""
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    name = "[b]x[red] \u202e[@click=app.quit]y.txt"
    (seeds / name).write_text(
        f"date 2021-03-04 {HOSTILE_TEXT}\n\n“{HOSTILE_TEXT},” [red]Tom Reed[/blue] said. "
        f"Mayor Anna \x1b[31mField said “we lost 40 [/b] ships and 300 people”."
        f"\n\n{HOSTILE_TEXT}\n",
        encoding="utf-8",
    )
    (seeds / "long.txt").write_text(
        "date 2021-03-05 " + "title " * 20_000 + "\n\n" + "x" * 100_000 + "\n", encoding="utf-8"
    )
    (seeds / "[red]empty[b].txt").write_bytes(b"")
    (seeds / "story.yaml").write_text(
        f"title: {_yaml(HOSTILE_TEXT[:400])}\nactors:\n  - name: Tom Reed\n"
        f"    aliases: [Reed, {_yaml('[/b] Reed')}]\n"
        f"    roles: [{_yaml('[@click=app.quit]captain')}]\n",
        encoding="utf-8",
    )
    workspace = Workspace.at(root)
    workspace.briefs.mkdir()
    (workspace.briefs / "desk.yaml").write_text(
        f"searches:\n  {_yaml('[/b] search')}: {_yaml('[red]bridge')}\n", encoding="utf-8"
    )
    return workspace


def run(rng: random.Random, count: int, report: Report) -> None:
    """Hold as many sessions as do about ``count`` things."""
    with tempfile.TemporaryDirectory() as folder:
        workspaces = make_workspaces(Path(folder) / "made")
        for number in range(max(count // SESSION, 1)):
            name = sorted(workspaces)[number % len(workspaces)]
            size = rng.choice(_SIZES[:3])
            steps = [random_step(rng) for _ in range(SESSION)]
            copy = Path(folder) / "used"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(workspaces[name].root, copy)
            report.check(
                f"{name} {size}: {' '.join(steps)}",
                lambda: hold(Workspace.at(copy), size, steps),  # noqa: B023 - called at once
                limit=LIMIT,
            )


def random_step(rng: random.Random) -> str:
    """Choose one thing to do; a word that ``do`` understands."""
    width, height = rng.choice(_SIZES)
    steps = (
        (0.70, f"key:{rng.choice(_COMMANDS)}"),
        (0.14, f"key:{rng.choice(_OTHER)}"),
        (0.04, f"type:{rng.choice(_QUERIES)}"),
        (0.03, "paste:"),
        (0.03, f"size:{width},{height}"),
        (0.04, f"click:{rng.randrange(200)},{rng.randrange(50)},{rng.choice('123')}"),
        (0.02, "settle:"),
    )
    shares, words = zip(*steps, strict=True)
    chosen: str = rng.choices(words, shares)[0]
    return chosen


def hold(workspace: Workspace, size: tuple[int, int], steps: Sequence[str]) -> str:
    """Hold a session; raises what the reader has survived, and where it ended by itself."""
    return asyncio.run(_hold(workspace, size, steps))


async def _hold(workspace: Workspace, size: tuple[int, int], steps: Sequence[str]) -> str:
    app = IdlibApp(workspace, None, Settings(workspace.root / "settings"))
    async with app.run_test(size=size) as pilot:
        for step in steps:
            await do(pilot, step)
            if app.failures:
                raise app.failures[0]
        await do(pilot, "size:120,35")
        await do(pilot, "settle:")
        if app.failures:
            raise app.failures[0]
        assert app.is_running, "the reader ended"
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert not (found := forbidden_in(shown)), f"on the screen: {found}"
        return type(app.screen).__name__


async def do(pilot: Pilot[int], step: str) -> None:
    """Do one thing."""
    kind, _, what = step.partition(":")
    if kind == "key":
        await pilot.press({" ": "space"}.get(what, what))
    elif kind == "type":
        await pilot.press("slash")
        pilot.app.post_message(Paste(what))
    elif kind == "paste":
        pilot.app.post_message(Paste(HOSTILE_TEXT * 20 + "\n" + "x" * 200_000))
    elif kind == "size":
        width, height = map(int, what.split(","))
        await pilot.resize_terminal(width, height)
    elif kind == "click":
        x, y, times = map(int, what.split(","))
        with suppress(OutOfBounds):
            await pilot.click(offset=(x, y), times=times)
    else:
        for _ in range(3):
            await pilot.pause(0.1)
    await pilot.pause()


def _yaml(text: str) -> str:
    """Write a text as a YAML scalar in quotation marks."""
    plain = (each.isascii() and each.isprintable() and each not in '"\\' for each in text)
    written = (
        each if is_plain else f"\\U{ord(each):08x}"
        for each, is_plain in zip(text, plain, strict=True)
    )
    return f'"{"".join(written)}"'
