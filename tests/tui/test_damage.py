"""What lies under the running reader is damaged: it is told, the reader stays usable, and mends."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from idlib_tui.workspace import Workspace
from tests.tui.driving import Driver, opened

EVERYWHERE = (
    *("1", "g", "j", "enter", "r", "r", "i", "escape", "p", "m", "u", "y"),
    *("3", "j", "enter", "v", "full_stop", "plus", "w", "w", "G"),
    *("4", "j", "full_stop", "v", "C", "C", "w", "w", "enter"),
    *("5", "j", "enter", "a", "escape", "d", "escape", "s", "escape", "e", "escape"),
    *("ctrl+p", "b", "r", "escape", "backspace", "escape"),
)
"""Keys that ask for everything there is."""


def scribble_over_the_catalog(workspace: Workspace) -> None:
    for file in workspace.index.rglob("*"):
        if file.is_file() and "sqlite" in file.name:
            with file.open("r+b") as opened_file:
                opened_file.write(os.urandom(min(file.stat().st_size, 60_000)))


def remove_the_index(workspace: Workspace) -> None:
    shutil.rmtree(workspace.index)


def put_a_file_in_its_place(workspace: Workspace) -> None:
    shutil.rmtree(workspace.index)
    workspace.index.write_text("a file", encoding="utf-8")


def remove_the_word_index(workspace: Workspace) -> None:
    for folder in [each for each in workspace.index.iterdir() if each.is_dir()]:
        shutil.rmtree(folder)


def remove_the_seeds(workspace: Workspace) -> None:
    shutil.rmtree(workspace.seeds)


def empty_the_seeds(workspace: Workspace) -> None:
    for file in workspace.seeds.iterdir():
        file.unlink()


def remove_everything(workspace: Workspace) -> None:
    shutil.rmtree(workspace.root)


def break_the_desk(workspace: Workspace) -> None:
    workspace.briefs.mkdir(exist_ok=True)
    (workspace.briefs / "desk.yaml").write_text("pins: [\n  - {", encoding="utf-8")


def put_a_folder_in_place_of_the_desk(workspace: Workspace) -> None:
    (workspace.briefs / "desk.yaml").unlink(missing_ok=True)
    (workspace.briefs / "desk.yaml").mkdir(parents=True)


def put_a_file_in_place_of_the_briefs(workspace: Workspace) -> None:
    shutil.rmtree(workspace.briefs, ignore_errors=True)
    workspace.briefs.write_text("a file", encoding="utf-8")


async def ask_for_everything(driver: Driver) -> None:
    for key in EVERYWHERE:
        await driver.pilot.press(key)
    await driver.settle()
    while driver.app.screen is not driver.main:
        await driver.press("escape")


# Of a word index that vanishes under a search, files may stay open until they are collected.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "damage",
    [
        scribble_over_the_catalog,
        remove_the_index,
        put_a_file_in_its_place,
        remove_the_word_index,
        remove_the_seeds,
        empty_the_seeds,
        remove_everything,
        break_the_desk,
        put_a_folder_in_place_of_the_desk,
        put_a_file_in_place_of_the_briefs,
    ],
)
async def test_damage_while_reading(
    bridge: Workspace, tmp_path: Path, damage: Callable[[Workspace], None]
) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(bridge.seeds, whole)
    async with opened(bridge) as driver:
        damage(bridge)
        await ask_for_everything(driver)
        await driver.search("bridge")
        await driver.press("escape", "ctrl+r", "3", "4", "1")
        assert driver.app.is_running
        # The files are back; what was derived from them is not.
        for place in (bridge.index, bridge.briefs):
            if place.is_file():
                place.unlink()
        shutil.copytree(whole, bridge.seeds, dirs_exist_ok=True)
        await driver.press("ctrl+r")
        assert driver.main.article_count == 3
        await driver.press("1", "g", "enter")
        assert driver.main.reading.article is not None
    async with opened(bridge) as driver:
        assert driver.main.article_count == 3
        await driver.search("bridge")
        assert driver.main.searching.has_hits
