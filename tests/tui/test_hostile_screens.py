"""Hostile text everywhere: every screen shows it letter by letter, and obeys none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Paste

from tests.hostile import forbidden_in
from tests.robust.keys import HOSTILE_TEXT, make_hostile
from tests.tui.driving import NARROW, NORMAL, WIDE, Driver, opened

SCREENS: tuple[tuple[str, ...], ...] = (
    ("1", "g"),
    ("G",),
    ("g", "j", "enter"),
    ("i",),
    ("escape", "r"),
    ("r", "R"),
    ("R", "p", "m"),
    ("c",),
    ("escape", "3", "v"),
    ("4", "v"),
    ("5",),
    ("x",),
    ("escape", "a"),
    ("escape", "s"),
    ("escape", "e"),
    ("a",),
    ("escape", "question_mark"),
    ("escape", "ctrl+p", "b"),
    ("backspace", "x"),
    ("escape", "1", "f", "b"),
    ("escape", "slash", "y"),
)
"""Keys, one screen after the other; what each shows is looked at."""


def look(driver: Driver, keys: tuple[str, ...]) -> str:
    shown = driver.text()
    assert forbidden_in(shown) == set(), f"after {keys}"
    return shown


@pytest.mark.parametrize("size", [WIDE, NORMAL, NARROW], ids=["wide", "normal", "narrow"])
async def test_every_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    workspace = make_hostile(tmp_path / "hostile")
    everything = ""
    async with opened(workspace, size) as driver:
        everything += look(driver, ())
        for keys in SCREENS:
            await driver.press(*keys)
            everything += look(driver, keys)
        driver.app.post_message(Paste(HOSTILE_TEXT))
        await driver.settle()
        everything += look(driver, ("a paste",))
        await driver.press("escape")
        for markup in ("[/b]", "[red]x[/blue]", "[@click=app.quit]", "[red]empty[b].txt"):
            assert markup in everything
        assert driver.app.is_running
        assert not driver.app._exit, "no text was a command"


async def test_a_very_long_title_and_word_cost_nobody_the_reader(tmp_path: Path) -> None:
    workspace = make_hostile(tmp_path / "hostile")
    long = (
        "date 2021-03-06 " + "title " * 170_000 + "\n\n" + "\u200b" * 50_000 + "x" * 100_000 + "\n"
    )
    (workspace.seeds / "longest.txt").write_text(long, encoding="utf-8")
    async with opened(workspace) as driver:
        driver.main.reading.open("longest")
        await driver.settle()
        await driver.press("i", "escape", "G", "g", "r", "1", "ctrl+p", "t", "i", "escape", "e")
        look(driver, ())
        assert driver.app.is_running
